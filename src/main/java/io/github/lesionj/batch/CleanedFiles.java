// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures from which something was taken, such as {@code <image>_hairless.png}, and on demand the masks of what it was, such as
 * {@code <image>_hair_mask.png}.
 *
 * @param folder that exists
 * @param mask   whether masks are written
 */
public record CleanedFiles(Cleaning cleaning, Path folder, boolean mask) implements ResultFiles {

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        return PictureResult.of(write(image.name(), cleaning.work().apply(image.image())));
    }

    /**
     * Writes the files of one picture, or none of them.
     *
     * @param image its name
     * @return the files
     * @throws IOException if one cannot be written
     */
    public List<Path> write(String image, Cleaned cleaned) throws IOException {
        try (ImageFiles files = new ImageFiles()) {
            files.write(file(image, cleaning.name()), file -> ImageFile.writePng(file, cleaned.image()));
            if (mask && cleaned.mask().isPresent())
                files.write(
                        file(image, cleaning.maskName().orElseThrow()),
                        file -> MaskFile.write(file, cleaned.mask().get()));
            return files.keep();
        }
    }

    private Path file(String image, String ending) {
        return folder.resolve(image + "_" + ending + ".png");
    }

    @Override
    public List<Path> files(String image) {
        return Stream.concat(Stream.of(cleaning.name()), cleaning.maskName().stream())
                .map(ending -> file(image, ending))
                .toList();
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, cleaning.name()));
    }

    @Override
    public Settings settings() {
        return Settings.of(cleaning.name())
                .with("cleaning", cleaning.settings())
                .with("mask", mask);
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public void close() {}
}
