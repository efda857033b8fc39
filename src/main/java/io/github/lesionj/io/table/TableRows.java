// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import io.github.lesionj.io.SafeCell;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a table as spreadsheets and programs write them: separated by commas, semicolons or tabs, cells quoted or
 * not. Lines of nothing but separators are left out.
 *
 * @param separator of the cells
 * @param lines     the first is the header where there is one
 */
record TableRows(char separator, List<Line> lines) {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** Excel's own first line. */
    private static final Pattern SEPARATOR =
            Pattern.compile("\\A\\s*\"?sep=(.)\"?[ \\t]*\\R", Pattern.CASE_INSENSITIVE);

    /**
     * One line.
     *
     * @param number in the file, from 1
     * @param cells  without spaces around them
     */
    record Line(int number, List<String> cells) {}

    /**
     * @param isKnown tells the names of columns by which the right separator is known
     * @throws IOException if the file is no such table; the message names it
     */
    static TableRows read(Path file, Predicate<String> isKnown) throws IOException {
        String text = TableText.read(file);
        Matcher named = SEPARATOR.matcher(text);
        if (named.find())
            return new TableRows(
                    named.group(1).charAt(0),
                    lines(file, text.substring(named.end()), named.group(1).charAt(0), 1));
        char separator = ',';
        int most = 0;
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        for (char candidate : SEPARATORS) {
            List<String> cells = header(header, candidate);
            int score = cells.size() + (cells.stream().anyMatch(isKnown) ? 1000 : 0);
            if (score <= most) continue;
            most = score;
            separator = candidate;
        }
        return new TableRows(separator, lines(file, text, separator, 0));
    }

    private static List<String> header(String line, char separator) {
        try (CSVParser parser = format(separator).parse(new StringReader(line))) {
            return parser.stream().flatMap(CSVRecord::stream).map(String::strip).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(line);
        }
    }

    private static List<Line> lines(Path file, String text, char separator, int before) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = format(separator).parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                List<String> cells =
                        row.stream().map(String::strip).map(SafeCell::text).toList();
                if (cells.stream().anyMatch(cell -> !cell.isEmpty()))
                    lines.add(new Line((int) row.getRecordNumber() + before, cells));
            }
            return lines;
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
            throw new IOException(
                    file + " is no table, look for quotation marks that are not closed: " + cause.getMessage(), e);
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** @return the cells of all lines below the first, as many as there are */
    Stream<Line> below() {
        return lines.stream().skip(1);
    }
}
