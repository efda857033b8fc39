// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.lesionj.model.Json;
import io.github.lesionj.training.optimization.Schedule.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    private static final TorchReference TORCH = TorchReference.read();

    static Stream<JsonObject> schedules() {
        return TORCH.cases("schedules");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("schedules")
    void goesAsPyTorchs(JsonObject reference) {
        Optimizer optimizer = TorchReference.settings(reference);
        double[] figures = TorchReference.numbers(TORCH.json().get("figures"));
        double[] rates = TorchReference.numbers(reference.get("rates"));
        int stepsPerEpoch = reference.get("stepsPerEpoch").getAsInt();
        for (int step = 0; step < rates.length; step++) {
            Moment now = new Moment(
                    step, stepsPerEpoch, reference.get("epochs").getAsInt(), results(figures, step / stepsPerEpoch));
            assertEquals(rates[step], optimizer.rate(now), 1e-12, "step " + step + " of " + reference.get("settings"));
        }
    }

    /** Epochs whose validation loss and score are both the given figures. */
    private static List<EpochResult> results(double[] figures, int epochs) {
        List<EpochResult> results = new ArrayList<>();
        for (int i = 0; i < epochs; i++)
            results.add(new EpochResult(i + 1, 0, figures[i], figures[i], Map.of(), figures[i], 0, 0));
        return results;
    }

    @Test
    void aConstantRateStaysAfterTheWarmUp() {
        Optimizer optimizer = Json.read(
                "{\"learningRate\": 3, \"warmupEpochs\": 2, \"schedule\": {\"name\": \"constant\"}}", Optimizer.class);
        assertEquals(1, optimizer.rate(new Moment(0, 1, 9, List.of())), 1e-12);
        assertEquals(2, optimizer.rate(new Moment(1, 1, 9, List.of())), 1e-12);
        assertEquals(3, optimizer.rate(new Moment(8, 1, 9, List.of())), 1e-12);
    }

    @Test
    void stopsAfterEpochsWithoutProgress() {
        double[] losses = {5, 4, 4, 3.99, 3.5};
        EarlyStopping stopping = new EarlyStopping(2, MonitoredMetric.VALIDATION_LOSS, 0.01);
        assertFalse(stopping.reached(results(losses, 3)));
        assertTrue(stopping.reached(results(losses, 4)), "3.99 is better by less than one per cent");
        assertFalse(stopping.reached(results(losses, 5)));
        assertTrue(new EarlyStopping(2, MonitoredMetric.SCORE, 0).reached(results(losses, 3)), "a score is to rise");
        assertFalse(
                new EarlyStopping(0, MonitoredMetric.SCORE, 0).reached(results(losses, 5)), "no patience means no end");
    }
}
