// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.io.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class probabilities per image, as the ISIC challenge writes them: the image's name, then one column per class. The
 * challenge's scorers refuse any other column, so that how sure the class is, and whether someone ought to look at it,
 * may stand in a second table, {@code <table>_review.csv}.
 */
public final class DiagnosisTable {

    /** The classes of the ISIC challenge: the columns of a table that no image filled. */
    public static final List<String> ISIC_CLASSES = List.of("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC");

    private DiagnosisTable() {}

    static List<String> columns(List<String> classes) {
        return row(List.of("image"), classes);
    }

    /** @throws UserException if the probabilities are not numbers */
    static List<String> cells(String image, Diagnosis diagnosis) {
        return row(List.of(image), Probabilities.print(diagnosis));
    }

    /** The columns of the second table. */
    static List<String> reviewColumns() {
        return row(List.of("image", "class"), ReviewColumns.CLASS, ReviewColumns.REVIEW);
    }

    /** @param lesion whether someone ought to look at it: of the mask that the classifier was shown and of the class */
    static List<String> reviewCells(String image, Diagnosis diagnosis, Review lesion) {
        return row(List.of(image, diagnosis.label()), ReviewColumns.cells(diagnosis), ReviewColumns.cells(lesion));
    }

    /** @return where the second table lies */
    static Path reviewOf(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.replaceFirst("(?i)(\\.(csv|tsv|txt))?$", "") + "_review.csv");
    }

    @SafeVarargs
    private static List<String> row(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
