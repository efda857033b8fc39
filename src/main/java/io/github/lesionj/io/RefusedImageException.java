// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A whole file that LesionJ does not want to read. */
final class RefusedImageException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int MEGA = 1 << 20;

    private final boolean parts;

    private RefusedImageException(String message) {
        this(message, false);
    }

    private RefusedImageException(String message, boolean parts) {
        super(message);
        this.parts = parts;
    }

    /** @return whether the file has several pictures or is too large, so that a part of it may still be read */
    boolean mayHaveParts() {
        return parts;
    }

    /**
     * @param flavour     what is special about a file of a known format; otherwise empty
     * @param bioFormats what Bio-Formats says, where it is installed; otherwise empty
     */
    static RefusedImageException unknown(Path file, String flavour, String bioFormats) throws IOException {
        Optional<ForeignFormat> foreign = ForeignFormat.of(file);
        String advice = bioFormats.isEmpty() ? ", or " + BioFormats.wayToIt() : "; " + bioFormats;
        if (!flavour.isEmpty())
            return new RefusedImageException(
                    file + " is no picture that LesionJ can read: " + flavour + "; please convert it to PNG" + advice);
        if (foreign.isPresent() && !foreign.get().isConvertible())
            return new RefusedImageException(file + " is " + foreign.get().text() + "; please name a picture");
        if (foreign.isPresent() && foreign.get().isForBioFormats())
            return new RefusedImageException(
                    file + " is " + foreign.get().text() + ", which LesionJ reads by Bio-Formats: "
                            + (bioFormats.isEmpty() ? BioFormats.wayToIt() : bioFormats)
                            + ", or convert it to TIFF");
        if (foreign.isPresent())
            return new RefusedImageException(file + " is " + foreign.get().text()
                    + ", which LesionJ cannot read; please convert it to PNG or JPEG");
        return new RefusedImageException(file + " is no picture that LesionJ can read; please convert it to one of "
                + ImageFormat.all() + advice);
    }

    /** @param holds what there is more than one of */
    static RefusedImageException choose(Path file, String holds, String option, String which) {
        return new RefusedImageException(
                file + " holds " + holds + "; name " + which + " with " + option + ", or open it in Fiji");
    }

    static RefusedImageException outside(Path file, String what, int number, int count) {
        return new RefusedImageException(
                file + " has " + count + " " + what + ", so there is no number " + number + "; name 1 to " + count);
    }

    static RefusedImageException partsNeedBioFormats(Path file, PictureChoice choice) {
        return new RefusedImageException(file + ": a part of a file (" + choice.upright(false)
                + ") is read by Bio-Formats, which is not here; " + BioFormats.wayToIt());
    }

    static RefusedImageException several(Path file, int pictures) {
        return new RefusedImageException(
                file + " holds " + pictures + " pictures, of which LesionJ cannot tell which is meant;"
                        + " please save them singly, in ImageJ with Image > Stacks > Stack to Images",
                true);
    }

    static RefusedImageException tooLarge(Path file, int width, int height) {
        return new RefusedImageException(
                file + " has " + width + " x " + height + " pixels, more than Java can address; please scale it down",
                true);
    }

    static RefusedImageException tooBigForMemory(Path file, int width, int height, long needed, long free) {
        RefusedImageException refusal = new RefusedImageException(
                file + " has " + width + " x " + height + " pixels, which need "
                        + (needed / MEGA + 1) + " MB of memory where Java has " + free / MEGA
                        + " MB free; please scale the picture down, or " + JavaMemory.MORE,
                true);
        refusal.initCause(new OutOfMemoryError("asked for before it was taken"));
        return refusal;
    }
}
