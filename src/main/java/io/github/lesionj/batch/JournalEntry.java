// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of a {@link Journal}: what became of one picture.
 *
 * @param image   the name of its results
 * @param file    the picture, as it was named
 * @param input   by what it is known again; empty of one that failed
 * @param rows    its rows in each table, by the table's file name
 * @param files   what was written for it and how many bytes each has, by the path from the journal's folder, with {@code /}
 * @param failure why it has no result, in one sentence; empty if it has one
 */
public record JournalEntry(
        String image,
        String file,
        Optional<InputMark> input,
        Map<String, List<List<String>>> rows,
        Map<String, Long> files,
        Optional<String> failure) {

    /** A picture without a result. */
    static JournalEntry failed(WorkItem item, String reason) {
        return new JournalEntry(
                item.name(), item.file().toString(), Optional.empty(), Map.of(), Map.of(), Optional.of(reason));
    }

    /** @return in one line of JSON, without its end */
    String text() {
        JsonObject line = new JsonObject();
        line.addProperty("image", image);
        line.addProperty("file", file);
        failure.ifPresent(reason -> line.addProperty("failed", reason));
        if (input.isPresent()) {
            line.addProperty("bytes", input.get().bytes());
            line.addProperty("modified", input.get().modified());
            line.addProperty("sha256", input.get().sha256());
            JsonObject tables = new JsonObject();
            rows.forEach((table, cells) -> tables.add(table, json(cells)));
            line.add("rows", tables);
            JsonObject sizes = new JsonObject();
            files.forEach(sizes::addProperty);
            line.add("files", sizes);
        }
        return line.toString();
    }

    private static JsonArray json(List<List<String>> rows) {
        JsonArray all = new JsonArray();
        for (List<String> row : rows) {
            JsonArray cells = new JsonArray();
            row.forEach(cells::add);
            all.add(cells);
        }
        return all;
    }

    /** @throws RuntimeException if the line is none of these */
    static JournalEntry parse(String text) {
        JsonObject line = JsonParser.parseString(text).getAsJsonObject();
        String image = line.get("image").getAsString(), file = line.get("file").getAsString();
        if (line.has("failed"))
            return new JournalEntry(
                    image,
                    file,
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Optional.of(line.get("failed").getAsString()));
        InputMark input = new InputMark(
                line.get("bytes").getAsLong(),
                line.get("modified").getAsLong(),
                line.get("sha256").getAsString());
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        line.getAsJsonObject("rows").asMap().forEach((table, cells) -> rows.put(table, rows(cells)));
        Map<String, Long> files = new LinkedHashMap<>();
        line.getAsJsonObject("files").asMap().forEach((name, bytes) -> files.put(name, bytes.getAsLong()));
        return new JournalEntry(image, file, Optional.of(input), rows, files, Optional.empty());
    }

    private static List<List<String>> rows(JsonElement all) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonElement cells : all.getAsJsonArray()) {
            List<String> row = new ArrayList<>();
            cells.getAsJsonArray().forEach(cell -> row.add(cell.getAsString()));
            rows.add(row);
        }
        return rows;
    }
}
