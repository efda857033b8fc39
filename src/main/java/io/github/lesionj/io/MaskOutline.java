// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Traces the outline of a mask. */
public final class MaskOutline {

    private MaskOutline() {}

    /** @return the outline along the pixels' edges, holes and parts kept; empty when no pixel is set */
    public static Optional<Roi> of(RandomAccessibleInterval<BitType> mask) {
        return Region.boundingBox(mask).map(box -> trace(mask, box));
    }

    /** ImageJ's tracing visits every pixel that it is given, several times over: it is given the lesion's box alone. */
    private static Roi trace(RandomAccessibleInterval<BitType> mask, Region box) {
        byte[] bits = Pixels.bits(mask);
        int columns = (int) mask.dimension(0);
        byte[] inside = new byte[box.width() * box.height()];
        for (int y = 0, i = 0; y < box.height(); y++)
            for (int x = 0, row = (box.y() + y) * columns + box.x(); x < box.width(); x++, i++)
                inside[i] = (byte) -bits[row + x];
        ByteProcessor processor = new ByteProcessor(box.width(), box.height(), inside);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi outline = new ThresholdToSelection().convert(processor);
        outline.setLocation(box.x(), box.y());
        return outline;
    }
}
