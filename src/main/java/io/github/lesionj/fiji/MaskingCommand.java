// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.batch.Cleaned;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** A command that changes some of a picture's pixels, and says which. */
abstract class MaskingCommand extends CleaningCommand {

    @Parameter(
            label = "Show mask",
            required = false,
            persist = false,
            description =
                    "Opens the mask of what was found as an 8-bit image: 255 where the result differs, 0 elsewhere. With an"
                            + " output folder it is written too.")
    private boolean mask;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Mask",
            description = "8-bit, 255 where something was found and 0 elsewhere; of a stack a stack.")
    private ImagePlus maskimage;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Share",
            description = "Of the pixels in the mask, 0 to 1; of a stack the mean.")
    private Double share;

    @Override
    final boolean writesMask() {
        return mask;
    }

    @Override
    final void cleaned(ImagePlus original, String name, List<Slice> slices) {
        String title = name + "-" + cleaning().maskName().orElseThrow().replace('_', '-');
        maskimage = masks(original, title, slices);
        share = slices.stream()
                .map(Slice::cleaned)
                .mapToDouble(Cleaned::share)
                .average()
                .orElseThrow();
        if (mask) ResultWindows.show(maskimage);
    }

    private static ImagePlus masks(ImagePlus original, String title, List<Slice> slices) {
        if (slices.size() == 1) return mask(slices.get(0), title);
        ResultStack stack = new ResultStack(original, title);
        for (Slice slice : slices) stack.add(mask(slice, slice.picture().name()));
        return stack.image();
    }

    private static ImagePlus mask(Slice slice, String title) {
        ImagePlus image =
                ResultWindows.mask(slice.picture(), slice.cleaned().mask().orElseThrow());
        image.setTitle(title);
        return image;
    }
}
