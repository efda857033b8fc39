// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.MelanomaThreshold;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** A table of class probabilities, as the ISIC challenge writes them, and on demand beside it one of how sure they are. */
public final class DiagnosisFile implements ResultFiles {

    /** The table's name where only a folder is named. */
    public static final String TABLE = "classes.csv";

    /** The name of the table beside {@link #TABLE}. */
    public static final String REVIEW_TABLE = "classes_review.csv";

    private final Classifier classifier;
    private final LesionSource lesions;
    private final Runnable closing;
    private final Path file;
    private final boolean always;
    private final boolean review;
    private final Settings settings;

    private record Lesion(Img<BitType> mask, Review review) {}

    private interface LesionSource {
        Lesion of(SourceImage image) throws IOException;
    }

    private DiagnosisFile(
            Classifier classifier,
            LesionSource lesions,
            Runnable closing,
            Path file,
            boolean always,
            boolean review,
            Settings settings) {
        this.settings = settings.with("classifier", classifier.model())
                .with("runtime", classifier.runtime())
                .with("melanoma", MelanomaThreshold.named(classifier))
                .with("review", review);
        this.classifier = classifier;
        this.lesions = lesions;
        this.closing = closing;
        this.file = file;
        this.always = always;
        this.review = review;
    }

    /**
     * The row of an image without a lesion is empty.
     *
     * @param analyzer whose classifier is shown what its segmenter finds; closed with the table
     * @param review   whether the table of how sure each class is stands beside it
     */
    public static DiagnosisFile of(LesionAnalyzer analyzer, Path file, boolean review) {
        return of(analyzer, file, false, review);
    }

    /**
     * As {@link #of(LesionAnalyzer, Path, boolean)}, with an answer for every image, since a score counts each: where no lesion is
     * found the classifier is shown the whole image.
     */
    public static DiagnosisFile toBeScored(LesionAnalyzer analyzer, Path file) {
        return of(analyzer, file, true, false);
    }

    private static DiagnosisFile of(LesionAnalyzer analyzer, Path file, boolean always, boolean review) {
        Segmenter segmenter = analyzer.segmenter();
        return new DiagnosisFile(
                analyzer.classifier(),
                image -> lesion(segmenter.segment(image.image())),
                analyzer::close,
                file,
                always,
                review,
                Settings.of("classify")
                        .with("segmenter", segmenter.model())
                        .with("threshold", segmenter.postProcessing().outline()));
    }

    private static Lesion lesion(Segmentation found) {
        return new Lesion(found.mask(), found.review());
    }

    /**
     * @param classifier closed with the table
     * @param masks      where the lesions are that the classifier is shown
     * @param from       where the masks are from, for people
     * @param review     whether the table of how sure each class is stands beside it
     */
    public static DiagnosisFile of(Classifier classifier, MaskSource masks, Path from, Path file, boolean review) {
        return new DiagnosisFile(
                classifier,
                image -> new Lesion(masks.maskOf(image), Review.NOT_WANTED),
                classifier::close,
                file,
                false,
                review,
                Settings.of("classify").with("masks", from));
    }

    /**
     * Adds one image to the table of a folder that others may have written into before.
     *
     * @param review of the mask that the classifier was shown and of the class
     * @throws IOException if it cannot be written, or has other columns
     */
    public static void add(Path folder, String image, Diagnosis diagnosis, Review review) throws IOException {
        CsvTable table = new CsvTable(DiagnosisTable.columns(diagnosis.classes()));
        table.add(DiagnosisTable.cells(image, diagnosis));
        SharedTable.add(table, folder.resolve(TABLE));
        CsvTable reviews = new CsvTable(DiagnosisTable.reviewColumns());
        reviews.add(DiagnosisTable.reviewCells(image, diagnosis, review));
        SharedTable.add(reviews, folder.resolve(REVIEW_TABLE));
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        Lesion lesion = lesions.of(image);
        Diagnosis found = classifier.classify(image.image(), lesion.mask());
        Diagnosis diagnosis = always && found.isEmpty() ? classifier.classify(image.image()) : found;
        Map<Path, List<List<String>>> rows = new LinkedHashMap<>();
        rows.put(file, List.of(DiagnosisTable.cells(image.name(), diagnosis)));
        if (hasReview())
            rows.put(
                    DiagnosisTable.reviewOf(file),
                    List.of(DiagnosisTable.reviewCells(
                            image.name(), diagnosis, lesion.review().and(diagnosis.review()))));
        return new PictureResult(List.of(), rows);
    }

    /** Not where the masks are somebody else's, which have the whole picture's size. */
    @Override
    public Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        if (settings.values().containsKey("masks")) return Optional.empty();
        SourceImage whole = picture.whole();
        return Optional.of(process(new SourceImage(whole.name(), picture.image(), whole.pixelSize(), whole.site())));
    }

    private boolean hasReview() {
        return review && !AtomicFile.isSpecial(file);
    }

    @Override
    public List<Path> files(String image) {
        return List.of();
    }

    @Override
    public List<ResultTable> tables() {
        ResultTable table = new ResultTable(file, DiagnosisTable.columns(classifier.classes()));
        return hasReview()
                ? List.of(table, new ResultTable(DiagnosisTable.reviewOf(file), DiagnosisTable.reviewColumns()))
                : List.of(table);
    }

    /** A device or pipe has no place beside it. */
    @Override
    public Optional<RunPlace> place() {
        return always || AtomicFile.isSpecial(file) ? Optional.empty() : Optional.of(RunPlace.beside(file));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public String device() {
        return classifier.device();
    }

    @Override
    public void close() {
        closing.run();
    }
}
