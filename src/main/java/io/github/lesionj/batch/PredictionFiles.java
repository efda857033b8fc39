// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;

/** A model's answers to pictures, kept in files as an {@link Evaluation} reads them. Holds the model until closed. */
public sealed interface PredictionFiles extends ImageBatch.Step, AutoCloseable {

    /**
     * @param segmenter closed with the answers
     * @param folder    for {@code <image>_segmentation.png}
     */
    static PredictionFiles masks(Segmenter segmenter, Path folder) {
        return new Masks(segmenter, folder);
    }

    /**
     * @param analyzer whose classifier is shown what its segmenter finds; closed with the answers
     * @param file     for the table of class probabilities
     */
    static PredictionFiles classes(LesionAnalyzer analyzer, Path file) {
        return new Classes(analyzer, file, new DiagnosisTable());
    }

    /** @return where the model runs, for people */
    String device();

    /**
     * Writes what is written once, after the last picture.
     *
     * @throws IOException if the file cannot be written
     */
    void finish() throws IOException;

    @Override
    void close();

    /** One file per picture. */
    record Masks(Segmenter segmenter, Path folder) implements PredictionFiles {

        @Override
        public void process(SourceImage image) throws IOException {
            MaskFile.write(folder.resolve(image.name() + "_segmentation.png"), segmenter.segment(image.image()).mask());
        }

        @Override
        public String device() {
            return segmenter.device();
        }

        @Override
        public void finish() {}

        @Override
        public void close() {
            segmenter.close();
        }
    }

    /** One table. */
    record Classes(LesionAnalyzer analyzer, Path file, DiagnosisTable table) implements PredictionFiles {

        @Override
        public void process(SourceImage image) {
            table.add(image.name(), analyzer.classifier().classify(
                    image.image(), analyzer.segmenter().segment(image.image()).mask()));
        }

        @Override
        public String device() {
            return analyzer.classifier().device();
        }

        @Override
        public void finish() throws IOException {
            table.write(file);
        }

        @Override
        public void close() {
            analyzer.close();
        }
    }
}
