// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.explanation.ExplanationMethod;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.analysis.explanation.Occlusion;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelLease;
import io.github.lesionj.model.ModelPool;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.NetworkRuntime;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program for {@link MemoryTest}: prints its resident memory in MB between rounds of work. Run with a small heap that
 * is touched at the start, so that what grows is native.
 */
public final class MemoryProbe {

    private static final int INFERENCES = 240;
    private static final int LEASES = 180;
    private static final int STEPS = 75;
    private static final int EXPLANATIONS = 150;
    private static final int WARM_UP_SHARE = 3;

    private MemoryProbe() {}

    /** @param args {@code inference}, {@code leases}, {@code explanations} or {@code training}, and an empty folder */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("inference")) infer(folder);
        else if (args[0].equals("leases")) lease(folder);
        else if (args[0].equals("explanations")) explain(folder);
        else train(folder);
    }

    private static void infer(Path folder) throws IOException {
        var image = Phantom.draw(Phantom.Options.DEFAULT.withSize(512, 384)).image();
        StoredModel model = ModelArchive.read(TinyModels.wideSegmenter(folder.resolve("m.zip"), 1));
        try (Predictor onnx = new Predictor(model, Device.CPU.by(NetworkRuntime.ONNXRUNTIME));
                Predictor torch = new Predictor(model, Device.CPU.by(NetworkRuntime.PYTORCH))) {
            for (int i = 1; i <= INFERENCES; i++) {
                (i % 2 == 0 ? torch : onnx).probabilityMap(image);
                if (i == INFERENCES / WARM_UP_SHARE || i == INFERENCES) printResident();
            }
        }
    }

    /** Nothing stays open between two leases, so that each opens the model and frees it. */
    private static void lease(Path folder) throws IOException {
        var image = Phantom.draw(Phantom.Options.DEFAULT.withSize(512, 384)).image();
        String model = TinyModels.wideSegmenter(folder.resolve("m.zip"), 1).toString();
        ModelPool pool = new ModelPool(Duration.ZERO);
        for (int i = 1; i <= LEASES; i++) {
            try (ModelLease lease = pool.lease(new ModelStore(folder), model, Task.SEGMENTATION, Device.CPU)) {
                if (i % 10 == 0) lease.predictor().probabilityMap(image);
            }
            if (i == LEASES / WARM_UP_SHARE || i == LEASES) printResident();
        }
        if (pool.size() > 0) throw new IllegalStateException(pool.size() + " models are still open");
    }

    private static void explain(Path folder) throws IOException {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(256, 192));
        String model = TinyModels.wideClassifier(folder.resolve("m.zip"), 1).toString();
        ExplanationRequest all =
                new ExplanationRequest(ExplanationMethod.GRAD_CAM, ExplanationRequest.ALL, Occlusion.DEFAULT);
        try (Classifier classifier = Classifiers.open(model, Device.CPU)) {
            for (int i = 1; i <= EXPLANATIONS; i++) {
                classifier.explain(phantom.image(), phantom.mask(), all, ExplanationProgress.NONE);
                if (i == EXPLANATIONS / WARM_UP_SHARE || i == EXPLANATIONS) printResident();
            }
        }
    }

    private static void train(Path folder) throws IOException {
        TinyData.write(folder, 40);
        Recipe recipe = Recipe.read(Files.writeString(folder.resolve("r.json"), TinyData.wideRecipe()));
        int[] steps = {0};
        TrainingPlan.of(recipe, folder, Optional.empty(), "cpu")
                .prepare(folder.resolve("out"), new TrainingMonitor() {
                    @Override
                    public void step(Step step) {
                        steps[0]++;
                        if (steps[0] == STEPS / WARM_UP_SHARE || steps[0] == STEPS) printResident();
                    }

                    @Override
                    public boolean cancelled() {
                        return steps[0] >= STEPS;
                    }
                })
                .run();
    }

    private static void printResident() {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
            String line = status.stream()
                    .filter(text -> text.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            System.out.println(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        } catch (IOException e) {
            throw new IllegalStateException("no /proc/self/status", e);
        }
    }
}
