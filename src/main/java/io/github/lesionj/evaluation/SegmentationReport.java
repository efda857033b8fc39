// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.ContactSheet.Tile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.OutlineOverlay;
import io.github.lesionj.io.report.HtmlPage;
import io.github.lesionj.io.report.LinePlot;
import io.github.lesionj.io.report.PlotAxis;
import io.github.lesionj.io.report.Svg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** Writes how well masks match their truth: tables, a plot and a page with the worst and the best cases. */
public final class SegmentationReport {

    private static final int CASES = 8;
    private static final int BINS = 20;

    private final EvaluationInputs inputs;
    private final List<MaskPair> pairs;
    private final SegmentationEvaluation evaluation;
    private final Summary summary;

    private SegmentationReport(EvaluationInputs inputs) throws IOException {
        this.inputs = inputs;
        pairs = MaskPair.in(inputs.predictions(), inputs.truth(), inputs::wants);
        evaluation = SegmentationEvaluation.of(pairs, inputs::pixelSize);
        summary = Summary.of(evaluation.measures(), bootstrap());
    }

    /**
     * Evaluates and writes scores.csv (a row per image), summary.csv (the figures with intervals), jaccard.svg,
     * report.html and, where there is another model, comparison.csv.
     *
     * @param folder that exists
     * @return the figures to read
     * @throws IOException if a mask is missing or cannot be read, or a file cannot be written; the message names it
     */
    public static String write(EvaluationInputs inputs, Path folder) throws IOException {
        return new SegmentationReport(inputs).writeInto(folder);
    }

    private String writeInto(Path folder) throws IOException {
        evaluation.writeCsv(folder.resolve("scores.csv"));
        summary.writeCsv(folder.resolve("summary.csv"));
        Svg distribution = distribution();
        distribution.write(folder.resolve("jaccard.svg"));
        HtmlPage page = new HtmlPage("Segmentation by " + inputs.name())
                .text(images() + ". The truth is " + inputs.truth() + ".")
                .table(List.of("figure", "value", "95 % interval", "averaging"), summary.cells())
                .text(summary.resampling())
                .text(
                        "The figures are those of the ISIC challenges: threshold_jaccard is the Jaccard index, or 0 where it is "
                                + "below 0.65. Pooled figures are not official: large images and lesions count more in them.")
                .text(evaluation.distances() + ".")
                .heading("How the Jaccard index is distributed")
                .drawings(distribution);
        compare(page, folder);
        cases(page);
        page.text("LesionJ is a research tool, no medical device.").write(folder.resolve("report.html"));
        return "Segmentation by " + inputs.name() + ": " + images() + "\n" + summary.text() + evaluation.distances()
                + "\n";
    }

    private String images() {
        return pairs.size() + " images, each scored at the size of its true mask";
    }

    private Bootstrap bootstrap() {
        return inputs.bootstrap(pairs.stream().map(MaskPair::image).toList());
    }

    private Svg distribution() {
        double[] counts = new double[BINS];
        for (MaskScore image : evaluation.images())
            counts[(int) Math.min(BINS - 1, image.score().jaccard() * BINS)]++;
        LinePlot plot = new LinePlot(
                "Images by their Jaccard index; dashed: 0.65",
                PlotAxis.share("Jaccard index"),
                new PlotAxis("images", 0, max(counts)),
                480,
                220);
        IntStream.range(0, BINS).forEach(b -> plot.bar((double) b / BINS, (b + 1.0) / BINS, counts[b]));
        double threshold = SegmentationScore.JACCARD_THRESHOLD;
        return plot.guide(threshold, 0, threshold, max(counts)).draw();
    }

    private static double max(double[] counts) {
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i])
                .max()
                .orElse(1);
    }

    private void compare(HtmlPage page, Path folder) throws IOException {
        if (inputs.other().isEmpty()) return;
        Path other = inputs.other().get();
        Measures others = SegmentationEvaluation.of(
                        MaskPair.in(other, inputs.truth(), inputs::wants), inputs::pixelSize)
                .measures();
        Comparison comparison = Comparison.of(evaluation.measures(), others, bootstrap());
        comparison.writeCsv(folder.resolve("comparison.csv"));
        comparison.show(page, other);
    }

    private void cases(HtmlPage page) throws IOException {
        List<Integer> byScore = new ArrayList<>(IntStream.range(0, pairs.size())
                .filter(i -> inputs.images().containsKey(pairs.get(i).image()))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> evaluation.images().get(i).score().jaccard()))
                .toList());
        if (byScore.isEmpty()) return;
        int worst = Math.min(CASES, (byScore.size() + 1) / 2);
        int best = Math.min(CASES, byScore.size() - worst);
        page.heading("The worst cases")
                .text("The truth is outlined in blue, the prediction in yellow.")
                .pictures(tiles(byScore.subList(0, worst)));
        Collections.reverse(byScore);
        if (best > 0) page.heading("The best cases").pictures(tiles(byScore.subList(0, best)));
    }

    private List<Tile> tiles(List<Integer> cases) throws IOException {
        List<Tile> tiles = new ArrayList<>();
        for (int i : cases) {
            MaskPair pair = pairs.get(i);
            Img<ARGBType> picture =
                    ImageOpener.open(inputs.images().get(pair.image())).image();
            picture = OutlineOverlay.draw(picture, pair.trueMask(), OutlineOverlay.BLUE);
            picture = OutlineOverlay.draw(picture, pair.predictedMask(), OutlineOverlay.YELLOW);
            tiles.add(new Tile(
                    String.format(
                            Locale.ROOT,
                            "%s, Jaccard %.3f",
                            pair.image(),
                            evaluation.images().get(i).score().jaccard()),
                    picture));
        }
        return tiles;
    }
}
