// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Names of pictures that are not files or folders themselves: lists in files, and patterns. */
public final class PictureList {

    private static final List<String> COLUMNS = List.of("file", "path", "filename");

    private PictureList() {}

    /**
     * Reads a list: a file or folder on each line, or a CSV table with a column {@code file}, {@code path} or {@code filename}.
     * Paths count from the list's folder; empty lines do not count.
     *
     * @throws IOException   if it cannot be read
     * @throws UserException if it names nothing
     */
    public static List<Path> read(Path list) throws IOException {
        List<String> names = new ArrayList<>();
        try (CSVParser lines = CSVParser.parse(list, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            int column = -1;
            for (CSVRecord line : lines) {
                if (column < 0) {
                    column = column(line);
                    if (column >= 0) continue;
                    return paths(list, Files.readAllLines(list));
                }
                if (line.size() > column) names.add(line.get(column));
            }
        }
        return paths(list, names);
    }

    private static int column(CSVRecord header) {
        for (int i = 0; i < header.size(); i++)
            if (COLUMNS.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) return i;
        return -1;
    }

    private static List<Path> paths(Path list, List<String> names) {
        Path folder = list.toAbsolutePath().getParent();
        List<Path> paths = names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(folder::resolve)
                .toList();
        if (paths.isEmpty()) throw new UserException("The list " + list + " names no picture; give one on each line");
        return paths;
    }

    /**
     * Finds what a pattern with {@code *}, {@code ?} or {@code [ ]} in its last name means, for shells that do not.
     *
     * @return the path alone if it is there or has no such sign; else the files in the order of their names
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> expanded(Path pattern) throws IOException {
        String name = String.valueOf(pattern.getFileName());
        if (Files.exists(pattern) || !name.matches(".*[*?\\[].*")) return List.of(pattern);
        Path folder = pattern.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) return List.of(pattern);
        PathMatcher matcher = matcher(folder, name);
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.filter(entry -> matcher.matches(entry.getFileName()))
                    .sorted()
                    .toList();
            return found.isEmpty() ? List.of(pattern) : found;
        }
    }

    /** A name that is no pattern means itself. */
    private static PathMatcher matcher(Path folder, String name) {
        try {
            return folder.getFileSystem().getPathMatcher("glob:" + name);
        } catch (PatternSyntaxException e) {
            return entry -> false;
        }
    }
}
