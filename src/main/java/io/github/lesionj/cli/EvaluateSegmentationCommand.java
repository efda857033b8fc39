package io.github.lesionj.cli;

import io.github.lesionj.batch.Failure;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj evaluate-segmentation}: masks against true masks. */
@Command(name = "evaluate-segmentation", description = {
    "Scores masks against true masks as the ISIC challenges do.",
    "Prints the mean over the images of accuracy, sensitivity, specificity, jaccard, dice and threshold_jaccard (the "
    + "Jaccard index, or 0 if it is below 0.65). Masks of one image have the same name, with or without _segmentation, "
    + "and the same size; what is brighter than 128 is lesion."})
final class EvaluateSegmentationCommand implements Callable<Integer> {

    private static final List<String> FIGURES =
            List.of("accuracy", "sensitivity", "specificity", "jaccard", "dice", "threshold_jaccard");

    private final Session session;

    @Option(names = "--predictions", required = true, paramLabel = "DIR", description = "folder of the masks to be scored")
    private Path predictions;

    @Option(names = "--truth", required = true, paramLabel = "DIR", description = "folder of the true masks")
    private Path truth;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "table to write: the scores of each image, and their mean as the last row; replaced if it exists")
    private Path output;

    EvaluateSegmentationCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null) OutputFolder.createFor(output);
        MaskPairs masks = MaskPairs.of(predictions, truth);
        Map<String, SegmentationScore> scores = score(masks.pairs());
        if (scores.isEmpty()) return session.stop().getAsBoolean() ? Main.INTERRUPTED : Main.SOME_FAILED;
        SegmentationScore mean = SegmentationScore.mean(scores.values());
        if (output != null) write(scores, mean);
        print(scores.size(), mean);
        sayUnpaired("true masks have no prediction and are not in the mean", masks.withoutPrediction());
        sayUnpaired("predictions have no true mask and are not scored", masks.withoutTruth());
        if (session.stop().getAsBoolean()) return Main.INTERRUPTED;
        return scores.size() == masks.pairs().size() && masks.withoutPrediction().isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    private Map<String, SegmentationScore> score(List<MaskPairs.Pair> pairs) {
        Map<String, SegmentationScore> scores = new LinkedHashMap<>();
        ProgressLine progress = new ProgressLine(session.console(), System::nanoTime);
        for (int i = 0; i < pairs.size() && !session.stop().getAsBoolean(); i++) {
            MaskPairs.Pair pair = pairs.get(i);
            progress.update(i, pairs.size(), pair.image());
            try {
                scores.put(pair.image(), SegmentationScore.of(MaskFile.read(pair.truth()), MaskFile.read(pair.prediction())));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                session.console().say(Failure.of(pair.prediction(), e).reason());
            }
        }
        progress.update(pairs.size(), pairs.size(), "");
        return scores;
    }

    private void write(Map<String, SegmentationScore> scores, SegmentationScore mean) throws IOException {
        CsvTable table = new CsvTable(Stream.concat(Stream.of("image"), FIGURES.stream()).toList());
        scores.forEach((image, score) -> table.add(row(image, score)));
        table.add(row("mean", mean));
        table.write(output);
    }

    private void print(int images, SegmentationScore mean) {
        session.out().printf("Mean over %d %s, each counting the same, at the masks' own size:%n", images, images == 1 ? "image" : "images");
        double[] figures = figures(mean);
        for (int i = 0; i < figures.length; i++)
            session.out().printf(Locale.ROOT, "%-18s %.4f%n", FIGURES.get(i), figures[i]);
    }

    private void sayUnpaired(String what, List<String> images) {
        if (!images.isEmpty()) session.console().say(images.size() + " " + what + ", such as " + images.get(0));
    }

    private static List<String> row(String image, SegmentationScore score) {
        Stream<String> figures = Arrays.stream(figures(score)).mapToObj(Double::toString);
        return Stream.concat(Stream.of(image), figures).toList();
    }

    private static double[] figures(SegmentationScore score) {
        return new double[] {score.accuracy(), score.sensitivity(), score.specificity(), score.jaccard(), score.dice(), score.thresholdJaccard()};
    }
}
