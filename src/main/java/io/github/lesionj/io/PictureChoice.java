// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.ArrayList;
import java.util.List;

/**
 * Which picture of a file is meant, where it holds several, and how it is turned. Numbers count from 1; 0 where nobody said.
 *
 * @param series     of pictures of different sizes or places
 * @param channel    shown as grey
 * @param slice      in depth; of a stack that does not tell depth from time, in the file's order
 * @param frame      in time
 * @param resolution 1 is the finest
 * @param upright    whether a picture is turned as its camera noted (Exif) and as viewers show it; otherwise it stays as stored
 */
public record PictureChoice(int series, int channel, int slice, int frame, int resolution, boolean upright) {

    /** The only picture of the file, as stored. */
    public static final PictureChoice STANDARD = new PictureChoice(0, 0, 0, 0, 0, false);

    /** @return the same, turned upright or not */
    public PictureChoice upright(boolean turned) {
        return new PictureChoice(series, channel, slice, frame, resolution, turned);
    }

    /** @return the same, of the finest resolution where none was said */
    public PictureChoice finest() {
        return resolution != 0 ? this : new PictureChoice(series, channel, slice, frame, 1, upright);
    }

    /** @return the same, of another depth and time */
    PictureChoice at(int otherSlice, int otherFrame) {
        return new PictureChoice(series, channel, otherSlice, otherFrame, resolution, upright);
    }

    /** @return the same, of another series */
    PictureChoice ofSeries(int other) {
        return new PictureChoice(other, channel, slice, frame, resolution, upright);
    }

    /** @return whether a part of the file is named that only Bio-Formats knows */
    boolean namesPart() {
        return series != 0 || channel != 0 || resolution != 0;
    }

    /** @return whether one picture of a stack is named */
    boolean namesPlace() {
        return slice != 0 || frame != 0;
    }

    /** @return what was said, such as {@code series 2, upright}; {@code standard} for nothing */
    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        add(said, "series", series);
        add(said, "channel", channel);
        add(said, "z", slice);
        add(said, "t", frame);
        add(said, "resolution", resolution);
        if (upright) said.add("upright");
        return said.isEmpty() ? "standard" : String.join(", ", said);
    }

    private static void add(List<String> said, String name, int number) {
        if (number != 0) said.add(name + " " + number);
    }
}
