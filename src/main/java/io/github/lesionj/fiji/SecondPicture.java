// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** The second picture of a command on two: an open image or a file, named in a text, since a command gets one image alone. */
final class SecondPicture {

    private SecondPicture() {}

    /**
     * @param name  title of an open image, or a file; empty for the other one of two open images
     * @param first the first picture, which the second must not be
     * @throws IOException   if a file cannot be read
     * @throws UserException in one sentence, if there is no such picture, or if it cannot be told which is meant
     */
    static Picture open(String name, ImagePlus first) throws IOException {
        if (name.isBlank()) return Picture.open(other(first), "");
        ImagePlus open = WindowManager.getImage(name.strip());
        if (open != null) {
            if (open.equals(first))
                throw new UserException("Both visits are " + name.strip() + ": name another picture in 'second'.");
            return Picture.open(open, "");
        }
        if (!UserPaths.optional(name).map(Files::isRegularFile).orElse(false))
            throw new UserException("There is no open image and no file called " + name.strip()
                    + ": name the picture of the second visit in 'second'.");
        return Picture.open(null, name);
    }

    private static ImagePlus other(ImagePlus first) {
        List<ImagePlus> others =
                open().stream().filter(imp -> !imp.equals(first)).toList();
        if (others.size() != 1)
            throw new UserException("Besides the first picture "
                    + (others.isEmpty() ? "no image is open" : others.size() + " images are open")
                    + ": name the picture of the second visit in 'second'.");
        return others.get(0);
    }

    private static List<ImagePlus> open() {
        int[] ids = WindowManager.getIDList();
        return ids == null
                ? List.of()
                : Arrays.stream(ids).mapToObj(WindowManager::getImage).toList();
    }

    /** @return the titles of all open images */
    static List<String> titles() {
        return open().stream().map(ImagePlus::getTitle).toList();
    }
}
