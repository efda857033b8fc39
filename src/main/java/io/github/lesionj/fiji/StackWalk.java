// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows each picture of a stack in turn, and at the end the one that was shown before, with its selection. */
final class StackWalk implements AutoCloseable {

    private final ImagePlus imp;
    private final int before;
    private final Roi selection;

    StackWalk(ImagePlus imp) {
        this.imp = imp;
        before = imp.getCurrentSlice();
        selection = imp.getRoi();
    }

    /** @return the numbers of the slices that are pictures: of a composite's channels only the first */
    List<Integer> slices() {
        boolean joined = ImageOpener.joinsChannels(imp);
        int channels = imp.getNChannels();
        List<Integer> slices = new ArrayList<>();
        for (int slice = 1; slice <= imp.getStackSize(); slice++)
            if (!joined || channels == 1 ? !joined || slice == 1 : imp.convertIndexToPosition(slice)[0] == 1)
                slices.add(slice);
        return slices;
    }

    /** @return the slice that was shown before */
    int before() {
        return before;
    }

    /** Shows a slice; @return its picture */
    Picture show(int slice) throws IOException {
        set(slice);
        return Picture.open(imp, "");
    }

    private void set(int slice) {
        int[] place = imp.convertIndexToPosition(slice);
        if (imp.isHyperStack()) imp.setPosition(place[0], place[1], place[2]);
        else imp.setSlice(slice);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // The very selection of before, not one of the same shape.
    public void close() {
        set(before);
        if (selection != null && !selection.equals(imp.getRoi())) imp.setRoi(selection);
    }
}
