// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What ImageJ writes into a TIFF file beside the picture (ij.io.TiffEncoder): one field holds a table of kinds and numbers
 * of parts, then the parts, whose lengths are in another field.
 */
final class ImageJMetadata {

    static final int RANGES = 0x72616e67, ROI = 0x726f6920, OVERLAY = 0x6f766572;

    private static final int MAGIC = 0x494a494a;
    private static final int ENTRY = 8, FIRST = 4;

    private ImageJMetadata() {}

    /**
     * @param kind such as {@link #ROI}
     * @return the contents of all parts of this kind; none if there are none or the tables claim more than there is
     */
    static List<byte[]> parts(TiffDirectory directory, int kind) {
        List<byte[]> parts = new ArrayList<>();
        long[] lengths = directory.numbers(TiffDirectory.IMAGEJ_COUNTS);
        TiffDirectory.Field field = directory.fields().get(TiffDirectory.IMAGEJ_DATA);
        if (field == null || lengths.length < 2) return parts;
        byte[] content = field.value();
        ByteBuffer table = ByteBuffer.wrap(content).order(directory.order());
        if (lengths[0] < FIRST + ENTRY || lengths[0] > content.length || table.getInt() != MAGIC) return parts;
        int part = 1;
        long place = lengths[0];
        for (int at = FIRST; at + ENTRY <= lengths[0]; at += ENTRY) {
            int number = table.getInt(at + 4);
            if (number < 0 || number > lengths.length - part) return parts;
            for (int end = part + number; part < end; part++) {
                if (place + lengths[part] > content.length) return parts;
                if (table.getInt(at) == kind)
                    parts.add(Arrays.copyOfRange(content, (int) place, (int) (place + lengths[part])));
                place += lengths[part];
            }
        }
        return parts;
    }
}
