// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.model.exchange.traced.OnnxExport;
import io.github.lesionj.model.exchange.traced.TorchExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * LesionJ's side of {@code benchmarks/speed/runtimes.py}. {@code write} makes a model with random weights of a network, and its
 * ONNX and TorchScript files. {@code answer} prints the number of inputs, then reads how many rounds to run and answers with the seconds of
 * each, on the clock and of this thread's processor time; at the end of the input it prints its peak resident memory in MB.
 */
public final class RuntimeProbe {

    private RuntimeProbe() {}

    /** One thing to be timed. */
    private interface Round {
        void run() throws OrtException;
    }

    /** @param args {@code write} folder, network, widths or -, outputs, height, width; {@code answer} model, runtime or {@code bare} */
    public static void main(String[] args) throws IOException, OrtException {
        if (args[0].equals("write")) write(Path.of(args[1]), args);
        else answer(args[1], args[2]);
    }

    private static void write(Path folder, String[] args) throws IOException {
        boolean bundled = args.length == 3;
        StoredModel model = bundled
                ? ModelStore.standard().find(args[2])
                : ModelArchive.read(TinyModels.random(
                        folder.resolve(args[2] + ".zip"),
                        args[2],
                        args[3].equals("-")
                                ? List.of()
                                : List.of(args[3].split("-")).stream()
                                        .map(Integer::valueOf)
                                        .toList(),
                        Integer.parseInt(args[4]),
                        Integer.parseInt(args[5]),
                        Integer.parseInt(args[6])));
        try (OutputStream onnx = Files.newOutputStream(folder.resolve(args[2] + ".onnx"));
                OutputStream torch = Files.newOutputStream(folder.resolve(args[2] + ".pt"))) {
            OnnxExport.writeToRun(model, onnx);
            TorchExport.write(model, true, torch);
        }
        InputSpec input = model.card().input();
        System.out.println(input.height() + " " + input.width());
    }

    private static void answer(String name, String runtime) throws IOException, OrtException {
        StoredModel model = ModelStore.standard().find(name);
        InputSpec input = model.card().input();
        Shape shape = new Shape(1, 3, input.height(), input.width());
        ByteBuffer planes =
                ByteBuffer.allocateDirect(Math.toIntExact(4 * shape.size())).order(ByteOrder.nativeOrder());
        SplittableRandom chance = new SplittableRandom(1);
        while (planes.hasRemaining()) planes.putFloat((float) chance.nextDouble(-2, 2));
        planes.flip();
        System.out.println(shape.size());
        if (runtime.equals("bare")) {
            bare(model, planes, shape);
            return;
        }
        if (runtime.startsWith("picture-")) {
            picture(model, NetworkRuntime.parse(runtime.substring("picture-".length())));
            return;
        }
        Device asked = Device.CPU.by(NetworkRuntime.parse(runtime));
        try (RunningNetwork network = RunningNetwork.load(model, RuntimeChoice.of(asked))) {
            time(() -> network.probabilities(planes, shape));
        }
    }

    /** ONNX Runtime's own Java API and nothing around it. */
    private static void bare(StoredModel model, ByteBuffer planes, Shape shape) throws IOException, OrtException {
        try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(TorchEngine.threads());
            try (OrtSession session =
                    environment.createSession(ExportCache.standard().file(model), options)) {
                time(() -> {
                    try (OnnxTensor x = OnnxTensor.createTensor(environment, planes.asFloatBuffer(), shape.getShape());
                            OrtSession.Result answer = session.run(Map.of("image", x))) {
                        ((OnnxTensor) answer.get(0)).getFloatBuffer();
                    }
                });
            }
        }
    }

    /** A whole picture: from its colours to the map or the classes, with all mirrorings. */
    private static void picture(StoredModel model, NetworkRuntime runtime) throws IOException, OrtException {
        var image = Phantom.draw(Phantom.Options.DEFAULT).image();
        try (Predictor predictor = new Predictor(model, Device.CPU.by(runtime))) {
            time(() -> {
                if (model.card().task() == Task.SEGMENTATION) predictor.probabilityMap(image);
                else predictor.classProbabilities(image);
            });
        }
    }

    private static void time(Round round) throws IOException, OrtException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] others = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("LesionJ network"))
                .mapToLong(Thread::getId)
                .toArray();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            StringBuilder times = new StringBuilder();
            for (int i = Integer.parseInt(line); i > 0; i--) {
                long cpu = processor(threads, others);
                long clock = System.nanoTime();
                round.run();
                times.append((System.nanoTime() - clock) / 1e9)
                        .append(' ')
                        .append((processor(threads, others) - cpu) / 1e9)
                        .append(' ');
            }
            System.out.println(times);
        }
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        System.out.println(Long.parseLong(peak.replaceAll("\\D", "")) / 1024);
    }

    /** Of this thread and of the others. */
    private static long processor(ThreadMXBean threads, long... others) {
        long sum = threads.getCurrentThreadCpuTime();
        for (long other : others) sum += threads.getThreadCpuTime(other);
        return sum;
    }
}
