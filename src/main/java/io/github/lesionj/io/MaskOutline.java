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
        return Region.boundingBox(mask).map(box -> of(mask, box));
    }

    /**
     * As the other, where the box is known. ImageJ's tracing visits every pixel that it is given, several times over: it is
     * given the lesion's box alone.
     *
     * @param box around all set pixels, of which there is one at least
     */
    public static Roi of(RandomAccessibleInterval<BitType> mask, Region box) {
        byte[] inside = Pixels.bits(mask, box);
        for (int i = 0; i < inside.length; i++) inside[i] = (byte) -inside[i];
        ByteProcessor processor = new ByteProcessor(box.width(), box.height(), inside);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi outline = new ThresholdToSelection().convert(processor);
        outline.setLocation(box.x(), box.y());
        return outline;
    }
}
