// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.CurvePlot.Curve;
import io.github.lesionj.training.optimization.EpochResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What changed from epoch to epoch, as lines to draw. */
public final class TrainingCurves {

    private TrainingCurves() {}

    /** @return the loss on the training and on the validation pictures */
    public static List<Curve> losses(List<EpochResult> results) {
        return List.of(
                curve("training loss", results, EpochResult::trainLoss),
                curve("validation loss", results, EpochResult::validationLoss));
    }

    /**
     * @param results of at least one epoch
     * @return the figures on the validation pictures
     */
    public static List<Curve> metrics(List<EpochResult> results) {
        return results.get(0).metrics().keySet().stream()
                .map(name -> curve(
                        name.replace('_', ' '),
                        results,
                        result -> result.metrics().get(name)))
                .toList();
    }

    private static Curve curve(String name, List<EpochResult> results, ToDoubleFunction<EpochResult> figure) {
        return new Curve(name, results.stream().mapToDouble(figure).toArray());
    }
}
