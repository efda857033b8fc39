// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        String name,
        Path predictions,
        Path truth,
        Map<String, Path> images,
        Optional<ImageTable> labels,
        Optional<Path> other) {

    public EvaluationInputs {
        images = Map.copyOf(images);
    }

    /** @return the images that every prediction is asked for, sorted */
    public List<String> expected() throws IOException {
        Set<String> known = Files.isDirectory(truth)
                ? MaskFolder.of(truth).all().keySet()
                : ImageTable.read(truth).images();
        return known.stream().filter(this::wants).sorted().toList();
    }

    /**
     * Looks whether the predictions are all there, without measuring them.
     *
     * @throws IOException if one is missing; the message names it
     */
    public void check() throws IOException {
        if (Files.isDirectory(truth)) MaskPair.in(predictions, truth, this::wants);
        else ClassificationEvaluation.of(predictions, truth, this::wants);
    }

    /** @return whether an image is to be evaluated */
    boolean wants(String image) {
        return labels.isEmpty() || labels.get().images().contains(image);
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
