// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the directories of a TIFF file, so that no other reader meets a file that runs in a circle or claims more than it
 * has.
 */
final class TiffDirectories {

    private static final int ENTRY = 12, BIG_ENTRY = 20, BIG = 43;
    private static final int MOST_DIRECTORIES = 10_000;
    private static final int LONGEST_KEPT = 1 << 26;
    private static final int STRIP_LENGTHS = TiffDirectory.STRIP_LENGTHS, TILE_LENGTHS = TiffDirectory.TILE_LENGTHS;
    private static final Set<Integer> KEPT = Set.of(
            TiffDirectory.WIDTH,
            TiffDirectory.HEIGHT,
            TiffDirectory.BITS,
            TiffDirectory.COMPRESSION,
            TiffDirectory.PHOTOMETRIC,
            TiffDirectory.DESCRIPTION,
            TiffDirectory.ORIENTATION,
            TiffDirectory.SAMPLES,
            TiffDirectory.X_RESOLUTION,
            TiffDirectory.Y_RESOLUTION,
            TiffDirectory.PLANAR,
            TiffDirectory.RESOLUTION_UNIT,
            TiffDirectory.PREDICTOR,
            TiffDirectory.TILE_WIDTH,
            TiffDirectory.TILE_HEIGHT,
            TiffDirectory.EXTRA_SAMPLES,
            TiffDirectory.SAMPLE_FORMAT,
            TiffDirectory.IMAGEJ_COUNTS,
            TiffDirectory.STRIPS,
            TiffDirectory.ROWS_PER_STRIP,
            TiffDirectory.COLOUR_MAP,
            TiffDirectory.TILES,
            TiffDirectory.JPEG_TABLES,
            TiffDirectory.SUBSAMPLING,
            TiffDirectory.REFERENCE,
            STRIP_LENGTHS,
            TILE_LENGTHS);

    private final RandomAccessFile file;
    private final long size;
    private final ByteOrder order;
    private final boolean big;

    private TiffDirectories(RandomAccessFile file) throws IOException {
        this.file = file;
        size = file.length();
        order = file.readUnsignedByte() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        big = at(2, 2).getShort() == BIG;
    }

    /**
     * @return the directories in their order, at least one; the first with ImageJ's metadata
     * @throws IOException if they run in a circle or claim more than the file has; one reason without the file's name
     */
    static List<TiffDirectory> read(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return new TiffDirectories(file).all();
        }
    }

    /** @return whether places in the file have 64 bits, which Java's reader does not know */
    static boolean isBig(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            return new TiffDirectories(file).big;
        }
    }

    private List<TiffDirectory> all() throws IOException {
        List<TiffDirectory> all = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long place = big ? at(8, 8).getLong() : at(4, 4).getInt() & 0xffffffffL;
        while (place != 0) {
            if (!seen.add(place)) throw new IOException("its directories run in a circle");
            if (all.size() == MOST_DIRECTORIES)
                throw new UnsupportedImageException("it holds more than " + MOST_DIRECTORIES + " pictures");
            long entries = big ? at(place, 8).getLong() : at(place, 2).getShort() & 0xffff;
            if (entries < 0 || entries > 0xffff)
                throw new IOException("a directory of it claims " + entries + " fields");
            int head = big ? 8 : 2, length = (int) entries * (big ? BIG_ENTRY : ENTRY);
            ByteBuffer table = at(place + head, length + (big ? 8 : 4));
            all.add(directory(table, (int) entries, place + head, all.isEmpty()));
            place = big ? table.getLong(length) : table.getInt(length) & 0xffffffffL;
        }
        if (all.isEmpty()) throw new IOException("it has no directory");
        return all;
    }

    private TiffDirectory directory(ByteBuffer table, int entries, long place, boolean first) throws IOException {
        Map<Integer, TiffDirectory.Field> fields = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            int at = i * (big ? BIG_ENTRY : ENTRY),
                    tag = table.getShort(at) & 0xffff,
                    type = table.getShort(at + 2) & 0xffff;
            long count = big ? table.getLong(at + 4) : table.getInt(at + 4) & 0xffffffffL;
            long length = count < 0 || count > size ? size + 1 : count * TiffDirectory.size(type);
            int room = big ? 8 : 4, here = big ? at + 12 : at + 8;
            long value = length <= room ? place + here : big ? table.getLong(here) : table.getInt(here) & 0xffffffffL;
            if (length > size)
                throw new IOException("its field " + tag + " claims " + length + " bytes, more than the file has");
            boolean keep = KEPT.contains(tag) || first && tag == TiffDirectory.IMAGEJ_DATA;
            if (!keep || length > LONGEST_KEPT || value < 0 || value > size - length) continue;
            byte[] content = new byte[(int) length];
            at(value, content.length).get(content);
            fields.put(tag, new TiffDirectory.Field(type, content, value));
        }
        TiffDirectory directory = new TiffDirectory(order, fields);
        for (int tag : new int[] {STRIP_LENGTHS, TILE_LENGTHS, TiffDirectory.IMAGEJ_COUNTS})
            for (long length : directory.numbers(tag))
                if (length > size)
                    throw new IOException("it claims a part of " + length + " bytes, more than the file has");
        return directory;
    }

    private ByteBuffer at(long place, int bytes) throws IOException {
        if (place < 0 || place > size - bytes) throw new IOException("it ends too early");
        byte[] content = new byte[bytes];
        file.seek(place);
        file.readFully(content);
        return ByteBuffer.wrap(content).order(order);
    }
}
