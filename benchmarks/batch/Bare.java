// SPDX-License-Identifier: BSD-2-Clause
import com.sun.management.OperatingSystemMXBean;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.Task;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * What a batch cannot be faster than, each on all processors: decoding alone, and the networks alone, which see pictures that were
 * brought to their input's size beforehand, with all mirrorings, in groups; neither outlines nor lesions are made of the answers. As
 * of a batch, the start of Java and the opening of models are left out, and there is no run to get warm. Arguments: device,
 * group, picture files. Prints "what pictures/s processors ms", the last of processor time a picture.
 */
public final class Bare {

    private static final int PREPARED = 64;
    private static final int ASKING = Runtime.getRuntime().availableProcessors() + 2;

    public static void main(String[] arguments) throws Exception {
        Device device = Device.parse(arguments[0]);
        int group = Integer.parseInt(arguments[1]);
        List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        List<Callable<Object>> decoding = new ArrayList<>();
        for (Path file : files) decoding.add(() -> ImageOpener.open(file).image().dimension(0));
        measure("decoding", files.size(), Runtime.getRuntime().availableProcessors(), decoding);
        List<Img<ARGBType>> pictures = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(PREPARED, files.size())))
            pictures.add(sized(ImageOpener.open(file).image(), 512, 384));
        double[] segmenting = networks("segmenter", ModelStore.DEFAULT_SEGMENTER, device, group, pictures, files.size());
        double[] classifying = networks("classifiers", ModelStore.DEFAULT_CLASSIFIER, device, group, pictures, files.size());
        print("networks", segmenting[0] + classifying[0], segmenting[1] + classifying[1]);
    }

    private static Img<ARGBType> sized(Img<ARGBType> image, int width, int height) {
        return Pixels.image(
                Resampling.resize(
                        Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1), width, height),
                width,
                height);
    }

    /** Several models see each picture one after another, as in an ensemble. */
    private static double[] networks(
            String what, String models, Device device, int group, List<Img<ARGBType>> pictures, int count)
            throws Exception {
        List<Callable<Object>> work = new ArrayList<>();
        List<Predictor> open = new ArrayList<>();
        for (String model : models.split(",")) {
            Predictor network = new Predictor(ModelStore.standard().find(model), device);
            open.add(network);
            int width = network.card().input().width(), height = network.card().input().height();
            List<Img<ARGBType>> inputs =
                    pictures.stream().map(picture -> sized(picture, width, height)).toList();
            for (int i = 0; i < count; i += group) {
                List<Img<ARGBType>> shown = new ArrayList<>();
                for (int k = i; k < Math.min(count, i + group); k++) shown.add(inputs.get(k % inputs.size()));
                work.add(() -> network.card().task() == Task.SEGMENTATION
                        ? network.mapAnswers(shown)
                        : network.classAnswers(shown));
            }
        }
        double[] times = measure(what, count, ASKING, work);
        open.forEach(Predictor::close);
        return times;
    }

    /** @return the seconds and the processor's seconds that a picture took */
    private static double[] measure(String what, int pictures, int threads, List<Callable<Object>> work)
            throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime(), used = processorTime();
        for (Future<Object> done : workers.invokeAll(work)) done.get();
        double[] times = {
            (System.nanoTime() - start) * 1e-9 / pictures, (processorTime() - used) * 1e-9 / pictures
        };
        workers.shutdown();
        print(what, times[0], times[1]);
        return times;
    }

    private static void print(String what, double seconds, double used) {
        System.out.printf(Locale.ROOT, "%s %.2f %.2f %.1f%n", what, 1 / seconds, used / seconds, 1000 * used);
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
