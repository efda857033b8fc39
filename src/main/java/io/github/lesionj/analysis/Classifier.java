// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.ModelIdentity;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * Tells the diagnosis classes of a lesion apart. Close it when done: it holds native memory.
 *
 * <p>An implementation never changes the image. It may be used from any threads, also at the same time. Closing it again does nothing;
 * using it after that throws a {@link io.github.lesionj.model.ModelException} that says so.
 */
public interface Classifier extends AutoCloseable {

    /**
     * Classifies the lesion that a mask outlines; blocks until done. The model card says what the network is shown:
     * the bounding box with a margin, the masked image, or the whole frame. An empty mask means the whole frame.
     *
     * @param image the picture, any size from 1x1 on
     * @param mask  the lesion, the size of the image
     * @throws IllegalArgumentException if image and mask differ in size
     */
    Diagnosis classify(RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask);

    /**
     * Classifies a picture that already shows just what the network should see; blocks until done.
     *
     * @param crop any size from 1x1 on
     */
    Diagnosis classify(RandomAccessibleInterval<ARGBType> crop);

    /** @return name and hash of the model that decides */
    ModelIdentity model();

    /** @return where it runs and why there, for people: {@code cpu (PyTorch sees no CUDA device)} */
    String device();

    @Override
    void close();
}
