// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pictures of one size and kind there are in a file.
 *
 * @param slices in depth, or in the file's order
 * @param frames in time
 * @param hyper  whether depth and time are told apart
 */
record StackSize(int slices, int frames, boolean hyper) {

    static final StackSize SINGLE = new StackSize(1, 1, false);

    /** @return pictures in the file's order */
    static StackSize of(int pictures) {
        return new StackSize(pictures, 1, false);
    }

    /**
     * @return the place of the picture that is meant, from 0 on, depth before time
     * @throws RefusedImageException if there are several and none is named, or no such
     */
    int place(Path file, PictureChoice choice) throws IOException {
        if (slices > 1 && choice.slice() == 0 || frames > 1 && choice.frame() == 0)
            throw RefusedImageException.several(file, slices * frames);
        return place(file, hyper ? "depths" : "pictures", choice.slice(), slices)
                + slices * place(file, "times", choice.frame(), frames);
    }

    private static int place(Path file, String what, int number, int count) throws IOException {
        if (number > count) throw RefusedImageException.outside(file, what, number, count);
        return Math.max(0, number - 1);
    }

    /** @param before what stands before the part of each picture */
    List<StackPicture> pictures(PictureChoice choice, String before) {
        List<StackPicture> all = new ArrayList<>();
        for (int frame : numbers(choice.frame(), frames))
            for (int slice : numbers(choice.slice(), slices))
                all.add(new StackPicture(
                        choice.at(slice, frame),
                        before
                                + part(hyper ? "-z" : "-slice", choice.slice(), slice)
                                + part("-t", choice.frame(), frame)));
        return all;
    }

    /** @return 0, for whatever is there, unless several are meant */
    private static int[] numbers(int chosen, int count) {
        if (chosen != 0 || count == 1) return new int[] {chosen};
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = i + 1;
        return numbers;
    }

    private static String part(String sign, int chosen, int number) {
        return chosen != 0 || number == 0 ? "" : sign + number;
    }
}
