// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.ModelIdentity;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Finds the lesion in a dermoscopy image. Close it when done: it holds native memory.
 *
 * <p>An implementation never changes the image. It may be used from any threads, also at the same time. Closing it again does nothing;
 * using it after that throws a {@link io.github.lesionj.model.ModelException} that says so.
 */
public interface Segmenter extends AutoCloseable {

    /**
     * Segments one image; blocks until done.
     *
     * @param image of any size from 1x1 on; its alpha is ignored
     * @return probability map and mask, both of the image's size
     */
    Segmentation segment(RandomAccessibleInterval<ARGBType> image);

    /** @return name and hash of the model that decides */
    ModelIdentity model();

    /** @return where it runs and why there, for people: {@code cpu (PyTorch sees no CUDA device)} */
    String device();

    @Override
    void close();
}
