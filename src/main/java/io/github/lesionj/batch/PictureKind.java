// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** What the pictures that people look at, overlays and crops, are stored as. */
public enum PictureKind {
    /** Every pixel as it is. */
    PNG(List.of(".png")),
    /** A tenth of the size. */
    JPEG(List.of(".jpg")),
    /** There are none. */
    NONE(List.of());

    private final List<String> endings;

    PictureKind(List<String> endings) {
        this.endings = endings;
    }

    /**
     * @param word such as {@code jpeg}; an empty one is PNG
     * @throws UserException in one sentence, if it is none of these
     */
    public static PictureKind of(String word) {
        if (word.isBlank()) return PNG;
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new UserException("Overlay and crop are stored as png, jpeg or none, not as \"" + word + '"'));
    }

    /** @return how the names of such files end; none where there are no files */
    List<String> endings() {
        return endings;
    }

    /** Writes a picture into the file of a name without its ending, or not at all. */
    void write(ImageFiles files, Path stem, RandomAccessibleInterval<ARGBType> picture) throws IOException {
        for (String ending : endings)
            files.write(stem.resolveSibling(stem.getFileName() + ending), file -> {
                if (this == JPEG) ImageFile.writeJpeg(file, picture);
                else ImageFile.writePng(file, picture);
            });
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
