// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ReviewPoint;
import io.github.lesionj.training.ReviewThreshold.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewThresholdTest {

    @TempDir
    Path folder;

    /** Ten wrong answers of doubts 0.1 to 1; right ones of 0.05 each step between: the eighth wrong from above is 0.3. */
    @Test
    void fourOfFiveWrongAnswersAreFound() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            answers.add(new Answer(i / 10.0, true, 0.2));
            answers.add(new Answer(i / 10.0 - 0.04, false, 0.9));
        }
        answers.add(new Answer(Double.NaN, true, 0));
        ReviewThreshold found = ReviewThreshold.of(answers).orElseThrow();
        assertEquals((0.3 + 0.26) / 2, found.value(), 1e-12);
        assertEquals(0.8, found.wrongMarked(), 1e-12);
        assertEquals((8 + 7) / 20.0, found.marked(), 1e-12);
        assertEquals((2 * 0.2 + 3 * 0.9) / 5, found.qualityOfRest(), 1e-12);
    }

    @Test
    void nothingIsChosenByAFewOrByWrongAnswersAlone() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 9; i++) answers.add(new Answer(i, true, 0));
        answers.add(new Answer(0.5, false, 1));
        assertEquals(Optional.empty(), ReviewThreshold.of(answers), "nine wrong ones");
        assertEquals(Optional.empty(), ReviewThreshold.of(answers.subList(0, 9)));
        answers.add(new Answer(0.7, true, 0));
        assertTrue(ReviewThreshold.of(answers).isPresent());
        answers.remove(9);
        answers.add(new Answer(0.7, true, 0));
        assertEquals(Optional.empty(), ReviewThreshold.of(answers), "none is right");
    }

    /** What has hardly learnt is wrong often enough. */
    @Test
    void aTrainedModelsCardHoldsItsOwnThreshold() throws IOException {
        TinyData.write(folder, 120);
        Recipe recipe = Recipe.read(Files.writeString(
                folder.resolve("recipe.json"),
                TinyData.classificationRecipe(1).replace("\"learningRate\": 0.01", "\"learningRate\": 1e-7")));
        Path output = folder.resolve("out");
        Trainer trainer =
                TrainingPlan.of(recipe, folder, Optional.empty(), "cpu").prepare(output, new TrainingMonitor() {});
        trainer.run();
        trainer.measure();
        ModelCard card = ModelArchive.read(output.resolve("tiny.zip")).card();
        ReviewPoint point = card.review().get(0);
        assertEquals(Doubt.CLASS_ENTROPY, point.doubt());
        assertEquals(List.of(), point.beside());
        assertTrue(point.threshold() > 0 && point.threshold() < Math.log(3) / Math.log(2), point.toString());
        assertEquals(
                List.of("share_marked", "share_of_wrong_marked", "accuracy"),
                point.metrics().stream().map(metric -> metric.name()).toList());
        assertTrue(point.metrics().get(1).value() >= 0.8, point.toString());
        assertEquals(
                "validation (used to choose the epoch, the class weights and the temperature and the threshold for review)",
                point.metrics().get(0).split());
    }
}
