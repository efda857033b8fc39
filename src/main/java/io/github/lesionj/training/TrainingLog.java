// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.CurvePlot;
import io.github.lesionj.io.CurvePlot.Curve;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the epochs brought, as a table and a picture.
 *
 * @param results of at least one epoch
 */
record TrainingLog(List<EpochResult> results) {

    /** Writes {@code log.csv} and {@code curves.png}. */
    void write(Path folder, String title) throws IOException {
        byte[] table = (header() + results.stream().map(this::row).collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve("log.csv"), out -> out.write(table));
        List<Curve> curves = new ArrayList<>(TrainingCurves.losses(results));
        curves.addAll(TrainingCurves.metrics(results));
        CurvePlot.write(folder.resolve("curves.png"), title, curves);
    }

    private List<String> metrics() {
        return List.copyOf(results.get(0).metrics().keySet());
    }

    private String header() {
        return "epoch,learning_rate,train_loss,validation_loss," + String.join(",", metrics()) + ",seconds,waited\n";
    }

    private String row(EpochResult r) {
        String figures =
                metrics().stream().map(name -> r.metrics().get(name).toString()).collect(Collectors.joining(","));
        return r.epoch() + "," + r.learningRate() + "," + r.trainLoss() + "," + r.validationLoss() + "," + figures
                + String.format(Locale.ROOT, ",%.1f,%.1f\n", r.seconds(), r.waited());
    }
}
