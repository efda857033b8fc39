// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.lesionj.image.Pixels;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Traces the outline of a mask. */
public final class MaskOutline {

    private MaskOutline() {}

    /** @return the outline along the pixels' edges, holes and parts kept; empty when no pixel is set */
    public static Optional<Roi> of(RandomAccessibleInterval<BitType> mask) {
        byte[] pixels = Pixels.bits(mask);
        for (int i = 0; i < pixels.length; i++) if (pixels[i] != 0) pixels[i] = (byte) 255;
        ByteProcessor processor = new ByteProcessor((int) mask.dimension(0), (int) mask.dimension(1), pixels);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        return Optional.ofNullable(new ThresholdToSelection().convert(processor));
    }
}
