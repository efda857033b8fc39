// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.TensorTestBase;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.training.TrainingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightUpdaterTest extends TensorTestBase {

    /** A weight (2,3) and a bias (3) whose gradients are whatever they are multiplied by. */
    private static final class Two extends Layer {

        final Parameter weight = parameter("weight", Parameter.Type.WEIGHT, true, 2, 3);
        final Parameter bias = parameter("bias", Parameter.Type.BIAS, true, 3);

        @Override
        public NDArray apply(NDArray x, boolean training) {
            return weight.getArray()
                    .mul(x.get("0:2"))
                    .sum()
                    .add(bias.getArray().mul(x.get("2")).sum());
        }
    }

    /** Two such layers and a batch normalisation. */
    private static final class Net extends Layer {

        final Two body = child("body", new Two());
        final Two head = child("head", new Two());
        final BatchNorm norm = child("norm", new BatchNorm(3));

        @Override
        public NDArray apply(NDArray x, boolean training) {
            return body.apply(x, training)
                    .add(head.apply(x, training))
                    .add(norm.apply(x.reshape(3, 3, 1, 1), training).square().sum());
        }
    }

    static Stream<JsonObject> descents() {
        return TorchReference.read().cases("descents");
    }

    private static void learn(Layer network, NDArray x) {
        try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
            gradients.backward(network.apply(x, true).sum());
        }
        JniUtils.setGradMode(false);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("descents")
    void stepsAsPyTorchs(JsonObject reference) {
        Two network = initialised(new Two());
        overwrite(network.weight, TorchReference.floats(reference.get("start"), 0, 6));
        overwrite(network.bias, TorchReference.floats(reference.get("start"), 6, 9));
        WeightUpdater descent =
                new WeightUpdater(network, manager, TorchReference.settings(reference), new Freezing(List.of(), 0), 1);
        double[] rates = TorchReference.numbers(reference.get("rates"));
        JsonArray wanted = reference.getAsJsonArray("weights");
        for (int step = 0; step < rates.length; step++) {
            learn(
                    network,
                    manager.create(
                            TorchReference.floats(
                                    reference.getAsJsonArray("gradients").get(step), 0, 9),
                            new Shape(3, 3)));
            descent.step(rates[step], step + 1);
            assertArrayEquals(
                    TorchReference.floats(wanted.get(step), 0, 6),
                    network.weight.getArray().toFloatArray(),
                    2e-6f);
            assertArrayEquals(
                    TorchReference.floats(wanted.get(step), 6, 9),
                    network.bias.getArray().toFloatArray(),
                    2e-6f);
        }
    }

    private void overwrite(Parameter parameter, float[] values) {
        JniUtils.setGradMode(false);
        parameter.getArray().muli(0);
        parameter.getArray().addi(manager.create(values, parameter.getArray().getShape()));
    }

    private static Optimizer sgd(String more) {
        return Json.read("{\"name\": \"sgd\", \"learningRate\": 1" + more + "}", Optimizer.class);
    }

    private NDArray ramp() {
        return manager.arange(9f).reshape(3, 3);
    }

    @Test
    void gradientsOfSeveralBatchesAddUp() {
        Two network = initialised(new Two());
        WeightUpdater descent = new WeightUpdater(network, manager, sgd(""), new Freezing(List.of(), 0), 1);
        float before = network.weight.getArray().toFloatArray()[5];
        learn(network, ramp());
        learn(network, ramp());
        descent.step(1, 1);
        assertEquals(before - 2 * 5, network.weight.getArray().toFloatArray()[5], 1e-5);
        learn(network, ramp());
        descent.step(1, 2);
        assertEquals(before - 3 * 5, network.weight.getArray().toFloatArray()[5], 1e-5);
    }

    @Test
    void eachLayerHasItsOwnRate() {
        Net network = initialised(new Net());
        WeightUpdater descent = new WeightUpdater(
                network,
                manager,
                sgd(", \"learningRateFactors\": {\"body\": 0.5, \"head\": 0}"),
                new Freezing(List.of(), 0),
                1);
        Map<String, float[]> before = values(network);
        learn(network, ramp());
        descent.step(0.1, 1);
        Map<String, float[]> after = values(network);
        assertEquals(-0.1 * 0.5 * 5, after.get("body.weight")[5] - before.get("body.weight")[5], 1e-6);
        assertArrayEquals(before.get("head.weight"), after.get("head.weight"));
    }

    @Test
    void frozenLayersStayUntilTheyThaw() {
        Net network = initialised(new Net());
        WeightUpdater descent = new WeightUpdater(
                network, manager, sgd(", \"momentum\": 0.9"), new Freezing(List.of("body", "norm"), 1), 2);
        Map<String, float[]> before = values(network);
        for (int step = 1; step <= 2; step++) {
            learn(network, ramp());
            descent.step(0.1, step);
            descent.thaw(step);
            if (step == 1) assertFalse(network.body.weight.requiresGradient());
        }
        Map<String, float[]> after = values(network);
        for (String name : before.keySet())
            if (!name.startsWith("head")) assertArrayEquals(before.get(name), after.get(name), name);
        assertTrue(network.body.weight.requiresGradient(), "two steps are an epoch");
        learn(network, ramp());
        descent.step(0.1, 3);
        assertEquals(-0.1 * 5, values(network).get("body.weight")[5] - before.get("body.weight")[5], 1e-6);
        assertTrue(Math.abs(values(network).get("norm.running_mean")[0] - before.get("norm.running_mean")[0]) > 0.1);
    }

    private static Map<String, float[]> values(Layer network) {
        Weights weights = Weights.of(network);
        return Weights.arrays(network).keySet().stream().collect(Collectors.toMap(name -> name, weights::values));
    }

    @Test
    void unknownLayersAreNamed() {
        Net network = initialised(new Net());
        var failure = assertThrows(
                TrainingException.class,
                () -> new WeightUpdater(network, manager, sgd(""), new Freezing(List.of("boddy"), 0), 1));
        assertEquals(
                "The network has no layer \"boddy\"; its outermost layers are body, head, norm", failure.getMessage());
        assertThrows(
                TrainingException.class,
                () -> new WeightUpdater(
                        network, manager, sgd(""), new Freezing(List.of("body", "head", "norm"), 0), 1));
    }
}
