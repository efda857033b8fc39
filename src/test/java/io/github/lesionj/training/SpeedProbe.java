// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import io.github.lesionj.training.augmentation.Example;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * LesionJ's side of {@code benchmarks/speed}: prints the number of trained parameters, then reads how many rounds to
 * run and answers with the seconds of each, on the clock and of this thread's processor time; at the end of the input it
 * prints its peak resident memory in MB. The mode {@code check} prints how far the folded network on the device is from
 * the plain one on the CPU.
 *
 * @param mode   {@code predict}, {@code half} (as predict, with parameters and pictures of 16 bits), {@code train} or {@code check}
 * @param spec   the network
 * @param shape  (N,C,H,W) of its input
 * @param device as models take it
 */
public record SpeedProbe(String mode, NetworkSpec spec, Shape shape, String device) {

    private static final long SEED = 1;

    /** One thing to be timed. */
    private interface Round extends AutoCloseable {
        void run();

        @Override
        void close();
    }

    /** @param args mode, network, its widths or {@code -}, outputs, batch, height, width, device */
    public static void main(String[] args) throws IOException {
        List<Integer> widths = args[2].equals("-")
                ? List.of()
                : List.of(args[2].split("-")).stream().map(Integer::valueOf).toList();
        NetworkSpec spec = new NetworkSpec(args[1], 3, Integer.parseInt(args[3]), widths, 0);
        Shape shape = new Shape(Long.parseLong(args[4]), 3, Long.parseLong(args[5]), Long.parseLong(args[6]));
        SpeedProbe probe = new SpeedProbe(args[0], spec, shape, args[7]);
        TorchEngine.start();
        JniUtils.setGradMode(false);
        System.out.println(Networks.create(spec).getParameters().values().stream()
                .filter(parameter -> parameter.requiresGradient())
                .mapToLong(parameter -> parameter.getShape().size())
                .sum());
        if (probe.mode.equals("check")) System.out.println(probe.difference());
        else probe.answer();
    }

