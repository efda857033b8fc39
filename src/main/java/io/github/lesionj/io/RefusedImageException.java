// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;

/** A whole file that LesionJ does not want to read. */
final class RefusedImageException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int MEGA = 1 << 20;

    private RefusedImageException(String message) {
        super(message);
    }

    /** @param more the rest of the sentence */
    static RefusedImageException unknown(Path file, String more) {
        return new RefusedImageException(file + " is no picture that LesionJ can read" + more);
    }

    static RefusedImageException several(Path file, int pictures) {
        return new RefusedImageException(file + " holds " + pictures + " pictures, but LesionJ reads one from a file;"
                + " please save them singly, in ImageJ with Image > Stacks > Stack to Images");
    }

    static RefusedImageException tooLarge(Path file, int width, int height) {
        return new RefusedImageException(file + " has " + width + " x " + height
                + " pixels, more than Java can address; please scale it down");
    }

    static RefusedImageException tooBigForMemory(Path file, int width, int height, long needed, long free) {
        return new RefusedImageException(file + " has " + width + " x " + height + " pixels, which need "
                + (needed / MEGA + 1) + " MB of memory where Java has " + free / MEGA
                + " MB free; please scale the picture down, or " + JavaMemory.MORE);
    }
}
