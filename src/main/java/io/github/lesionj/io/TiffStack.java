// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pictures of a TIFF file: one, which smaller and smaller ones may follow, or a stack of pictures of one size, as ImageJ and
 * others write it.
 *
 * @param planes directories that make up a picture: 3 where they are red, green and blue
 */
record TiffStack(StackSize size, int planes) {

    private static final int PRIMARIES = 3;
    private static final Pattern OME_PLANES = Pattern.compile("\\bSize([ZT])=\"0*([1-9]\\d*)\"");

    /**
     * @param directories of the whole file
     * @throws RefusedImageException if it holds pictures of different sizes, or channels that are not red, green and blue
     */
    static TiffStack of(Path file, List<TiffDirectory> directories) throws IOException {
        TiffDirectory first = directories.get(0);
        int pictures = Math.max(directories.size(), TiffNotes.read(first).pictures());
        String description = first.text(TiffDirectory.DESCRIPTION);
        if (pictures == 1 || directories.size() == pictures && arePreviews(directories))
            return new TiffStack(StackSize.SINGLE, 1);
        boolean grey = first.number(TiffDirectory.PHOTOMETRIC, 1) <= 1;
        if (directories.size() != pictures || !areAlike(directories) || isOmeStack(description, pictures))
            throw RefusedImageException.several(file, pictures);
        if (pictures == PRIMARIES && grey) return new TiffStack(StackSize.SINGLE, PRIMARIES);
        int channels = imageJ(description, "channels");
        if (channels > 1 && (channels != PRIMARIES || !grey || pictures % PRIMARIES != 0))
            throw RefusedImageException.several(file, pictures);
        int slices = imageJ(description, "slices"), frames = imageJ(description, "frames");
        boolean hyper = description.contains("hyperstack=true") && channels * slices * frames == pictures;
        return new TiffStack(hyper ? new StackSize(slices, frames, true) : StackSize.of(pictures / channels), channels);
    }

    /** @return 1 where ImageJ does not say */
    private static int imageJ(String description, String what) {
        Matcher number = Pattern.compile("(?m)^" + what + "=(\\d{1,6})\\s*$").matcher(description);
        return description.startsWith("ImageJ=") && number.find() ? Math.max(1, Integer.parseInt(number.group(1))) : 1;
    }

    /** Which directory is which depth or time of an OME-TIFF file is for Bio-Formats to tell. */
    private static boolean isOmeStack(String description, int pictures) {
        if (!description.contains("<OME")) return false;
        Matcher planes = OME_PLANES.matcher(description);
        boolean deep = pictures != PRIMARIES;
        while (planes.find()) deep |= !planes.group(2).equals("1");
        return deep;
    }

    private static boolean areAlike(List<TiffDirectory> directories) {
        TiffDirectory first = directories.get(0);
        return directories.stream().allMatch(other -> width(other) == width(first) && height(other) == height(first));
    }

    private static boolean arePreviews(List<TiffDirectory> directories) {
        TiffDirectory first = directories.get(0);
        return directories.stream()
                .skip(1)
                .allMatch(other -> width(other) < width(first) && height(other) < height(first));
    }

    private static long width(TiffDirectory directory) {
        return directory.number(TiffDirectory.WIDTH, 0);
    }

    private static long height(TiffDirectory directory) {
        return directory.number(TiffDirectory.HEIGHT, 0);
    }

    /** @return the number of the first directory of the picture that is meant */
    int directory(Path file, PictureChoice choice) throws IOException {
        return planes * size.place(file, choice);
    }
}
