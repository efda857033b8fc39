// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.ThresholdSegmenter;
import picocli.CommandLine.Option;

/** {@code --threshold}: where the outline lies in the probability map. */
final class ThresholdOption {

    @Option(
            names = "--threshold",
            paramLabel = "PROBABILITY",
            description = "above which a pixel is lesion, between 0 and 1; the model's own unless given")
    private Double threshold;

    /** @throws UsageException if the threshold is out of range; before a model is opened */
    void check() {
        if (threshold != null && !(threshold > 0 && threshold < 1))
            throw new UsageException("--threshold is " + threshold + " but must lie between 0 and 1");
    }

    Segmenter applied(Segmenter own) {
        return threshold == null ? own : new ThresholdSegmenter(own, threshold);
    }

    LesionAnalyzer applied(LesionAnalyzer own) {
        return threshold == null ? own : new LesionAnalyzer(applied(own.segmenter()), own.classifier());
    }
}
