// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import io.github.lesionj.io.table.TableRows.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table of what pictures show, as data sets, spreadsheets and archives write it: training, evaluation and prediction read
 * tables with this alone. Columns may be named as one data set or another names them, in capitals or not. A table whose
 * rows are lesions, which only names lesions, is read by lesion.
 */
public final class LabelTable {

    /** What the column of the pictures' names may be called. */
    public static final List<String> IMAGE = List.of(
            "image_id", "image", "isic_id", "image_name", "img_id", "file_name", "file", "picture", "id", "name");

    /** What the column of the lesions may be called. */
    public static final List<String> LESION = List.of("lesion_id", "lesion", "group");

    /** What the column of the patients may be called. */
    public static final List<String> PATIENT = List.of("patient_id", "patient");

    /** What the column of the parts of the data may be called. */
    public static final List<String> SPLIT = List.of("split", "set", "subset");

    /** What the column of the class names may be called; of several the first is read whose classes all are asked for. */
    public static final List<String> CLASS = List.of(
            "dx",
            "diagnosis",
            "class",
            "label",
            "benign_malignant",
            "target",
            "diagnosis_1",
            "diagnosis_2",
            "diagnosis_3",
            "diagnosis_4",
            "diagnosis_5");

    /** What the column of weights may be called. */
    public static final List<String> WEIGHT = List.of("score_weight");

    /** What LesionJ says beside the probabilities about how sure they are. */
    private static final List<String> REVIEW =
            List.of("mask_disagreement", "mask_doubt", "class_entropy", "class_information", "review", "review_reason");

    private static final List<String> NO_CLASS = List.of("score_weight", "validation_weight");

    private final Path file;
    private final char separator;
    private final boolean byLesion;
    private final List<String> columns;
    private final Map<String, Line> rows = new LinkedHashMap<>();

    private LabelTable(Path file, TableRows table) throws IOException {
        this.file = file;
        separator = table.separator();
        if (table.lines().isEmpty())
            throw new IOException(
                    file + " is empty; it needs a line of column names, such as image, and a line per picture");
        List<String> header = table.lines().get(0).cells();
        boolean headless = isHeadless(header);
        columns = headless ? List.of("image_id", "benign_malignant") : header;
        refuseTwins();
        int image = find(IMAGE).orElse(-1),
                key = image >= 0 ? image : find(LESION.subList(0, 1)).orElse(-1);
        if (key < 0)
            throw new IOException("The header of " + file + " has no column 'image', 'image_id' or 'isic_id' but "
                    + header + "; name the column of the pictures so");
        byLesion = image < 0;
        for (Line row : headless ? table.lines() : table.below().toList()) add(row, key);
        if (rows.isEmpty()) throw new IOException(file + " has a header but no rows");
    }

    /** The challenge of 2016 wrote no header: {@code ISIC_0000000,benign}, and 0.0 or 1.0, or a probability, for the test. */
    private boolean isHeadless(List<String> first) {
        return first.size() == 2
                && !first.get(0).isEmpty()
                && !isOneOf(IMAGE, first.get(0))
                && (Set.of("benign", "malignant").contains(first.get(1).toLowerCase(Locale.ROOT))
                        || CellNumber.of(first.get(1), separator).isPresent());
    }

