// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.evaluation.Bootstrap;
import io.github.lesionj.evaluation.MetricName;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.ReviewPoint;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The figures of a finished segmenter. Where the recipe asks for it, the threshold is the one with the best mean Jaccard
 * index on the validation pictures, of equals that nearest to the recipe's own.
 */
final class SegmentationMetrics {

    private static final int STEPS = 20;
    private static final List<MetricName> METRICS = List.of(
            MetricName.JACCARD,
            MetricName.DICE,
            MetricName.SENSITIVITY,
            MetricName.SPECIFICITY,
            MetricName.PRECISION,
            MetricName.THRESHOLD_JACCARD);

    private final FinalMetrics figures;

    SegmentationMetrics(FinalMetrics figures) {
        this.figures = figures;
    }

    ModelCard complete(ModelCard card) throws IOException {
        try (Segmenter segmenter = Segmenters.open(figures.model().toString(), figures.device())) {
            List<PostProcessingSpec> candidates = candidates(card.postProcessing());
            List<List<SegmentationScore>> validation = scores(segmenter, Split.VALIDATION, candidates);
            int best = best(validation);
            List<Metric> metrics = new ArrayList<>(metrics(validation.get(best), Split.VALIDATION));
            List<SegmentationScore> test =
                    scores(segmenter, Split.TEST, List.of(candidates.get(best))).get(0);
            if (!test.isEmpty()) {
                metrics.addAll(metrics(test, Split.TEST));
                writeTable(test);
            }
            return card.withPostProcessing(candidates.get(best))
                    .withMetrics(metrics)
                    .withReview(review(segmenter, candidates.get(best), validation.get(best)));
        }
    }

    /** Of masks whose mirrorings can disagree; a mask is wrong where the ISIC challenge's score is 0. */
    private List<ReviewPoint> review(Segmenter segmenter, PostProcessingSpec chosen, List<SegmentationScore> scores)
            throws IOException {
        List<LabelledImage> images = figures.data().of(Split.VALIDATION);
        List<ReviewThreshold.Answer> answers = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Img<ARGBType> picture = ImageOpener.open(images.get(i).image()).image();
            double doubt = segmenter
                    .segment(picture, PostProcessing.of(chosen))
                    .uncertainty()
                    .disagreement();
            SegmentationScore score = scores.get(i);
            answers.add(new ReviewThreshold.Answer(
                    doubt, score.of(MetricName.THRESHOLD_JACCARD) == 0, score.of(MetricName.JACCARD)));
            figures.measured(i + 1, images.size());
        }
        return figures.review(Doubt.MASK_DISAGREEMENT, answers, MetricName.JACCARD.key(), chosenBefore());
    }

    private String chosenBefore() {
        return figures.finish().chooseThreshold() ? "the epoch and the threshold" : "the epoch";
    }

    private List<PostProcessingSpec> candidates(PostProcessingSpec own) {
        if (!figures.finish().chooseThreshold()) return List.of(own);
        Stream<PostProcessingSpec> others = IntStream.range(1, STEPS)
                .mapToObj(i -> (double) i / STEPS)
                .sorted((a, b) -> Double.compare(Math.abs(a - own.threshold()), Math.abs(b - own.threshold())))
                .map(own::withThreshold);
        return Stream.concat(Stream.of(own), others).toList();
    }

    /** The scores of each picture, for each candidate. */
    private List<List<SegmentationScore>> scores(Segmenter segmenter, Split split, List<PostProcessingSpec> candidates)
            throws IOException {
        List<List<SegmentationScore>> scores = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) scores.add(new ArrayList<>());
        List<LabelledImage> images = figures.data().of(split);
        for (int i = 0; i < images.size(); i++) {
            Img<ARGBType> picture = ImageOpener.open(images.get(i).image()).image();
            Img<BitType> truth = images.get(i).readMask(picture);
            Img<FloatType> probability = segmenter.segment(picture).probability();
            for (int c = 0; c < candidates.size(); c++)
                scores.get(c)
                        .add(SegmentationScore.of(
                                truth, PostProcessing.of(candidates.get(c)).apply(probability)));
            figures.measured(i + 1, images.size());
        }
        return scores;
    }

    private static int best(List<List<SegmentationScore>> validation) {
        int best = 0;
        for (int c = 1; c < validation.size(); c++)
            if (jaccard(validation.get(c)) > jaccard(validation.get(best))) best = c;
        return best;
    }

    private static double jaccard(List<SegmentationScore> scores) {
        return SegmentationScore.mean(scores).jaccard();
    }

    private List<Metric> metrics(List<SegmentationScore> scores, Split split) {
        String chosen = chosenBefore();
        Bootstrap bootstrap = figures.bootstrap(split);
        return METRICS.stream()
                .map(metric -> {
                    double[] values = scores.stream()
                            .mapToDouble(score -> score.of(metric))
                            .toArray();
                    return figures.metric(
                            metric.key(),
                            Arrays.stream(values).average().orElseThrow(),
                            bootstrap.ofMean(values),
                            split,
                            chosen,
                            "per picture, then mean, at the picture's size, post-processed");
                })
                .toList();
    }

    private void writeTable(List<SegmentationScore> test) throws IOException {
        CsvTable table =
                new CsvTable(Stream.concat(Stream.of("image"), METRICS.stream().map(MetricName::key))
                        .toList());
        List<LabelledImage> images = figures.data().of(Split.TEST);
        for (int i = 0; i < test.size(); i++) {
            SegmentationScore score = test.get(i);
            table.add(Stream.concat(
                            Stream.of(images.get(i).id()),
                            METRICS.stream().map(metric -> Double.toString(score.of(metric))))
                    .toList());
        }
        table.write(figures.testTable());
    }
}
