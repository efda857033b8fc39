// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.SafeCell;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What a training learns from, a row for each picture: split, lesion, class, and the hashes of picture and mask. It is kept
 * as {@code data.csv} beside the checkpoint, so that a training that goes on notices what has changed meanwhile.
 *
 * @param rows by the picture's id, in the order of the columns
 */
record DataManifest(Map<String, List<String>> rows) {

    static final String FILE = "data.csv";
    private static final List<String> COLUMNS = List.of("split", "lesion", "class", "image_sha256", "mask_sha256");
    private static final int NAMED = 5;
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Reads every picture and mask. */
    static DataManifest of(DataSet data, FileHashes hashes) {
        return new DataManifest(new TreeMap<>(Arrays.stream(Split.values())
                .flatMap(split -> data.of(split).stream())
                .parallel()
                .collect(Collectors.toConcurrentMap(LabelledImage::id, image -> row(image, hashes)))));
    }

    private static List<String> row(LabelledImage image, FileHashes hashes) {
        return List.of(
                image.split().name().toLowerCase(Locale.ROOT),
                image.lesion(),
                image.label(),
                hashes.of(image.image()),
                image.mask().map(hashes::of).orElse(""));
    }

    /** @return the SHA-256 of all rows */
    String hash() {
        String text = rows.entrySet().stream()
                .map(row -> row.getKey() + "\t" + String.join("\t", row.getValue()))
                .collect(Collectors.joining("\n"));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(Path folder) throws IOException {
        CsvTable table = new CsvTable(
                Stream.concat(Stream.of("image_id"), COLUMNS.stream()).toList());
        rows.forEach((id, row) ->
                table.add(Stream.concat(Stream.of(id), row.stream()).toList()));
        table.write(folder.resolve(FILE));
    }

    /**
     * Compares with what a training began with.
     *
     * @param folder of the training
     * @return what is different, in words
     */
    String differences(Path folder) {
        Map<String, List<String>> before;
        try {
            before = read(folder.resolve(FILE));
        } catch (IOException e) {
            return folder.resolve(FILE) + ", which said what they were, is gone";
        }
        Map<String, List<String>> kinds = new TreeMap<>();
        for (String id : Stream.concat(before.keySet().stream(), rows.keySet().stream())
                .sorted()
                .distinct()
                .toList())
            kinds.computeIfAbsent(kind(before.get(id), rows.get(id)), kind -> new java.util.ArrayList<>())
                    .add(id);
        kinds.remove("");
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " of " + named(kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String kind(List<String> before, List<String> now) {
        if (before == null) return "the new row";
        if (now == null) return "the lost row";
        return Stream.of(0, 1, 2, 3, 4)
                .filter(i -> !before.get(i).equals(now.get(i)))
                .map(i -> List.of("the split", "the lesion", "the class", "the picture", "the mask")
                        .get(i))
                .collect(Collectors.joining(" and "));
    }

    private static String named(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())))
                + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " others" : "");
    }

    private static Map<String, List<String>> read(Path file) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : CSV.parse(reader))
                rows.put(
                        SafeCell.text(row.get(0)),
                        row.stream().skip(1).map(SafeCell::text).toList());
        }
        return rows;
    }
}