    private void answer() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        try (Round round = mode.equals("train") ? training() : mode.equals("half") ? half() : prediction()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                StringBuilder times = new StringBuilder();
                for (int i = Integer.parseInt(line); i > 0; i--) {
                    long cpu = processor.getCurrentThreadCpuTime();
                    long clock = System.nanoTime();
                    round.run();
                    times.append((System.nanoTime() - clock) / 1e9)
                            .append(' ')
                            .append((processor.getCurrentThreadCpuTime() - cpu) / 1e9)
                            .append(' ');
                }
                System.out.println(times);
            }
        }
        System.out.println(peak());
    }

    private static long peak() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    private float[] planes() {
        SplittableRandom chance = new SplittableRandom(SEED);
        float[] planes = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < planes.length; i++) planes[i] = (float) chance.nextDouble(-2, 2);
        return planes;
    }

    private Layer network(NDManager manager) {
        Layer network = Networks.create(spec);
        network.initialize(manager, DataType.FLOAT32);
        network.freezeParameters(true);
        return network;
    }

    private NDManager manager() {
        return NDManager.newBaseManager(TorchEngine.device(Device.parse(device)).device());
    }

    private ByteBuffer input() {
        ByteBuffer input =
                ByteBuffer.allocateDirect(Math.toIntExact(4 * shape.size())).order(ByteOrder.nativeOrder());
        input.asFloatBuffer().put(planes());
        return input;
    }

    /** As a loaded model runs: from a buffer of planes to numbers. */
    private Round prediction() {
        NDManager manager = manager();
        Layer network = network(manager);
        network.fold(manager);
        TorchOp channelsLast = TorchOp.channelsLast(manager);
        ByteBuffer input = input();
        return new Round() {
            @Override
            public void run() {
                try (NDManager scope = manager.newSubManager();
                        NDArray given = scope.create(input.rewind(), shape, DataType.FLOAT32);
                        NDArray x = channelsLast.apply(given);
                        NDArray logits = network.apply(x, false)) {
                    logits.toFloatArray();
                }
            }

            @Override
            public void close() {
                manager.close();
            }
        };
    }

    /** Not folded, since folding calculates with 32 bits. */
    private Round half() {
        NDManager manager = manager();
        Layer network = Networks.create(spec);
        network.initialize(manager, DataType.FLOAT16);
        network.freezeParameters(true);
        ByteBuffer input = input();
        return new Round() {
            @Override
            public void run() {
                try (NDManager scope = manager.newSubManager();
                        NDArray given = scope.create(input.rewind(), shape, DataType.FLOAT32);
                        NDArray x = given.toType(DataType.FLOAT16, false);
                        NDArray logits = network.apply(x, false);
                        NDArray wide = logits.toType(DataType.FLOAT32, false)) {
                    wide.toFloatArray();
                }
            }

            @Override
            public void close() {
                manager.close();
            }
        };
    }

    /** As a training steps, from prepared pictures to the running average. */
    private Round training() {
        Recipe recipe = recipe();
        int pixels = Math.toIntExact(shape.get(2) * shape.get(3));
        float[] planes = planes();
        List<BatchLoader.Prepared> batch = IntStream.range(0, recipe.training().batchSize())
                .mapToObj(i -> {
                    byte[] mask = new byte[pixels];
                    for (int p = 0; p < pixels / 3; p++) mask[p] = 1;
                    float[] own = java.util.Arrays.copyOfRange(planes, i * 3 * pixels, (i + 1) * 3 * pixels);
                    return new BatchLoader.Prepared(new Example("" + i, new int[0], mask, i % spec.outputs()), own);
                })
                .toList();
        TrainableNetwork learner = new TrainableNetwork(
                recipe.model(),
                recipe.training(),
                recipe.seed(),
                recipe.task()
                        .targets(
                                recipe.training(),
                                batch.stream()
                                        .mapToInt(prepared -> prepared.example().label())
                                        .toArray()),
                Device.parse(device),
                1);
        return new Round() {
            @Override
            public void run() {
                learner.learn(batch, 1);
                learner.step(recipe.training().optimizer().learningRate());
            }

            @Override
            public void close() {
                learner.close();
            }
        };
    }

    private Recipe recipe() {
        boolean segments = spec.outputs() == 1;
        String classes = String.join(
                ", ",
                IntStream.range(0, spec.outputs())
                        .mapToObj(i -> "\"" + i + "\"")
                        .toList());
        return Json.read(
                String.format(
                        Locale.ROOT,
                        """
                {"about": {"name": "speed", "description": "", "license": "CC0-1.0"},
                 "model": {"task": "%s", "network": {"name": "%s", "widths": %s},
                  "input": {"width": %d, "height": %d}, "classes": [%s]},
                 "data": {"layout": "isic2017", "folder": "none"},
                 "training": {"loss": "%s", "optimizer": {"learningRate": 0.001, "weightDecay": 0.01, "gradientClipping": 5},
                  "batchSize": %d, "epochs": 1, "emaDecay": 0.999},
                 "seed": 1}
                """,
                        (segments ? Task.SEGMENTATION : Task.CLASSIFICATION)
                                .name()
                                .toLowerCase(Locale.ROOT),
                        spec.name(),
                        spec.widths(),
                        shape.get(3),
                        shape.get(2),
                        classes,
                        segments ? "bce_dice" : "cross_entropy",
                        shape.get(0)),
                Recipe.class);
    }

    private double difference() {
        try (NDManager here = NDManager.newBaseManager(ai.djl.Device.cpu());
                NDManager there = manager()) {
            Layer plain = network(here);
            Layer folded = network(there);
            Weights.of(plain).copyTo(folded);
            folded.fold(there);
            NDArray expected = plain.apply(here.create(planes(), shape), false);
            float[] y = folded.apply(there.create(planes(), shape), false).toFloatArray();
            return expected.sub(here.create(y, expected.getShape())).abs().max().getFloat()
                    / expected.abs().max().getFloat();
        }
    }
}
