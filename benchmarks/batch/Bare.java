// SPDX-License-Identifier: BSD-2-Clause
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * What a batch cannot be faster than: decoding alone, on all processors, and the networks alone, which see small pictures in
 * groups. Arguments: device, group, picture files. Prints "what pictures/s".
 */
public final class Bare {

    public static void main(String[] arguments) throws Exception {
        Device device = Device.parse(arguments[0]);
        int group = Integer.parseInt(arguments[1]);
        List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
        for (Path file : files.subList(0, Math.min(8, files.size()))) ImageOpener.open(file);
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<?>> opened = new ArrayList<>();
        for (Path file : files) opened.add(threads.submit(() -> ImageOpener.open(file).image().dimension(0)));
        for (Future<?> one : opened) one.get();
        threads.shutdown();
        print("decoding", files.size(), start);
        List<Img<ARGBType>> small = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(48, files.size()))) {
            Img<ARGBType> image = ImageOpener.open(file).image();
            int[] fitted = Resampling.resize(
                    Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1), 256, 192);
            small.add(Pixels.image(fitted, 256, 192));
        }
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, device);
                Classifier classifier = Classifiers.open(ModelStore.DEFAULT_CLASSIFIER, device)) {
            segmenter.segment(small.subList(0, Math.min(group, small.size())));
            start = System.nanoTime();
            List<Segmentation> found = new ArrayList<>();
            for (int i = 0; i < small.size(); i += group)
                found.addAll(segmenter.segment(small.subList(i, Math.min(small.size(), i + group))));
            double segmenting = print("segmenter", small.size(), start);
            classifier.classify(small.get(0), found.get(0).mask());
            start = System.nanoTime();
            for (int i = 0; i < small.size(); i += group) {
                int end = Math.min(small.size(), i + group);
                classifier.classify(
                        small.subList(i, end),
                        found.subList(i, end).stream().map(Segmentation::mask).toList());
            }
            double classifying = print("classifiers", small.size(), start);
            System.out.printf(Locale.ROOT, "networks %.2f%n", 1 / (1 / segmenting + 1 / classifying));
        }
    }

    private static double print(String what, int pictures, long start) {
        double rate = pictures / ((System.nanoTime() - start) * 1e-9);
        System.out.printf(Locale.ROOT, "%s %.2f%n", what, rate);
        return rate;
    }
}
