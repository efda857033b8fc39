// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** DICOM's run lengths (PS3.5, annex G): one segment per byte of each sample, the uppermost first, coded as PackBits. */
final class RunLengths {

    private static final int HEADER = 64;

    private RunLengths() {}

    /** @return the samples plane after plane, little endian */
    static byte[] decode(byte[] frame, DicomCodec.Layout layout) throws IOException {
        int bytes = layout.allocated() / Byte.SIZE, pixels = Math.multiplyExact(layout.width(), layout.height());
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        if (frame.length < HEADER || header.getInt(0) != bytes * layout.samples() || header.getInt(0) > 15)
            throw new IOException("its run lengths do not fit its samples");
        byte[] samples = new byte[Math.multiplyExact(pixels, bytes * layout.samples())];
        for (int segment = 0; segment < bytes * layout.samples(); segment++) {
            int plane = segment / bytes, place = bytes - 1 - segment % bytes;
            unpack(frame, header.getInt(4 + 4 * segment), samples, plane * pixels * bytes + place, bytes, pixels);
        }
        return samples;
    }

    private static void unpack(byte[] coded, int start, byte[] into, int first, int step, int count)
            throws IOException {
        int at = start, done = 0;
        if (at < HEADER) throw new IOException("its run lengths begin in their own header");
        while (done < count) {
            int run = at < coded.length ? coded[at++] : Byte.MIN_VALUE;
            boolean repeated = run < 0;
            int length = repeated ? 1 - run : run + 1;
            if (at + (repeated ? 1 : length) > coded.length) throw new IOException("its run lengths end too early");
            if (run == Byte.MIN_VALUE) continue;
            for (int i = 0; i < length && done < count; i++)
                into[first + step * done++] = coded[repeated ? at : at + i];
            at += repeated ? 1 : length;
        }
    }
}
