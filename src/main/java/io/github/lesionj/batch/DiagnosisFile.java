// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of class probabilities, as the ISIC challenge writes them. */
public final class DiagnosisFile implements ResultFiles {

    /** The table's name where only a folder is named. */
    public static final String TABLE = "classes.csv";

    private final Classifier classifier;
    private final MaskSource masks;
    private final Runnable closing;
    private final Path file;
    private final boolean always;
    private final DiagnosisTable table = new DiagnosisTable();

    private DiagnosisFile(Classifier classifier, MaskSource masks, Runnable closing, Path file, boolean always) {
        this.classifier = classifier;
        this.masks = masks;
        this.closing = closing;
        this.file = file;
        this.always = always;
    }

    /**
     * The row of an image without a lesion is empty.
     *
     * @param analyzer whose classifier is shown what its segmenter finds; closed with the table
     */
    public static DiagnosisFile of(LesionAnalyzer analyzer, Path file) {
        return of(analyzer, file, false);
    }

    /**
     * As {@link #of(LesionAnalyzer, Path)}, with an answer for every image, since a score counts each: where no lesion is
     * found the classifier is shown the whole image.
     */
    public static DiagnosisFile toBeScored(LesionAnalyzer analyzer, Path file) {
        return of(analyzer, file, true);
    }

    private static DiagnosisFile of(LesionAnalyzer analyzer, Path file, boolean always) {
        Segmenter segmenter = analyzer.segmenter();
        return new DiagnosisFile(
                analyzer.classifier(), image -> segmenter.segment(image.image()).mask(), analyzer::close, file, always);
    }

    /**
     * @param classifier closed with the table
     * @param masks      where the lesions are that the classifier is shown
     */
    public static DiagnosisFile of(Classifier classifier, MaskSource masks, Path file) {
        return new DiagnosisFile(classifier, masks, classifier::close, file, false);
    }

    /**
     * Adds one image to the table of a folder that others may have written into before.
     *
     * @throws IOException if it cannot be written, or has other columns
     */
    public static void add(Path folder, String image, Diagnosis diagnosis) throws IOException {
        DiagnosisTable row = new DiagnosisTable();
        row.add(image, diagnosis);
        row.addTo(folder.resolve(TABLE));
    }

    @Override
    public void process(SourceImage image) throws IOException {
        Diagnosis diagnosis = classifier.classify(image.image(), masks.maskOf(image));
        table.add(image.name(), always && diagnosis.isEmpty() ? classifier.classify(image.image()) : diagnosis);
    }

    @Override
    public List<Path> files(String image) {
        return List.of(file);
    }

    @Override
    public String device() {
        return classifier.device();
    }

    @Override
    public void save() throws IOException {
        table.write(file);
    }

    @Override
    public void saveSoFar() throws IOException {
        boolean isStream = Files.exists(file) && !Files.isRegularFile(file);
        if (!isStream) save();
    }

    @Override
    public void close() {
        closing.run();
    }
}
