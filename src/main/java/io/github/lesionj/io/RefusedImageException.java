// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A whole file that LesionJ does not want to read. */
final class RefusedImageException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int MEGA = 1 << 20;

    private RefusedImageException(String message) {
        super(message);
    }

    /**
     * @param flavour     what is special about a file of a known format; otherwise empty
     * @param bioFormats what Bio-Formats says, where it is installed; otherwise empty
     */
    static RefusedImageException unknown(Path file, String flavour, String bioFormats) throws IOException {
        Optional<ForeignFormat> foreign = ForeignFormat.of(file);
        String advice = bioFormats.isEmpty() ? ", or install Bio-Formats" : "; " + bioFormats;
        if (!flavour.isEmpty())
            return new RefusedImageException(
                    file + " is no picture that LesionJ can read: " + flavour + "; please convert it to PNG" + advice);
        if (foreign.isPresent() && !foreign.get().isConvertible())
            return new RefusedImageException(file + " is " + foreign.get().text() + "; please name a picture");
        if (foreign.isPresent())
            return new RefusedImageException(file + " is " + foreign.get().text()
                    + ", which LesionJ cannot read; please convert it to PNG or JPEG" + advice);
        return new RefusedImageException(file + " is no picture that LesionJ can read; please convert it to one of "
                + ImageFormat.all() + advice);
    }

    static RefusedImageException several(Path file, int pictures) {
        return new RefusedImageException(file + " holds " + pictures + " pictures, but LesionJ reads one from a file;"
                + " please save them singly, in ImageJ with Image > Stacks > Stack to Images");
    }

    static RefusedImageException tooLarge(Path file, int width, int height) {
        return new RefusedImageException(
                file + " has " + width + " x " + height + " pixels, more than Java can address; please scale it down");
    }

    static RefusedImageException tooBigForMemory(Path file, int width, int height, long needed, long free) {
        return new RefusedImageException(file + " has " + width + " x " + height + " pixels, which need "
                + (needed / MEGA + 1) + " MB of memory where Java has " + free / MEGA
                + " MB free; please scale the picture down, or " + JavaMemory.MORE);
    }
}
