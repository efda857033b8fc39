// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * The cascading randomisation of Adebayo et al. 2018 ("Sanity checks for saliency maps", NeurIPS; arXiv 1810.03292): weights are
 * shuffled from the last layer to the first, one group of layers after the other, and each time the map of the class that the whole
 * model decided for is compared with the map before: by rank correlation, structural similarity and the correlation of histograms
 * of oriented gradients. Prints a row for each picture and stage.
 */
public final class CascadeProbe {

    private static final int LONG_SIDE = 400;

    private static final int SEEDS = 5;

    /** The last layers first; each stage is shuffled with all before it. */
    private static final List<List<String>> STAGES = List.of(
            List.of("classifier"),
            List.of("conv_head", "bn2"),
            List.of("blocks.6"),
            List.of("blocks.5", "blocks.4"),
            List.of("blocks.3", "blocks.2"),
            List.of("blocks.1", "blocks.0", "bn1", "conv_stem"));

    private CascadeProbe() {}

    private record Case(String name, Img<ARGBType> image, Img<BitType> lesion, String label, float[] map) {}

    /** @param args folder of pictures, folder of masks, an empty folder, name of a classifier */
    public static void main(String[] args) throws IOException {
        StoredModel model = ModelStore.standard().find(args[3], Task.CLASSIFICATION);
        List<Case> cases = new ArrayList<>();
        try (Classifier whole = Classifiers.open(args[3], Device.CPU)) {
            MaskFolder masks = MaskFolder.of(Path.of(args[1]));
            try (var files = Files.list(Path.of(args[0]))) {
                for (Path file : files.sorted().toList()) cases.add(described(file, masks, whole));
            }
        }
        System.out.println("shuffled_down_to,seed,image,class,empty,rank_correlation,ssim,hog_correlation");
        List<String> layers = new ArrayList<>();
        for (List<String> stage : STAGES) {
            layers.addAll(stage);
            for (int seed = 1; seed <= SEEDS; seed++) {
                Path zip = Path.of(args[2]).resolve(stage.get(0) + seed + ".zip");
                TinyModels.shuffled(zip, model, layers, seed);
                try (Classifier random = Classifiers.open(zip.toString(), Device.CPU)) {
                    for (Case one : cases) compare(stage.get(stage.size() - 1), seed, one, random);
                }
            }
        }
    }

    private static void compare(String stage, int seed, Case one, Classifier random) {
        float[] other = map(random, one.image, one.lesion, one.label);
        boolean empty = true;
        for (float value : other) empty &= value <= 0;
        int width = (int) one.image.dimension(0) / 4;
        System.out.printf(
                Locale.ROOT,
                "%s,%d,%s,%s,%s,%.4f,%.4f,%.4f%n",
                stage,
                seed,
                one.name,
                one.label,
                empty,
                MapSimilarity.rankCorrelation(one.map, other),
                MapSimilarity.ssim(one.map, other, width),
                MapSimilarity.hogCorrelation(one.map, other, width));
    }

    private static Case described(Path file, MaskFolder masks, Classifier whole) throws IOException {
        SourceImage picture = ImageOpener.open(file);
        Img<BitType> mask = masks.of(List.of(picture.name())).maskOf(picture);
        int width = (int) picture.image().dimension(0),
                height = (int) picture.image().dimension(1);
        double factor = Math.max(1, Math.max(width, height) / (double) LONG_SIDE);
        int columns = (int) Math.round(width / factor) / 4 * 4, rows = (int) Math.round(height / factor) / 4 * 4;
        int[] argb = Pixels.argb(picture.image()), small = new int[columns * rows];
        for (int shift = 0; shift < 24; shift += 8) {
            float[] channel = new float[argb.length];
            for (int i = 0; i < argb.length; i++) channel[i] = argb[i] >> shift & 0xff;
            float[] resized = Resampling.resize(channel, width, height, columns, rows);
            for (int i = 0; i < small.length; i++)
                small[i] |= Math.max(0, Math.min(255, Math.round(resized[i]))) << shift;
        }
        byte[] bits = Pixels.bits(mask);
        float[] marked = new float[bits.length];
        for (int i = 0; i < bits.length; i++) marked[i] = bits[i];
        float[] shares = Resampling.resize(marked, width, height, columns, rows);
        byte[] lesion = new byte[shares.length];
        for (int i = 0; i < lesion.length; i++) lesion[i] = (byte) (shares[i] > 0.5f ? 1 : 0);
        Img<ARGBType> image = Pixels.image(small, columns, rows);
        Img<BitType> outline = Pixels.mask(lesion, columns, rows);
        String label = whole.classify(image, outline).label();
        return new Case(picture.name(), image, outline, label, map(whole, image, outline, label));
    }

    /** @return the map at a quarter of the picture's size; it is coarser still */
    private static float[] map(Classifier classifier, Img<ARGBType> image, Img<BitType> lesion, String label) {
        var request = new ExplanationRequest(ExplanationMethod.GRAD_CAM, label, Occlusion.DEFAULT);
        float[] map = Pixels.numbers(classifier
                .explain(image, lesion, request, ExplanationProgress.NONE)
                .maps()
                .get(0));
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        return Resampling.resize(map, width, height, width / 4, height / 4);
    }
}
