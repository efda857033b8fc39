// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file of which only some parts are seen, as if the others were not there. Nothing is written to a disk. */
final class PartsStream extends ImageInputStreamImpl {

    private static final int BUFFER = 1 << 15;

    private final RandomAccessFile file;
    /** Where in the file the bytes are that follow a position of this stream. */
    private final TreeMap<Long, Long> places;

    private final long end;
    private final byte[] buffer = new byte[BUFFER];
    private long buffered;
    private int filled;

    /** @param file is closed with this stream */
    private PartsStream(RandomAccessFile file, TreeMap<Long, Long> places, long end) {
        this.file = file;
        this.places = places;
        this.end = end;
    }

    /** Collects what is to be seen. */
    static final class Parts {

        private final TreeMap<Long, Long> places = new TreeMap<>();
        private long end;

        /** Shows a part that follows the one before; adjoining ones become one. */
        void show(long place, long length) {
            Map.Entry<Long, Long> last = places.lastEntry();
            if (last == null || last.getValue() + end - last.getKey() != place) places.put(end, place);
            end += length;
        }

        /** @param file is closed with the stream */
        PartsStream of(RandomAccessFile file) {
            return new PartsStream(file, places, end);
        }
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (available() == 0) return -1;
        streamPos++;
        return buffer[(int) (place(streamPos - 1) - buffered)] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) return 0;
        int available = Math.min(count, available());
        if (available == 0) return -1;
        System.arraycopy(buffer, (int) (place(streamPos) - buffered), into, from, available);
        streamPos += available;
        return available;
    }

    /** @return how many bytes of the part at this position are in the buffer, at least one; 0 at the end */
    private int available() throws IOException {
        if (streamPos >= end) return 0;
        long place = place(streamPos);
        if (place < buffered || place >= buffered + filled) {
            file.seek(place);
            buffered = place;
            filled = Math.max(0, file.read(buffer));
        }
        Long next = places.higherKey(streamPos);
        return (int) Math.min((next == null ? end : next) - streamPos, buffered + filled - place);
    }

    private long place(long position) {
        Map.Entry<Long, Long> part = places.floorEntry(position);
        return part.getValue() + position - part.getKey();
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
