package io.github.lesionj.evaluation;

import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * Predicted masks against true ones, as ISIC 2018 Task 1 scored them.
 *
 * @param images of each image, sorted by name
 * @param mean   over the images, each counting the same: the official figures
 * @param pooled over all pixels of all images, large images counting more; some papers report this, and it is usually
 *               higher. Its Jaccard and Dice are not official figures
 */
public record SegmentationEvaluation(List<ImageScore> images, SegmentationScore mean, SegmentationScore pooled) {

    private static final List<String> FIGURES =
            List.of("accuracy", "sensitivity", "specificity", "jaccard", "threshold_jaccard", "dice");

    /** The name of the row of means, and of the row of pooled figures, in tables. */
    private static final String MEAN = "mean";
    private static final String POOLED = "pooled";

    public SegmentationEvaluation {
        images = List.copyOf(images);
    }

    /**
     * The score of one image.
     *
     * @param image its name, without extension
     * @param score at the size of its true mask
     */
    public record ImageScore(String image, SegmentationScore score) {}

    /**
     * Scores every image that has a true mask; other files are ignored.
     *
     * @param predictions folder with a mask {@code <image>_segmentation.png} or {@code <image>.png} for each true mask;
     *                    values above 128 are lesion
     * @param truth       folder with the masks {@code <image>_segmentation.png}
     * @throws IOException if a folder or a prediction is missing, a mask cannot be read, or a prediction has not the
     *     size of its truth; the message names the file
     */
    public static SegmentationEvaluation of(Path predictions, Path truth) throws IOException {
        List<ImageScore> images = new ArrayList<>();
        Confusion all = Confusion.NONE;
        for (Pair pair : pairs(predictions, truth)) {
            Confusion pixels = pair.confusion();
            images.add(new ImageScore(pair.image(), SegmentationScore.of(pixels)));
            all = all.plus(pixels);
        }
        SegmentationScore mean = SegmentationScore.mean(images.stream().map(ImageScore::score).toList());
        return new SegmentationEvaluation(images, mean, SegmentationScore.of(all));
    }

    /**
     * Writes one row per image and the row {@code mean}: image, accuracy, sensitivity, specificity, jaccard,
     * threshold_jaccard, dice.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        FigureTable table = new FigureTable("image", FIGURES);
        images.forEach(image -> add(table, image.image(), image.score()));
        add(table, MEAN, mean);
        table.write(file);
    }

    /** @return the means to read, with how they were made; several lines, each ending with a line feed */
    public String text() {
        FigureTable table = new FigureTable("", FIGURES);
        add(table, MEAN, mean);
        table.add(POOLED, pooled.accuracy(), pooled.sensitivity(), pooled.specificity(), pooled.jaccard(), Double.NaN, pooled.dice());
        return "Segmentation of " + images.size() + (images.size() == 1 ? " image" : " images")
                + ", each scored at the size of its true mask\n"
                + table.text()
                + MEAN + ": per image, then averaged over the images (ISIC; ranked by threshold_jaccard)\n"
                + POOLED + ": all pixels of all images counted together (not official)\n";
    }

    private static void add(FigureTable table, String name, SegmentationScore score) {
        table.add(name, score.accuracy(), score.sensitivity(), score.specificity(), score.jaccard(),
                score.thresholdJaccard(), score.dice());
    }

    /** Each true mask with its prediction, all of them found before the first is read. */
    private static List<Pair> pairs(Path predictions, Path truth) throws IOException {
        Map<String, Path> trueMasks = MaskFolder.of(truth).truth();
        MaskFolder predictedMasks = MaskFolder.of(predictions);
        List<Pair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Path> mask : trueMasks.entrySet()) {
            String image = mask.getKey();
            predictedMasks.prediction(image).ifPresentOrElse(
                    prediction -> pairs.add(new Pair(image, mask.getValue(), prediction)), () -> missing.add(image));
        }
        if (missing.isEmpty()) return pairs;
        throw new IOException(predictions + " lacks " + missing.size() + " of " + trueMasks.size()
                + " predictions, the first is " + missing.get(0) + "_segmentation.png; every true mask needs one");
    }

    /** Where the two masks of an image are. */
    private record Pair(String image, Path truth, Path prediction) {

        Confusion confusion() throws IOException {
            Img<BitType> trueMask = MaskFile.read(truth);
            Img<BitType> predictedMask = MaskFile.read(prediction);
            try {
                return SegmentationScore.confusion(trueMask, predictedMask);
            } catch (IllegalArgumentException e) {
                throw new IOException(prediction + " does not fit: " + e.getMessage(), e);
            }
        }
    }
}
