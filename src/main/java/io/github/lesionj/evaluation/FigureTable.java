package io.github.lesionj.evaluation;

import io.github.lesionj.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows of a name and its figures: written in full to a file, or rounded and aligned to read. */
final class FigureTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private final String names;
    private final List<String> figures;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String name, double[] figures) {}

    /**
     * @param names   the header of the first column
     * @param figures the headers of the others
     */
    FigureTable(String names, List<String> figures) {
        this.names = names;
        this.figures = List.copyOf(figures);
    }

    /** @param figures one for each column; NaN where one is undefined */
    FigureTable add(String name, double... figures) {
        rows.add(new Row(name, figures.clone()));
        return this;
    }

    /** Writes comma-separated UTF-8; each number has all its digits, so that reading gives the same again. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            printer.print(names);
            printer.printRecord(figures);
            for (Row row : rows) {
                printer.print(row.name());
                for (double figure : row.figures()) printer.print(figure);
                printer.println();
            }
            printer.flush();
        });
    }

    /** @return a header and the rows, each ending with a line feed; four decimals, a dash where a figure is undefined */
    String text() {
        int first = Math.max(names.length(), rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
        StringBuilder text = new StringBuilder(pad(names, first));
        for (String figure : figures) text.append("  ").append(" ".repeat(width(figure) - figure.length())).append(figure);
        text.append('\n');
        for (Row row : rows) {
            text.append(pad(row.name(), first));
            for (int i = 0; i < row.figures().length; i++)
                text.append("  ").append(cell(row.figures()[i], width(figures.get(i))));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(double figure, int width) {
        String digits = Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String pad(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    private static int width(String figure) {
        return Math.max(9, figure.length());
    }
}
