// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * Tells the diagnosis classes of a lesion apart. Close it when done: it holds native memory.
 *
 * <p>An image is a {@code RandomAccessibleInterval} of {@code ARGBType} (x, y) or of {@code UnsignedByteType} (x, y and
 * three channels: red, green, blue), of any size from 1x1 on and of any origin.
 *
 * <p>An implementation never changes the image. It may be used from any threads, also at the same time. Closing it again does nothing;
 * using it after that throws a {@link io.github.lesionj.model.ModelException} that says so.
 */
public interface Classifier extends AutoCloseable {

    /**
     * Classifies the lesion that a mask outlines; blocks until done. The model card says what the network is shown:
     * the bounding box with a margin, the masked image, or the whole frame. An empty mask means that there is no lesion, and
     * no class: {@link Diagnosis#isEmpty()}.
     *
     * @param image the picture, any size from 1x1 on
     * @param mask  the lesion, the size of the image
     * @throws IllegalArgumentException if image and mask differ in size
     */
    Diagnosis classify(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask);

    /**
     * Classifies the lesions of several images, which may differ in size; blocks until done. A network sees them together;
     * the probabilities are those of one by one but for rounding (below 1e-5).
     *
     * @param masks one for each image
     * @return one for each image, in their order
     */
    default List<Diagnosis> classify(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
            List<? extends RandomAccessibleInterval<BitType>> masks) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) diagnoses.add(classify(images.get(i), masks.get(i)));
        return diagnoses;
    }

    /**
     * Classifies a picture that already shows just what the network should see; blocks until done.
     *
     * @param crop any size from 1x1 on
     */
    Diagnosis classify(RandomAccessibleInterval<? extends NumericType<?>> crop);

    /**
     * Shows where in the picture the classes were seen; blocks until done.
     *
     * @param image    the picture, any size from 1x1 on
     * @param mask     the lesion, the size of the image
     * @param progress hears how far it is; an exception of its own ends the work
     * @throws io.github.lesionj.io.UserException in one sentence, if the mask is empty, the model has no such class, or it was made
     *     elsewhere and Grad-CAM was asked for
     */
    default ClassMaps explain(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> mask,
            ExplanationRequest request,
            ExplanationProgress progress) {
        throw new UserException(model().name() + " cannot be explained");
    }

    /** @return the names of the classes it tells apart, in the order of its probabilities; the ISIC challenge's unless it says others */
    default List<String> classes() {
        return List.of("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC");
    }

    /** @return the measured ROC curve of a class, with just the models that answer; empty where the card has none */
    default Optional<RocCurve> rocCurve(String label) {
        return Optional.empty();
    }

    /** @return from where on melanoma is suspected; empty where nobody asked for it */
    default Optional<MelanomaThreshold> melanomaThreshold() {
        return Optional.empty();
    }

    /**
     * Asks for melanomas: what is returned answers as this one does and says of each lesion whether melanoma is suspected.
     *
     * @param sensitivity share of the melanomas that is to be found, above 0 and below 1; the threshold comes from the model's card
     * @return takes this one over and closes it with itself
     * @throws io.github.lesionj.io.UserException in one sentence, if the card does not tell the threshold; then this one stays open
     */
    default Classifier suspectingMelanoma(double sensitivity) {
        return new MelanomaClassifier(this, MelanomaThreshold.of(this, sensitivity));
    }

    /** @return name and hash of the model that decides */
    ModelIdentity model();

    /** @return where it runs and why there, for people: {@code cpu by PyTorch (asked for)} */
    String device();

    /** @return the program that runs its networks, as results are kept with it: {@code ONNX Runtime}; {@code none} for none */
    default String runtime() {
        return "none";
    }

    @Override
    void close();
}
