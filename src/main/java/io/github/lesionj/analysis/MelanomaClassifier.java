// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.RocCurve;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/** A classifier whose answers also say whether melanoma is suspected; closes the other with itself. */
record MelanomaClassifier(Classifier other, MelanomaThreshold threshold) implements Classifier {

    private Diagnosis judged(Diagnosis diagnosis) {
        return diagnosis.withMelanomaSuspected(threshold.isReached(diagnosis));
    }

    @Override
    public Diagnosis classify(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
        return judged(other.classify(image, mask));
    }

    @Override
    public List<Diagnosis> classify(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
            List<? extends RandomAccessibleInterval<BitType>> masks) {
        return other.classify(images, masks).stream().map(this::judged).toList();
    }

    @Override
    public Diagnosis classify(RandomAccessibleInterval<? extends NumericType<?>> crop) {
        return judged(other.classify(crop));
    }

    @Override
    public ClassMaps explain(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> mask,
            ExplanationRequest request,
            ExplanationProgress progress) {
        return other.explain(image, mask, request, progress);
    }

    @Override
    public Optional<RocCurve> rocCurve(String label) {
        return other.rocCurve(label);
    }

    @Override
    public Optional<MelanomaThreshold> melanomaThreshold() {
        return Optional.of(threshold);
    }

    @Override
    public List<String> classes() {
        return other.classes();
    }

    @Override
    public ModelIdentity model() {
        return other.model();
    }

    @Override
    public String device() {
        return other.device();
    }

    @Override
    public String runtime() {
        return other.runtime();
    }

    @Override
    public void close() {
        other.close();
    }
}
