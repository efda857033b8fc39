// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One of the pictures of a file that holds a stack of them: pages of a TIFF file, frames of a DICOM file, series, depths and
 * times of a file that Bio-Formats reads.
 *
 * @param choice by which {@link ImageOpener} reads it
 * @param part   what its results have behind the file's name, as Fiji's commands put it: {@code -slice3}, {@code -z3-t2},
 *     {@code -series2}; empty for the only picture, or the one that was chosen
 */
public record StackPicture(PictureChoice choice, String part) {

    private static final Set<String> SINGLE = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "gif", "webp");

    /**
     * Looks for the pictures of a file. Files whose names say that they hold one are not opened.
     *
     * @param choice what is named in it is chosen; of the rest all pictures are meant
     * @return at least one; the choice itself for a file that cannot be read, since whoever opens it says why
     */
    public static List<StackPicture> of(Path file, PictureChoice choice) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!SINGLE.contains(name.substring(name.lastIndexOf('.') + 1))) {
            try {
                Optional<StackSize> size = size(file, choice);
                if (size.isPresent()) return size.get().pictures(choice, "");
                Optional<BioFormats> others = BioFormats.find();
                if (others.isPresent()) return others.get().pictures(file, choice);
            } catch (IOException | RuntimeException e) {
                // Told where it is opened.
            }
        }
        return List.of(new StackPicture(choice, ""));
    }

    /** @return empty if it is for Bio-Formats to tell */
    private static Optional<StackSize> size(Path file, PictureChoice choice) throws IOException {
        Optional<ImageFormat> format = ImageFormat.of(file);
        if (format.isEmpty() || choice.namesPart()) return Optional.empty();
        try {
            return Optional.of(
                    switch (format.get()) {
                        case TIFF ->
                            TiffStack.of(file, TiffDirectories.read(file)).size();
                        case DICOM -> DicomPicture.size(file);
                        default -> StackSize.SINGLE;
                    });
        } catch (UnsupportedImageException e) {
            return Optional.empty();
        } catch (RefusedImageException e) {
            if (e.mayHaveParts()) return Optional.empty();
            throw e;
        }
    }
}
