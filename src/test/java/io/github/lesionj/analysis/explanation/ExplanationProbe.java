// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * What explanations are worth: docs/experiments/explanation. Prints a line for each picture and method: the share of the
 * picture that the expert's mask takes, the share of the map inside it, the areas under the deletion and insertion curves
 * (Petsiuk et al. 2018) of the map and of smooth random maps, and how much is left of the map when the weights of the last two layers are shuffled.
 */
public final class ExplanationProbe {

    private static final int STEPS = 10;
    private static final int RANDOM_MAPS = 3;
    private static final int COARSE = 7;

    private ExplanationProbe() {}

    /** @param args folder of the pictures, folder of the masks, an empty folder, and how many pictures are passed over for each */
    public static void main(String[] args) throws IOException {
        List<String> shuffled = new ArrayList<>();
        for (String name : ModelStore.DEFAULT_CLASSIFIER.split(","))
            shuffled.add(TinyModels.shuffled(
                            Path.of(args[2]).resolve(name + "-shuffled.zip"),
                            ModelStore.standard().find(name, Task.CLASSIFICATION),
                            List.of("conv_head.weight", "classifier.weight"),
                            1)
                    .toString());
        try (Classifier classifier = Classifiers.open(ModelStore.DEFAULT_CLASSIFIER, Device.CPU);
                Classifier random = Classifiers.open(String.join(",", shuffled), Device.CPU);
                var files = Files.list(Path.of(args[0]))) {
            System.out.println("image,class,probability,method,lesion,inside,deletion,deletion_random,insertion,"
                    + "insertion_random,rank_correlation_shuffled,ssim_shuffled");
            List<Path> pictures = files.filter(ImageOpener::isImage).sorted().toList();
            for (int i = 0; i < pictures.size(); i += Integer.parseInt(args[3]))
                measure(pictures.get(i), Path.of(args[1]), classifier, random);
        }
    }

    private static void measure(Path file, Path masks, Classifier classifier, Classifier random) throws IOException {
        String name = ImageOpener.nameOf(file);
        Img<ARGBType> image = ImageOpener.open(file).image();
        Img<BitType> lesion = MaskFile.read(masks.resolve(name + "_segmentation.png"));
        byte[] bits = Pixels.bits(lesion);
        double area =
                IntStream.range(0, bits.length).map(i -> bits[i]).average().orElseThrow();
        int width = (int) image.dimension(0);
        for (ExplanationMethod method : ExplanationMethod.values()) {
            var request = new ExplanationRequest(method, ExplanationRequest.LIKELIEST, Occlusion.DEFAULT);
            ClassMaps maps = classifier.explain(image, lesion, request, ExplanationProgress.NONE);
            var again = new ExplanationRequest(method, maps.classes().get(0), Occlusion.DEFAULT);
            ClassMaps other = random.explain(image, lesion, again, ExplanationProgress.NONE);
            float[] map = Pixels.numbers(maps.maps().get(0));
            float[] broken = Pixels.numbers(other.maps().get(0));
            String label = maps.classes().get(0);
            double[] curves = curves(classifier, image, lesion, label, map);
            double[] chance = new double[2];
            for (int r = 0; r < RANDOM_MAPS; r++) {
                double[] one = curves(classifier, image, lesion, label, smoothRandom(width, bits.length / width, r));
                for (int i = 0; i < 2; i++) chance[i] += one[i] / RANDOM_MAPS;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s,%s,%.4f,%s,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f%n",
                    name,
                    label,
                    maps.diagnosis().confidence(),
                    method,
                    area,
                    maps.shareInside(0, lesion),
                    curves[0],
                    chance[0],
                    curves[1],
                    chance[1],
                    MapSimilarity.rankCorrelation(map, broken),
                    MapSimilarity.ssim(map, broken, width));
        }
    }

    private static float[] smoothRandom(int width, int height, int seed) {
        Random random = new Random(seed);
        float[] coarse = new float[COARSE * COARSE];
        for (int i = 0; i < coarse.length; i++) coarse[i] = random.nextFloat();
        return Resampling.resize(coarse, COARSE, COARSE, width, height);
    }

    /** The class's mean probability while the picture goes, and comes, a tenth at a time, what the map holds greatest first. */
    private static double[] curves(
            Classifier classifier, Img<ARGBType> image, Img<BitType> lesion, String label, float[] map) {
        int[] whole = Pixels.argb(image);
        int skin = SkinColour.around(whole, Pixels.bits(lesion));
        int[] bare = new int[whole.length];
        java.util.Arrays.fill(bare, skin);
        List<Integer> order = IntStream.range(0, map.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -map[i]))
                .toList();
        List<Img<ARGBType>> pictures = new ArrayList<>();
        for (int[] start : List.of(whole, bare))
            for (int step = 1; step <= STEPS; step++) {
                int[] pixels = start.clone();
                for (int i : order.subList(0, map.length * step / STEPS)) pixels[i] = start == whole ? skin : whole[i];
                pictures.add(Pixels.image(pixels, (int) image.dimension(0), (int) image.dimension(1)));
            }
        var answers = classifier.classify(pictures, Collections.nCopies(pictures.size(), lesion));
        double[] areas = new double[2];
        for (int i = 0; i < answers.size(); i++)
            areas[i / STEPS] += answers.get(i).byClass().get(label) / STEPS;
        return areas;
    }
}