    private void refuseTwins() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (String name : columns)
            if (!name.isEmpty() && seen.put(name.toLowerCase(Locale.ROOT), name) != null)
                throw new IOException(file + " has two columns '" + name + "'; keep one of them");
    }

    private void add(Line row, int key) throws IOException {
        List<String> cells = row.cells();
        if (cells.size() > columns.size()
                && cells.subList(columns.size(), cells.size()).stream().anyMatch(cell -> !cell.isEmpty()))
            throw shape(row);
        String name = key < cells.size() ? PictureName.of(cells.get(key)) : "";
        if (name.isEmpty())
            throw new IOException("Row " + row.number() + " of " + file + " names no " + (byLesion ? "lesion" : "image")
                    + " in the column " + columns.get(key) + "; complete or remove it");
        if (rows.put(name, row) != null)
            throw new IOException(
                    file + " has two rows for the " + (byLesion ? "lesion " : "image ") + name + "; keep one of them");
    }

    private IOException shape(Line row) {
        return new IOException("Row " + row.number() + " of " + file + " has "
                + row.cells().size() + " values, but the header has " + columns.size());
    }

    /**
     * Reads a table.
     *
     * @throws IOException if the file is missing, no table, has no column of pictures, or two rows for one picture; the
     *                     message names file, row or column, and the fix
     */
    public static LabelTable read(Path file) throws IOException {
        return new LabelTable(file, TableRows.read(file, name -> isOneOf(IMAGE, name) || isOneOf(LESION, name)));
    }

    /**
     * Reads a table of two columns of pictures, such as a list of duplicates.
     *
     * @return the two names of each row
     */
    public static List<Map.Entry<String, String>> pairs(Path file) throws IOException {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (Line row : TableRows.read(file, name -> false).below().toList()) {
            if (row.cells().size() < 2)
                throw new IOException("Row " + row.number() + " of " + file + " names one picture, not two");
            pairs.add(Map.entry(
                    PictureName.of(row.cells().get(0)),
                    PictureName.of(row.cells().get(1))));
        }
        return pairs;
    }

    /** @return the file it was read from */
    public Path file() {
        return file;
    }

    /** @return the names of the pictures, or of the lesions, in the table's order */
    public Set<String> names() {
        return rows.keySet();
    }

    /** @return whether the rows are lesions and not pictures */
    public boolean isByLesion() {
        return byLesion;
    }

    /** @return how many columns of class names there are */
    public int classColumns() {
        return (int) CLASS.stream().filter(name -> has(List.of(name))).count();
    }

    /** @return whether there is a column of one of these names */
    public boolean has(List<String> names) {
        return find(names).isPresent();
    }

    private Optional<Integer> find(List<String> names) {
        List<String> plain = columns.stream().map(LabelTable::plain).toList();
        return names.stream()
                .map(name -> columns.contains(name) ? columns.indexOf(name) : plain.indexOf(plain(name)))
                .filter(column -> column >= 0)
                .findFirst();
    }

    /** "Image ID", "image_id" and "imageId" are one name. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    private static boolean isOneOf(List<String> names, String name) {
        return names.stream().map(LabelTable::plain).anyMatch(plain(name)::equals);
    }

    /**
     * @param names what the column may be called
     * @return its values by picture, in the table's order; some may be empty
     * @throws IOException if there is no such column, or a row ends before it
     */
    public Map<String, String> column(List<String> names) throws IOException {
        int column = find(names)
                .orElseThrow(() -> new IOException(
                        file + " has no column " + String.join(" or ", names) + " but " + String.join(", ", columns)));
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, Line> row : rows.entrySet()) {
            if (row.getValue().cells().size() <= column) throw shape(row.getValue());
            values.put(row.getKey(), row.getValue().cells().get(column));
        }
        return values;
    }

    /** @return as {@link #column} without the empty values, and nothing if there is no such column */
    public Map<String, String> columnIfAny(List<String> names) throws IOException {
        if (!has(names)) return Map.of();
        Map<String, String> values = column(names);
        values.values().removeIf(String::isEmpty);
        return values;
    }

    /**
     * Reads all columns but the picture's as numbers. A picture of which all are empty, as one without a lesion has no
     * class, has 0 in each.
     *
     * @throws IOException if a value is none; the message names picture and column
     */
    public NumberTable numbers() throws IOException {
        Set<String> silent = new HashSet<>(rows.keySet());
        for (String name : others()) silent.removeAll(columnIfAny(List.of(name)).keySet());
        return numbers(others(), silent);
    }

    /** @return the named columns, apart from the key, what is known to be no class or number, and columns without a name */
    private List<String> others() {
        List<String> known = new ArrayList<>(LESION);
        known.addAll(PATIENT);
        known.addAll(SPLIT);
        known.addAll(REVIEW);
        find(IMAGE).ifPresent(image -> known.add(columns.get(image)));
        return columns.stream()
                .filter(name -> !name.isEmpty() && !isOneOf(known, name))
                .toList();
    }

    /**
     * Reads some columns as numbers.
     *
     * @throws IOException if a column is missing or a value is no number; the message names picture and column
     */
    public NumberTable numbers(List<String> names) throws IOException {
        return numbers(names, Set.of());
    }

    private NumberTable numbers(List<String> names, Set<String> silent) throws IOException {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        for (String picture : rows.keySet()) numbers.put(picture, new double[names.size()]);
        for (int i = 0; i < names.size(); i++)
            for (Map.Entry<String, String> cell : column(List.of(names.get(i))).entrySet())
                if (!silent.contains(cell.getKey())) numbers.get(cell.getKey())[i] = number(cell, names.get(i));
        return new NumberTable(file, names, numbers);
    }

    private double number(Map.Entry<String, String> cell, String column) throws IOException {
        return CellNumber.of(cell.getValue(), separator)
                .orElseThrow(() -> new IOException("The image " + cell.getKey() + " in " + file + " has '"
                        + cell.getValue() + "' for " + column + ", which is not a number"));
    }

    /**
     * Reads the class of each picture from a column of names, or from columns of which one is 1.
     *
     * @param known the classes that are asked for, whatever their case
     * @return empty if there is no such column; classes that are not known are those of the first column, if none fits
     * @throws IOException if a picture has two classes
     */
    public Optional<TableClasses> classes(Predicate<String> known) throws IOException {
        List<TableClasses> named = new ArrayList<>();
        for (String name : CLASS.stream().filter(name -> has(List.of(name))).toList()) {
            for (TableClasses classes : ClassColumn.read(name, columnIfAny(List.of(name)))) {
                if (!classes.of().isEmpty() && classes.of().values().stream().allMatch(known))
                    return Optional.of(classes);
                named.add(classes);
            }
        }
        List<String> marks = ClassMarks.columns(this, markColumns());
        if (marks.size() > 1 && marks.stream().anyMatch(known))
            return Optional.of(ClassMarks.read(this, numbers(marks)));
        return named.stream().filter(classes -> !classes.of().isEmpty()).findFirst();
    }

    /**
     * Reads the class of each picture from the columns of which one is 1.
     *
     * @throws IOException if there are fewer than two, a value is neither 0 nor 1, or a picture has no class or two
     */
    public TableClasses marks() throws IOException {
        return ClassMarks.read(this, numbers(markColumns()));
    }

    private List<String> markColumns() {
        return others().stream()
                .filter(name -> !isOneOf(NO_CLASS, name) && !isOneOf(CLASS, name))
                .toList();
    }
}
