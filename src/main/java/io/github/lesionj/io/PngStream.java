// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A PNG file of which only the picture is seen: size, palette, transparency and pixels. Texts, profiles and thumbnails, which may claim
 * gigabytes or unpack to them, are passed over without being read.
 */
final class PngStream extends ImageInputStreamImpl {

    private static final int SIGNATURE = 8, FRAME = 12;
    private static final Set<String> SEEN = Set.of("IHDR", "PLTE", "IDAT", "IEND");
    private static final String TRANSPARENCY = "tRNS";
    private static final int PALETTE = 256;

    private final RandomAccessFile file;
    /** Where in the file the bytes are that follow a position of this stream. */
    private final TreeMap<Long, Long> places = new TreeMap<>();
    private long end;

    private PngStream(RandomAccessFile file) {
        this.file = file;
    }

    /** @throws IOException if a part claims more than the file has */
    static PngStream open(Path path) throws IOException {
        PngStream stream = new PngStream(new RandomAccessFile(path.toFile(), "r"));
        try {
            stream.readParts();
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void readParts() throws IOException {
        long size = file.length(), place = SIGNATURE;
        show(0, SIGNATURE);
        String name = "";
        while (!name.equals("IEND")) {
            if (place + FRAME > size) throw new IOException("it ends too early");
            file.seek(place);
            long length = file.readInt() & 0xffffffffL;
            byte[] letters = new byte[4];
            file.readFully(letters);
            name = new String(letters, StandardCharsets.ISO_8859_1);
            if (place + FRAME + length > size)
                throw new IOException("its part " + printable(name) + " claims " + length + " bytes, more than the file has");
            if (SEEN.contains(name) || name.equals(TRANSPARENCY) && length <= PALETTE) show(place, FRAME + length);
            place += FRAME + length;
        }
    }

    private static String printable(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "without a name";
    }

    private void show(long place, long length) {
        var last = places.lastEntry();
        if (last == null || last.getValue() + end - last.getKey() != place) places.put(end, place);
        end += length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) return 0;
        if (streamPos >= end) return -1;
        var part = places.floorEntry(streamPos);
        Long next = places.higherKey(streamPos);
        long available = (next == null ? end : next) - streamPos;
        file.seek(part.getValue() + streamPos - part.getKey());
        int read = file.read(into, from, (int) Math.min(count, available));
        if (read > 0) streamPos += read;
        return read;
    }

    @Override
    public long length() {
        return end;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
