// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.Ensemble;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/** Opens segmenters. */
public final class Segmenters {

    private Segmenters() {}

    /**
     * Opens a segmentation model, or takes the one that is open already: close what you get, the model is kept for the next.
     *
     * @param model a name in the {@link ModelStore} or the path of a model zip, folder or card; several, separated by
     *     commas, to have their probabilities averaged
     * @throws ModelException if the model or the device cannot be used
     */
    public static Segmenter open(String model, Device device) {
        return new NetworkSegmenter(Ensemble.open(ModelStore.standard(), model, Task.SEGMENTATION, device));
    }

    private static final class NetworkSegmenter implements Segmenter {

        private final Ensemble network;
        private final PostProcessing postProcessing;

        NetworkSegmenter(Ensemble network) {
            this.network = network;
            postProcessing = PostProcessing.of(network.card().postProcessing());
        }

        @Override
        public Segmentation segment(RandomAccessibleInterval<ARGBType> image) {
            Img<FloatType> probability = network.probabilityMap(image);
            return new Segmentation(probability, postProcessing.apply(probability));
        }

        @Override
        public ModelIdentity model() {
            return network.identity();
        }

        @Override
        public String device() {
            return network.device().toString();
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
