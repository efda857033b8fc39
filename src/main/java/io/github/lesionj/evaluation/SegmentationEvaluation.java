// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Predicted masks against true ones, as ISIC 2018 Task 1 scored them, and how far their boundaries lie apart.
 *
 * @param images of each image
 */
public record SegmentationEvaluation(List<MaskScore> images) {

    private static final List<Column> FIGURES = List.of(
            score(MetricName.ACCURACY),
            score(MetricName.SENSITIVITY),
            score(MetricName.SPECIFICITY),
            score(MetricName.PRECISION),
            score(MetricName.JACCARD),
            score(MetricName.THRESHOLD_JACCARD),
            score(MetricName.DICE),
            new Column(MetricName.HD95, image -> image.distance().hausdorff95()),
            new Column(MetricName.ASD, image -> image.distance().average()));
    private static final List<Column> CALIBRATED = List.of(
            new Column(MetricName.HD95_MM, image -> image.millimetres().hausdorff95()),
            new Column(MetricName.ASD_MM, image -> image.millimetres().average()));

    /** The name of the row of means, and of the row of pooled figures, in tables. */
    private static final String MEAN = "mean";

    private static final String POOLED = "pooled";
    private static final String PER_IMAGE = "per image, then mean";
    private static final String ALL_PIXELS = "all pixels of all images together";

    private record Column(MetricName metric, ToDoubleFunction<MaskScore> figure) {

        double[] of(List<MaskScore> images) {
            return images.stream().mapToDouble(figure).toArray();
        }
    }

    private static Column score(MetricName metric) {
        return new Column(metric, image -> image.score().of(metric));
    }

    /** @throws IllegalArgumentException if there is no image */
    public SegmentationEvaluation {
        images = List.copyOf(images);
        if (images.isEmpty()) throw new IllegalArgumentException("There is no mask to score");
    }

    /**
     * Scores every image that has a true mask; other files are ignored.
     *
     * @param predictions folder with a mask {@code <image>_segmentation.png} or {@code <image>.png} for each true mask
     * @param truth       folder with the masks {@code <image>_segmentation.png}
     * @throws IOException if a folder or a prediction is missing, a mask cannot be read, or a prediction has not the
     *     size of its truth; the message names the file
     */
    public static SegmentationEvaluation of(Path predictions, Path truth) throws IOException {
        return of(MaskPair.in(predictions, truth), image -> PixelSize.UNCALIBRATED);
    }

    /** @param sizes of the pixels of each image */
    static SegmentationEvaluation of(List<MaskPair> pairs, PixelSizes sizes) throws IOException {
        List<MaskScore> images = new ArrayList<>();
        for (MaskPair pair : pairs) {
            try {
                images.add(MaskScore.of(pair.image(), pair.trueMask(), pair.predictedMask(), sizes.of(pair.image())));
            } catch (IllegalArgumentException e) {
                throw new IOException(pair.prediction() + " does not fit: " + e.getMessage(), e);
            }
        }
        return new SegmentationEvaluation(images);
    }

    /** Where the physical size of an image's pixels comes from. */
    @FunctionalInterface
    interface PixelSizes {
        /** @throws IOException if the image cannot be read */
        PixelSize of(String image) throws IOException;
    }

    /** @return the means over the images, each counting the same: the official figures */
    public SegmentationScore mean() {
        return SegmentationScore.mean(images.stream().map(MaskScore::score).toList());
    }

    /**
     * @return the figures of all pixels of all images counted together, large images and lesions counting more, as some
     *     papers report them; not official
     */
    public SegmentationScore pooled() {
        return SegmentationScore.of(images.stream().map(MaskScore::pixels).reduce(Confusion.NONE, Confusion::plus));
    }

    /** @return how many images have distances: of the others one mask is empty */
    public int measured() {
        return (int) images.stream()
                .filter(image -> !Double.isNaN(image.distance().average()))
                .count();
    }

    /**
     * @return the mean of each figure per image; hd95 and asd in pixels and, where images are calibrated, hd95_mm and
     *     asd_mm, over the images that have them; and pooled_jaccard and pooled_dice
     */
    public Measures measures() {
        List<Measures.Name> names = new ArrayList<>();
        columns().forEach(column -> names.add(new Measures.Name(column.metric(), PER_IMAGE)));
        names.add(new Measures.Name(MetricName.POOLED_JACCARD, ALL_PIXELS));
        names.add(new Measures.Name(MetricName.POOLED_DICE, ALL_PIXELS));
        List<double[]> columns =
                columns().stream().map(column -> column.of(images)).toList();
        return new Measures(images.size(), names, weights -> {
            Confusion all = Confusion.NONE;
            for (int i = 0; i < weights.length; i++)
                all = all.plus(images.get(i).pixels().times(weights[i]));
            return DoubleStream.concat(
                            columns.stream().mapToDouble(values -> Bootstrap.mean(values, weights)),
                            DoubleStream.of(all.jaccard(), all.dice()))
                    .toArray();
        });
    }

    /**
     * Writes one row per image and the row {@code mean}: image, accuracy, sensitivity, specificity, precision, jaccard,
     * threshold_jaccard, dice, hd95 and asd in pixels and, where images are calibrated, hd95_mm and asd_mm.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        MetricTable table = new MetricTable("image", names());
        for (MaskScore image : images) table.add(image.image(), row(image));
        table.add(MEAN, means());
        table.write(file);
    }

    /** @return the means to read, with how they were made; several lines, each ending with a line feed */
    public String text() {
        SegmentationScore pooled = pooled();
        MetricTable table = new MetricTable("", names());
        table.add(MEAN, means());
        table.add(
                POOLED,
                pooled.accuracy(),
                pooled.sensitivity(),
                pooled.specificity(),
                pooled.precision(),
                pooled.jaccard(),
                Double.NaN,
                pooled.dice());
        return "Segmentation of " + images.size() + (images.size() == 1 ? " image" : " images")
                + ", each scored at the size of its true mask\n"
                + table.text()
                + MEAN + ": per image, then averaged over the images (ISIC; ranked by threshold_jaccard)\n"
                + POOLED + ": all pixels of all images counted together (not official)\n"
                + distances() + "\n";
    }

    /** @return what the distances are and on how many images they were measured */
    String distances() {
        return "hd95, asd: 95 % Hausdorff and symmetric average distance of the boundaries in pixels, over "
                + measured() + " images; where one mask alone is empty there is none";
    }

    private List<Column> columns() {
        boolean calibrated = images.stream()
                .anyMatch(image -> !Double.isNaN(image.millimetres().average()));
        return Stream.concat(FIGURES.stream(), calibrated ? CALIBRATED.stream() : Stream.empty())
                .toList();
    }

    private List<String> names() {
        return columns().stream().map(column -> column.metric().key()).toList();
    }

    private double[] row(MaskScore image) {
        return columns().stream()
                .mapToDouble(column -> column.figure().applyAsDouble(image))
                .toArray();
    }

    private double[] means() {
        return columns().stream()
                .mapToDouble(column -> Arrays.stream(column.of(images))
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
