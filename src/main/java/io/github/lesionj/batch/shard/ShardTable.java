// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import io.github.lesionj.io.SafeCell;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The table of one part, whose rows are handed out in the order of the list. Rows of one picture keep their order. A table that
 * has them in that order already is read row by row; another is kept in memory.
 */
final class ShardTable implements AutoCloseable {

    static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private static final String IMAGE = "image";

    private final Path file;
    private final ShardList list;
    private final Map<String, Integer> places;
    private final List<String> columns;
    private final BitSet filled = new BitSet();
    private final CSVParser parser;
    private final Iterator<Row> rows;

    /**
     * @param position in the whole list
     * @param cells    as they are in the file
     */
    record Row(int position, List<String> cells) {}

    private ShardTable(Path file, ShardList list, Map<String, Integer> places) throws IOException {
        this.file = file;
        this.list = list;
        this.places = places;
        boolean ordered;
        try (CSVParser first = parse()) {
            Iterator<CSVRecord> lines = first.iterator();
            columns = header(lines);
            ordered = isOrdered(lines);
        }
        parser = parse();
        Iterator<CSVRecord> lines = parser.iterator();
        lines.next();
        Iterator<Row> stored = rows(lines);
        if (ordered) rows = stored;
        else {
            List<Row> all = new ArrayList<>();
            stored.forEachRemaining(all::add);
            all.sort(Comparator.comparingInt(Row::position));
            rows = all.iterator();
        }
    }

    /**
     * @throws UserException if a row is none of the part's pictures, or the file is no table of pictures
     * @throws IOException   if it cannot be read
     */
    static ShardTable open(Path file, ShardList list) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) places.put(list.names().get(i), i);
        try {
            return new ShardTable(file, list, places);
        } catch (UncheckedIOException e) {
            throw new IOException(file + " cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    private CSVParser parse() throws IOException {
        return CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT);
    }

    private List<String> header(Iterator<CSVRecord> lines) {
        List<String> header = lines.hasNext() ? lines.next().toList() : List.of();
        if (header.isEmpty() || !header.get(0).equals(IMAGE))
            throw new UserException(file + " does not begin with the column " + IMAGE
                    + ", so that its rows have no order: take it out of the folder");
        return header;
    }

    private boolean isOrdered(Iterator<CSVRecord> lines) {
        boolean ordered = true;
        int last = 0;
        while (lines.hasNext()) {
            int place = place(lines.next());
            ordered &= place >= last;
            last = place;
            filled.set(place);
        }
        return ordered;
    }

    private int place(CSVRecord line) {
        String name = SafeCell.text(line.get(0));
        Integer place = places.get(name);
        if (place == null)
            throw new UserException(file + " has a row of " + name + ", which is no picture of shard " + list.shard()
                    + ": run this shard again");
        return place;
    }

    private Iterator<Row> rows(Iterator<CSVRecord> lines) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Row next() {
                if (!lines.hasNext()) throw new NoSuchElementException();
                CSVRecord line = lines.next();
                return new Row(list.positions()[place(line)], line.toList());
            }
        };
    }

    /** @return the header line */
    List<String> columns() {
        return columns;
    }

    /** @return which of the part's pictures have a row */
    BitSet filled() {
        return filled;
    }

    /** @return each row once, by the position of its picture */
    Iterator<Row> rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
