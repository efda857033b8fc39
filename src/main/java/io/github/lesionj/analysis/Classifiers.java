// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.analysis.explanation.NetworkExplainer;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ClassAnswer;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Ensemble;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.RocCurve;
import io.github.lesionj.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

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
                RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
            return classify(List.of(image), List.of(mask)).get(0);
        }

        @Override
        public List<Diagnosis> classify(
                List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
                List<? extends RandomAccessibleInterval<BitType>> masks) {
            List<ClassAnswer> answers = network.classProbabilities(images, masks);
            List<Diagnosis> diagnoses = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++)
                diagnoses.add(
                        Region.boundingBox(masks.get(i)).isEmpty()
                                ? Diagnosis.none(network.card().classes())
                                : diagnosis(answers.get(i), Familiarity.review(images.get(i))));
            return diagnoses;
        }

        @Override
        public Diagnosis classify(RandomAccessibleInterval<? extends NumericType<?>> crop) {
            return diagnosis(network.classProbabilities(List.of(crop)).get(0), Review.NOT_WANTED);
        }

        @Override
        public ClassMaps explain(
                RandomAccessibleInterval<? extends NumericType<?>> image,
                RandomAccessibleInterval<BitType> mask,
                ExplanationRequest request,
                ExplanationProgress progress) {
            Diagnosis diagnosis = classify(image, mask);
            if (diagnosis.isEmpty())
                throw new UserException(
                        "No lesion was found, so there is no class to explain; outline the lesion by hand");
            return new NetworkExplainer(network).explain(image, mask, diagnosis, request, progress);
        }

        private Diagnosis diagnosis(ClassAnswer answer, Review picture) {
            ClassUncertainty uncertainty = ClassUncertainty.of(answer);
            return new Diagnosis(
                    network.card().classes(),
                    Arrays.stream(answer.mean()).boxed().toList(),
                    uncertainty,
                    Review.of(network.reviewPoint(), "the class", uncertainty::of)
                            .and(picture));
        }

        @Override
        public List<String> classes() {
            return network.card().classes();
        }

        @Override
        public Optional<RocCurve> rocCurve(String label) {
            return network.rocCurve(label);
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
        public String runtime() {
            return network.device().runtime().title();
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
