// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.table.LabelTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decisions of a review in a table, which is written anew, whole or not at all, after each. */
final class ReviewLog {

    private static final List<String> COLUMNS =
            List.of("image", "decision", "class", "class_before", "reviewer", "time");

    private final Path file;
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    private ReviewLog(Path file) {
        this.file = file;
    }

    /**
     * Reads what was decided before.
     *
     * @param file need not exist
     * @throws IOException if it is no table of decisions; the message names it, the picture and the fix
     */
    static ReviewLog open(Path file) throws IOException {
        ReviewLog log = new ReviewLog(file);
        if (!Files.exists(file)) return log;
        LabelTable table = LabelTable.read(file);
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (String name : COLUMNS.subList(1, COLUMNS.size())) columns.put(name, table.column(List.of(name)));
        for (String image : table.names()) log.decisions.put(image, log.decision(image, columns));
        return log;
    }

    private Decision decision(String image, Map<String, Map<String, String>> columns) throws IOException {
        String verdict = columns.get("decision").get(image);
        try {
            return new Decision(
                    image,
                    Verdict.of(verdict).orElseThrow(() -> wrong(image, "decision", verdict)),
                    columns.get("class").get(image),
                    columns.get("class_before").get(image),
                    columns.get("reviewer").get(image),
                    Instant.parse(columns.get("time").get(image)));
        } catch (DateTimeParseException e) {
            throw wrong(image, "time", e.getParsedString());
        }
    }

    private IOException wrong(String image, String column, String value) {
        return new IOException("The image " + image + " in " + file + " has '" + value + "' for " + column
                + ": mend or remove its row");
    }

    Optional<Decision> of(String image) {
        return Optional.ofNullable(decisions.get(image));
    }

    /** @return all decisions by picture, in the order in which they were first made */
    Map<String, Decision> all() {
        return Map.copyOf(decisions);
    }

    /**
     * Sets or takes back the decision about a picture, and writes the table.
     *
     * @throws IOException if it cannot be written; then the decision is as before
     */
    void set(String image, Optional<Decision> decision) throws IOException {
        Decision before = decisions.get(image);
        put(image, decision.orElse(null));
        try {
            write();
        } catch (IOException e) {
            put(image, before);
            throw e;
        }
    }

    private void put(String image, Decision decision) {
        if (decision == null) decisions.remove(image);
        else decisions.put(image, decision);
    }

    private void write() throws IOException {
        CsvTable table = new CsvTable(COLUMNS);
        for (Decision made : decisions.values())
            table.add(List.of(
                    made.image(),
                    made.verdict().key(),
                    made.label(),
                    made.before(),
                    made.reviewer(),
                    made.time().toString()));
        table.write(file);
    }
}
