// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The right class of each image, from a table as the ISIC challenges publish it: 1 in the column of the class, 0 in the
 * others, and optionally a column {@code score_weight}; or from one with a column of class names.
 *
 * @param file    it was read from
 * @param classes their names, in the order of the table's columns
 * @param images  by name, in the table's order
 */
record TrueClasses(Path file, List<String> classes, Map<String, Label> images) {

    private static final String WEIGHT = "score_weight";
    private static final String VALIDATION_WEIGHT = "validation_weight";

    /** Was taken out of the score of ISIC 2018 Task 3 after the truth had been published. */
    private static final String WITHDRAWN = "ISIC_0035068";

    /**
     * @param index  of the class
     * @param weight how much the image counts, 0 or more
     */
    record Label(int index, double weight) {}

    /**
     * @param expected the classes that were predicted, which a table with names of classes need not have all
     * @throws IOException if the file is missing or not such a table; the message names file, image and fix
     */
    static TrueClasses read(Path file, List<String> expected) throws IOException {
        return ImageTable.namesClasses(file) ? named(ImageTable.read(file), expected) : marked(file);
    }

    /** @return those of the images that are wanted */
    TrueClasses only(Predicate<String> wanted) throws IOException {
        Map<String, Label> some = new LinkedHashMap<>(images);
        some.keySet().removeIf(wanted.negate());
        if (some.isEmpty()) throw new IOException(file + " has none of the images that are asked for");
        return new TrueClasses(file, classes, some);
    }

    private static TrueClasses named(ImageTable table, List<String> classes) throws IOException {
        Map<String, Label> images = new LinkedHashMap<>();
        for (String image : table.rows().keySet()) {
            String name = table.classOf(image).orElse("");
            if (!classes.contains(name))
                throw new IOException("The image " + image + " in " + table.file() + " has the class '" + name
                        + "', but the predicted ones are " + String.join(", ", classes));
            images.put(image, new Label(classes.indexOf(name), 1));
        }
        return new TrueClasses(table.file(), List.copyOf(classes), images);
    }

    private static TrueClasses marked(Path file) throws IOException {
        ClassTable table = ClassTable.read(file);
        List<String> classes = new ArrayList<>(table.columns());
        classes.removeAll(List.of(WEIGHT, VALIDATION_WEIGHT));
        if (classes.size() < 2)
            throw new IOException(file + " has " + classes.size() + " class columns; a classification needs 2 or more");
        Map<String, Label> images = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> row : table.rows().entrySet())
            images.put(row.getKey(), label(table, classes, row.getKey(), row.getValue()));
        return new TrueClasses(file, List.copyOf(classes), images);
    }

    private static Label label(ClassTable table, List<String> classes, String image, double[] values) throws IOException {
        int right = -1;
        int marks = 0;
        for (int c = 0; c < classes.size(); c++) {
            double value = values[table.columns().indexOf(classes.get(c))];
            if (value == 1) {
                right = c;
                marks++;
            } else if (value != 0) {
                throw new IOException("The image " + image + " in " + table.file() + " has " + value + " for "
                        + classes.get(c) + "; a truth is 1 for the right class and 0 for the others");
            }
        }
        if (marks != 1)
            throw new IOException("The image " + image + " in " + table.file() + " has " + marks
                    + " right classes; mark exactly one with 1");
        return new Label(right, weight(table, image, values));
    }

    private static double weight(ClassTable table, String image, double[] values) throws IOException {
        if (image.equals(WITHDRAWN)) return 0;
        int column = table.columns().indexOf(WEIGHT);
        double weight = column < 0 ? 1 : values[column];
        if (weight >= 0 && weight < Double.POSITIVE_INFINITY) return weight;
        throw new IOException("The image " + image + " in " + table.file() + " has the weight " + weight
                + "; weights are 0 or more");
    }
}
