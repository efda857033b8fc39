// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.TableClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        LabelTable table = LabelTable.read(file);
        Optional<TableClasses> told =
                table.classes(name -> named(name, expected).isPresent());
        TableClasses classes = told.isPresent() ? told.get() : table.marks();
        List<String> names = classes.names().isEmpty() ? List.copyOf(expected) : classes.names();
        Map<String, Double> weights = weights(table);
        Map<String, Label> images = new LinkedHashMap<>();
        for (String image : table.names()) {
            String own = classes.of().getOrDefault(image, "");
            String name = named(own, names)
                    .orElseThrow(() -> new IOException("The image " + image + " in " + file + " has the class '" + own
                            + "', but the predicted ones are " + String.join(", ", expected)));
            images.put(
                    image,
                    new Label(names.indexOf(name), image.equals(WITHDRAWN) ? 0 : weights.getOrDefault(image, 1.0)));
        }
        return new TrueClasses(file, names, images);
    }

    private static Optional<String> named(String name, List<String> names) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static Map<String, Double> weights(LabelTable table) throws IOException {
        Map<String, Double> weights = new LinkedHashMap<>();
        if (!table.has(LabelTable.WEIGHT)) return weights;
        for (Map.Entry<String, double[]> row :
                table.numbers(LabelTable.WEIGHT).rows().entrySet()) {
            double weight = row.getValue()[0];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY))
                throw new IOException("The image " + row.getKey() + " in " + table.file() + " has the weight " + weight
                        + "; weights are 0 or more");
            weights.put(row.getKey(), weight);
        }
        return weights;
    }

    /** @return those of the images that are wanted */
    TrueClasses only(Predicate<String> wanted) throws IOException {
        Map<String, Label> some = new LinkedHashMap<>(images);
        some.keySet().removeIf(wanted.negate());
        if (some.isEmpty()) throw new IOException(file + " has none of the images that are asked for");
        return new TrueClasses(file, classes, some);
    }
}
