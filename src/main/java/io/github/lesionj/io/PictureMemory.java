// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.nio.file.Path;

/** Whether a picture fits into Java's memory, asked before it is read. */
final class PictureMemory {

    private PictureMemory() {}

    /**
     * @param bytesPerPixel that reading it takes
     * @throws RefusedImageException if it does not fit
     */
    static void check(Path file, int width, int height, int bytesPerPixel) throws RefusedImageException {
        long pixels = (long) width * height;
        if (pixels > Integer.MAX_VALUE - 8) throw RefusedImageException.tooLarge(file, width, height);
        long needed = pixels * bytesPerPixel;
        if (needed < free()) return;
        System.gc();
        long free = free();
        if (needed > free) throw RefusedImageException.tooBigForMemory(file, width, height, needed, free);
    }

    private static long free() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }
}
