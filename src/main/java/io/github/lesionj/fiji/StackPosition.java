// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.lesionj.io.ImageOpener;

/**
 * Where in ImageJ's stack a picture lies, each number from 1, and 0 where there is only one: for the channel also when all
 * channels make up the picture, and for all three when the image is a single picture.
 *
 * @param slice of a hyperstack, or the number in a stack of pictures
 * @param hyper whether ImageJ tells channels, slices and frames apart
 */
record StackPosition(int channel, int slice, int frame, boolean hyper) {

    /** @return the place of the picture that an image shows now */
    static StackPosition of(ImagePlus imp) {
        boolean joined = ImageOpener.joinsChannels(imp);
        int[] place = imp.convertIndexToPosition(imp.getCurrentSlice());
        boolean channels = imp.getNChannels() > 1;
        if (imp.getStackSize() == 1 || joined && (!channels || imp.getNSlices() * imp.getNFrames() == 1))
            return new StackPosition(0, 0, 0, false);
        if (!channels && !imp.isHyperStack()) return new StackPosition(0, imp.getCurrentSlice(), 0, false);
        return new StackPosition(
                channels && !joined ? place[0] : 0,
                imp.getNSlices() > 1 ? place[1] : 0,
                imp.getNFrames() > 1 ? place[2] : 0,
                true);
    }

    /** Lets ImageJ show the ROI there and nowhere else. */
    void give(Roi roi) {
        if (hyper) roi.setPosition(channel, slice, frame);
        else roi.setPosition(slice);
    }

    /** @return whether ImageJ shows the ROI there and nowhere else */
    boolean isOf(Roi roi) {
        return hyper
                ? roi.hasHyperStackPosition()
                        && roi.getCPosition() == channel
                        && roi.getZPosition() == slice
                        && roi.getTPosition() == frame
                : !roi.hasHyperStackPosition() && roi.getPosition() == slice;
    }

    /** @return whether ImageJ shows the ROI there, perhaps beside other places; a single picture shows them all */
    boolean shows(Roi roi) {
        boolean single = channel == 0 && slice == 0 && frame == 0;
        boolean everywhere = !roi.hasHyperStackPosition() && roi.getPosition() == 0;
        return single || everywhere || isOf(roi);
    }

    /** @return what is put behind a picture's name: {@code -slice3}, {@code -z3-t2}, or nothing for a single picture */
    String suffix() {
        if (!hyper) return slice == 0 ? "" : "-slice" + slice;
        return part("c", channel) + part("z", slice) + part("t", frame);
    }

    private static String part(String letter, int number) {
        return number == 0 ? "" : "-" + letter + number;
    }

    /** Fills the columns in which ImageJ's own Measure writes stack positions. */
    void write(ResultsTable table) {
        if (channel > 0) table.addValue("Ch", channel);
        if (slice > 0) table.addValue("Slice", slice);
        if (frame > 0) table.addValue("Frame", frame);
    }
}
