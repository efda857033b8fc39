// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import io.github.lesionj.io.ImageOpener;

/** The images that were made of a stack's slices, as a stack with the same slices and frames. */
final class ResultStack {

    private final ImagePlus imp;
    private final String title;
    private final ImageStack stack;
    private double max;

    ResultStack(ImagePlus imp, String title) {
        this.imp = imp;
        this.title = title;
        stack = new ImageStack(imp.getWidth(), imp.getHeight());
    }

    /** Adds the image of the next slice, under its own name. */
    void add(ImagePlus slice) {
        stack.addSlice(slice.getTitle(), slice.getProcessor());
        max = slice.getDisplayRangeMax();
    }

    /** @return the stack, not shown, with the pixel size of the first */
    ImagePlus image() {
        ImagePlus whole = new ImagePlus(title, stack);
        boolean channels = imp.getNChannels() > 1 && !ImageOpener.joinsChannels(imp);
        if (imp.isHyperStack()) {
            whole.setDimensions(channels ? imp.getNChannels() : 1, imp.getNSlices(), imp.getNFrames());
            whole.setOpenAsHyperStack(true);
        }
        Calibration scale = imp.getCalibration().copy();
        scale.disableDensityCalibration();
        whole.setCalibration(scale);
        whole.setDisplayRange(0, max);
        return whole;
    }
}
