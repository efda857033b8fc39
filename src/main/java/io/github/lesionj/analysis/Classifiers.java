// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.Ensemble;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/** Opens classifiers. */
public final class Classifiers {

    private Classifiers() {}

    /**
     * Opens a classification model, or takes the one that is open already: close what you get, the model is kept for the next.
     *
     * @param model a name in the {@link ModelStore} or the path of a model zip, folder or card; several, separated by
     *     commas, to have their probabilities averaged
     * @throws ModelException if the model or the device cannot be used
     */
    public static Classifier open(String model, Device device) {
        return new NetworkClassifier(Ensemble.open(ModelStore.standard(), model, Task.CLASSIFICATION, device));
    }

    private record NetworkClassifier(Ensemble network) implements Classifier {

        @Override
        public Diagnosis classify(
                RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask) {
            return diagnosis(network.classProbabilities(image, mask));
        }

        @Override
        public Diagnosis classify(RandomAccessibleInterval<ARGBType> crop) {
            return diagnosis(network.classProbabilities(crop));
        }

        private Diagnosis diagnosis(double[] probabilities) {
            return new Diagnosis(network.card().classes(), Arrays.stream(probabilities).boxed().toList());
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
