// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.UserException;
import io.github.lesionj.io.table.LabelTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which lesion, and which patient, each picture shows: pictures of one lesion must not be learnt from and measured on, so that
 * training data say it.
 *
 * @param lesions  by picture
 * @param patients by picture
 */
record KnownLesions(Map<String, String> lesions, Map<String, String> patients) {

    /** The table beside training data that says it. */
    static final String TABLE = "metadata.csv";

    private static final List<String> NAMES = List.of(TABLE, "labels.csv");

    /**
     * @param given    a table with the column {@code lesion_id} or {@code patient_id}; where it is empty, {@code metadata.csv} or
     *     {@code labels.csv} is looked for in the folder of the pictures and in the one that it lies in
     * @param pictures the folder of the pictures
     * @throws UserException in one sentence, if the given table has neither column
     * @throws IOException   if a table cannot be read
     */
    static KnownLesions of(Optional<Path> given, Path pictures) throws IOException {
        if (given.isPresent()) {
            KnownLesions said = read(given.get());
            if (said.isNothing())
                throw new UserException("The table " + given.get() + " names no lesions: it needs a column lesion_id or"
                        + " patient_id.");
            return said;
        }
        for (Path file : places(pictures)) {
            if (!Files.isRegularFile(file)) continue;
            KnownLesions said = read(file);
            if (!said.isNothing()) return said;
        }
        return new KnownLesions(Map.of(), Map.of());
    }

    private static List<Path> places(Path pictures) {
        Path folder = pictures.toAbsolutePath();
        return Stream.of(Optional.of(folder), Optional.ofNullable(folder.getParent()))
                .flatMap(Optional::stream)
                .flatMap(place -> NAMES.stream().map(place::resolve))
                .toList();
    }

    private static KnownLesions read(Path file) throws IOException {
        LabelTable table = LabelTable.read(file);
        if (table.isByLesion()) return new KnownLesions(Map.of(), Map.of());
        return new KnownLesions(table.columnIfAny(LabelTable.LESION), table.columnIfAny(LabelTable.PATIENT));
    }

    private boolean isNothing() {
        return lesions.isEmpty() && patients.isEmpty();
    }

    /**
     * Writes what is known of some pictures, or takes the table away where that is nothing.
     *
     * @param folder that exists
     */
    void write(Path folder, Collection<String> pictures) throws IOException {
        CsvTable table = new CsvTable(
                patients.isEmpty() ? List.of("image_id", "lesion_id") : List.of("image_id", "lesion_id", "patient_id"));
        boolean any = false;
        for (String name : new TreeSet<>(pictures)) {
            String lesion = lesions.getOrDefault(name, ""), patient = patients.getOrDefault(name, "");
            if (lesion.isEmpty() && patient.isEmpty()) continue;
            List<String> row = new ArrayList<>(List.of(name, lesion));
            if (!patients.isEmpty()) row.add(patient);
            table.add(row);
            any = true;
        }
        if (any) table.write(folder.resolve(TABLE));
        else Files.deleteIfExists(folder.resolve(TABLE));
    }
}
