package io.github.lesionj.evaluation;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation is made of.
 *
 * @param name        what is evaluated, for the report's title, such as a model's name
 * @param predictions folder of masks, or table of class probabilities
 * @param truth       folder of true masks, or table of the right classes
 * @param images      the pictures by the name of their image; may be empty
 * @param labels      restricts the evaluation to its images, and knows their lesions
 * @param other       predictions of another model for the same images, to compare with
 */
public record EvaluationInputs(
        String name, Path predictions, Path truth, Map<String, Path> images, Optional<ImageTable> labels, Optional<Path> other) {

    public EvaluationInputs {
        images = Map.copyOf(images);
    }

    /** @return whether an image is to be evaluated */
    boolean wants(String image) {
        return labels.isEmpty() || labels.get().rows().containsKey(image);
    }

    /** @return the bootstrap over these images */
    Bootstrap bootstrap(List<String> names) {
        return labels.map(table -> table.bootstrap(names)).orElseGet(() -> Bootstrap.byImage(names.size()));
    }

    /** @return the size of an image's pixels, as far as its picture is there and says it */
    PixelSize pixelSize(String image) throws IOException {
        Path file = images.get(image);
        return file == null ? PixelSize.UNCALIBRATED : ImageOpener.open(file).pixelSize();
    }
}
