// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> reviews = new ArrayList<>();
    private List<String> classes = ISIC_CLASSES;

    /**
     * Adds a row.
     *
     * @param lesion whether someone ought to look at it: of the mask that the classifier was shown and of the class
     * @throws UserException if the probabilities are not numbers
     */
    public synchronized void add(String image, Diagnosis diagnosis, Review lesion) {
        rows.add(row(List.of(image), Probabilities.print(diagnosis)));
        reviews.add(row(
                List.of(image, diagnosis.label()),
                ReviewColumns.cells(diagnosis.uncertainty()),
                ReviewColumns.cells(lesion)));
        classes = diagnosis.classes();
    }

    /**
     * Writes the table.
     *
     * @param review whether the second one is written too; there is none of a device or pipe
     * @throws IOException if a file cannot be written; the message names it
     */
    public synchronized void write(Path file, boolean review) throws IOException {
        probabilities().write(file);
        if (review && !AtomicFile.isSpecial(file)) review().write(reviewOf(file));
    }

    /**
     * Adds the rows to tables that others may have written before; a row of the same image takes the earlier one's place.
     *
     * @throws IOException if a file cannot be written, or has other columns; the message names it
     */
    public synchronized void addTo(Path file) throws IOException {
        SharedTable.add(probabilities(), file);
        SharedTable.add(review(), reviewOf(file));
    }

    /** @return where the second table lies */
    static Path reviewOf(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.replaceFirst("(?i)(\\.(csv|tsv|txt))?$", "") + "_review.csv");
    }

    private CsvTable probabilities() {
        return table(row(List.of("image"), classes), rows);
    }

    private CsvTable review() {
        return table(row(List.of("image", "class"), ReviewColumns.CLASS, ReviewColumns.REVIEW), reviews);
    }

    private static CsvTable table(List<String> header, List<List<String>> rows) {
        CsvTable table = new CsvTable(header);
        rows.forEach(table::add);
        return table;
    }

    @SafeVarargs
    private static List<String> row(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
