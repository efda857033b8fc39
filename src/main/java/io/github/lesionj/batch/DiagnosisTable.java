// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class probabilities per image, as the ISIC challenge writes them: the image's name, then one column per class. After these
 * come how sure the class is and whether someone ought to look at it.
 */
public final class DiagnosisTable {

    /** The classes of the ISIC challenge: the columns of a table that no image filled. */
    public static final List<String> ISIC_CLASSES = List.of("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC");

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean review;
    private List<String> classes = ISIC_CLASSES;

    /** @param review whether it says how sure each class is; without it the table is the ISIC challenge's own */
    public DiagnosisTable(boolean review) {
        this.review = review;
    }

    /**
     * Adds a row.
     *
     * @param lesion whether someone ought to look at it: of the mask that the classifier was shown and of the class
     * @throws UserException if the probabilities are not numbers
     */
    public synchronized void add(String image, Diagnosis diagnosis, Review lesion) {
        List<String> probabilities = Probabilities.print(diagnosis);
        rows.add(
                review
                        ? row(
                                image,
                                probabilities,
                                ReviewColumns.cells(diagnosis.uncertainty()),
                                ReviewColumns.cells(lesion))
                        : row(image, probabilities));
        classes = diagnosis.classes();
    }

    /**
     * Writes the table.
     *
     * @throws IOException if the file cannot be written; the message names it
     */
    public void write(Path file) throws IOException {
        table().write(file);
    }

    /**
     * Adds the rows to a table that others may have written before; a row of the same image takes the earlier one's place.
     *
     * @throws IOException if the file cannot be written, or has other columns; the message names it
     */
    public void addTo(Path file) throws IOException {
        SharedTable.add(table(), file);
    }

    private synchronized CsvTable table() {
        CsvTable table = new CsvTable(
                review ? row("image", classes, ReviewColumns.CLASS, ReviewColumns.REVIEW) : row("image", classes));
        rows.forEach(table::add);
        return table;
    }

    @SafeVarargs
    private static List<String> row(String first, List<String>... others) {
        return Stream.concat(Stream.of(first), Stream.of(others).flatMap(List::stream))
                .toList();
    }
}
