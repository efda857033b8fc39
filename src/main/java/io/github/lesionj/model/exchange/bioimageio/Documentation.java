// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import io.github.lesionj.model.CardText;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.PreprocessingStep;
import io.github.lesionj.model.ResizeMode;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TestTimeAugmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The text of a BioImage.IO package for people: what the model is, and what its reader must do around it. */
final class Documentation {

    private Documentation() {}

    /** @return Markdown */
    static String of(ModelCard card) {
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        text.add("# " + plain(card.name()));
        text.add(plain(card.description()));
        text.add("For research on dermoscopy images. No medical device: its answers are no diagnoses.");
        if (!card.notices().isEmpty()) text.add(bullets(card.notices()));
        text.add("## Around the network").add(bullets(around(card)));
        text.add("## Validation")
                .add(
                        card.metrics().isEmpty()
                                ? "Not measured: the model's card holds no figure."
                                : "Measured by LesionJ, with all of the above:\n\n"
                                        + bullets(card.metrics().stream()
                                                .map(CardText::figure)
                                                .toList()));
        text.add("To measure it on other pictures, compare its answers with masks or classes that people drew, such as"
                + " `lesionj evaluate` does.");
        text.add("## Training data").add(data(card));
        text.add("## Licence").add(plain(card.license()));
        if (!card.citations().isEmpty()) text.add("## Cite").add(bullets(card.citations()));
        return text.toString();
    }

    private static List<String> around(ModelCard card) {
        List<String> steps = new ArrayList<>();
        for (PreprocessingStep step : card.preprocessing())
            steps.add("Before all, LesionJ does " + step.name() + " to the picture; this package does not.");
        if (card.task() == Task.CLASSIFICATION && card.region().cropToLesion())
            steps.add(String.format(
                    Locale.ROOT,
                    "The network wants the lesion, not the picture: cut out its bounding box with %.0f %% of its longer side added"
                            + " on each side%s%s.",
                    100 * card.region().margin(),
                    card.region().square() ? ", widened to a square" : "",
                    card.region().maskBackground() ? ", and paint the skin around it black" : ""));
        steps.add("BioImage.IO has no word for a change of size: bring the picture to "
                + card.input().width() + " x "
                + card.input().height() + " pixels yourself, "
                + (card.input().resize() == ResizeMode.STRETCH
                        ? "width and height separately"
                        : "evenly, centred, the edge repeated in what remains")
                + ", with a triangle filter as wide as the pixels are made larger (Pillow's BILINEAR).");
        steps.add("Everything from 0..255 to the network's numbers is written in `" + Description.FILE + "`.");
        if (card.testTimeAugmentation() == TestTimeAugmentation.FLIPS)
            steps.add(
                    "LesionJ asks the network four times, about the picture, its two mirror images and the picture mirrored both"
                            + " ways, and averages the probabilities (mirrored back); this package asks once.");
        if (card.task() == Task.SEGMENTATION) {
            PostProcessingSpec mask = card.postProcessing();
            steps.add(
                    "LesionJ brings the probabilities to the picture's size, bilinearly, before it compares them with "
                            + mask.outline() + "; this package compares them at the network's size.");
            if (mask.method() == PostProcessingSpec.Method.DUAL)
                steps.add("LesionJ keeps the part around the centre of what lies above " + mask.highThreshold() + ".");
            else if (mask.components() == PostProcessingSpec.Components.LARGEST)
                steps.add("LesionJ keeps the largest part" + (mask.fillHoles() ? " and fills its holes" : "")
                        + "; this package keeps all.");
        } else {
            if (card.temperature() != 1)
                steps.add(String.format(
                        Locale.ROOT,
                        "LesionJ raises the probabilities to the power of %.4f and makes them sum to 1, which calibrates them and changes"
                                + " no class; this package gives the network's own.",
                        1 / card.temperature()));
            if (card.priorCorrection().stream().anyMatch(ratio -> ratio != 1))
                steps.add("Before that it multiplies them by " + card.priorCorrection() + ".");
        }
        return steps;
    }

    private static String data(ModelCard card) {
        return TrainingData.counts(card)
                .map(counts -> plain(counts) + ". The whole recipe, with hashes of the pictures' names, stands in"
                        + " `config.lesionj.card` of `" + Description.FILE + "`.")
                .orElse("Not said on the model's card.");
    }

    private static String bullets(List<String> texts) {
        return String.join("\n", texts.stream().map(text -> "- " + plain(text)).toList());
    }

    /** What Markdown or HTML would read as more than letters. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").replace("<", "&lt;").replace(">", "&gt;");
    }
}
