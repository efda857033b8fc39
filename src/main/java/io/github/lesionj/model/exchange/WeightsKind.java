// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.Weights;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a file of weights is, by the whole of its beginning: a single byte tells nothing. */
enum WeightsKind {
    SAFETENSORS,
    /** Of PyTorch before 1.6. */
    PICKLE,
    ZIP,
    UNKNOWN;

    private static final int SHOWN = 24;
    private static final int OLDEST_PICKLE = 2;
    private static final int NEWEST_PICKLE = 5;

    /** @param bytes the whole file, since a safetensors file says how much must follow */
    static WeightsKind of(byte[] bytes) {
        if (isZip(bytes)) return ZIP;
        if (Weights.isSafetensors(bytes)) return SAFETENSORS;
        boolean pickle =
                bytes.length > 1 && (bytes[0] & 0xff) == 0x80 && bytes[1] >= OLDEST_PICKLE && bytes[1] <= NEWEST_PICKLE;
        return pickle ? PICKLE : UNKNOWN;
    }

    /** @param start at least the first four bytes of the file */
    static boolean isZip(byte[] start) {
        return begins(start, "PK\u0003\u0004");
    }

    /** @return what an unknown file seems to be, and what to do about it */
    static String describe(byte[] bytes) {
        if (bytes.length == 0) return "it is empty; get it again";
        if (begins(bytes, "\u0089HDF"))
            return "it is an HDF5 file of Keras; save the weights with numpy.savez, as docs/weights.md says";
        if (begins(bytes, "\u0093NUMPY")) return "it is a single array of numpy; save all arrays with numpy.savez";
        if (begins(bytes, "\u001f\u008b")) return "it is compressed with gzip; unpack it first";
        if (begins(bytes, "version https://git-lfs"))
            return "it is a note of Git LFS about the file; get the file itself with git lfs pull";
        Optional<String> page = Optional.of(text(bytes).strip()).filter(text -> text.startsWith("<"));
        if (page.isPresent()) return "it is a web page; get the file itself";
        return "it is none of safetensors, npz and PyTorch's state dictionaries, or it is cut off; it begins with "
                + text(bytes).replaceAll("[^ -~]", "?");
    }

    private static boolean begins(byte[] bytes, String start) {
        byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(SHOWN, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
