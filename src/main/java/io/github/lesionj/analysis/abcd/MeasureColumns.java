// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.colour.Lab;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The measures by the names that tables, macros and scripts know them by, in the order of the columns; docs/measurements.md
 * explains each.
 */
public final class MeasureColumns {

    private static final Lab NONE = new Lab(Double.NaN, Double.NaN, Double.NaN);
    private static final List<Column> COLUMNS = columns();

    /** Names of all numbers. */
    public static final List<String> NUMBERS =
            COLUMNS.stream().map(Column::name).toList();

    /** Names of what is no number. */
    public static final List<String> TEXTS = List.of("skin_tone", "unit");

    private MeasureColumns() {}

    /** What is said of a lesion. */
    private record Said(LesionMeasures lesion, DermoscopyScore score) {

        Lab skin() {
            return lesion.skin().map(SkinTone::colour).orElse(NONE);
        }

        double inUnit(double value) {
            return lesion.size().pixelSize().isCalibrated() ? value : Double.NaN;
        }
    }

    private record Column(String name, ToDoubleFunction<Said> value) {}

    /**
     * @param structures as {@link LesionMeasures#score} takes them
     * @return the numbers, NaN for what cannot be said of this lesion; a new map
     */
    public static Map<String, Double> numbers(LesionMeasures lesion, OptionalInt structures) {
        Said said = new Said(lesion, lesion.score(structures));
        Map<String, Double> numbers = new LinkedHashMap<>();
        COLUMNS.forEach(column -> numbers.put(column.name(), column.value().applyAsDouble(said)));
        return numbers;
    }

    /** @return what is no number, empty texts for what cannot be said of this lesion; a new map */
    public static Map<String, String> texts(LesionMeasures lesion) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "skin_tone",
                lesion.skin().flatMap(SkinTone::group).map(SkinTone.Group::text).orElse(""));
        texts.put("unit", lesion.size().pixelSize().unit());
        return texts;
    }

    private static List<Column> columns() {
        List<Column> all = new ArrayList<>();
        size(all);
        asymmetry(all);
        border(all);
        for (DermoscopicColour colour : DermoscopicColour.values())
            add(all, colour.column(), said -> said.lesion.colours().shares().get(colour));
        add(all, "variegation", said -> said.lesion.colours().variegation());
        lab(all, "lesion", said -> said.lesion.colours().mean());
        lab(all, "skin", Said::skin);
        add(all, "ita", said -> said.lesion.skin().map(SkinTone::angle).orElse(Double.NaN));
        score(all);
        return List.copyOf(all);
    }

    private static void size(List<Column> all) {
        add(all, "area_pixels", said -> said.lesion.size().areaPixels());
        add(all, "area", said -> said.inUnit(said.lesion.size().area()));
        add(all, "perimeter_pixels", said -> said.lesion.size().perimeterPixels());
        add(all, "perimeter", said -> said.inUnit(said.lesion.size().perimeter()));
        add(all, "diameter_pixels", said -> said.lesion.diameter().pixels());
        add(all, "diameter_mm", said -> said.lesion.diameter().millimetres().orElse(Double.NaN));
        add(all, "centroid_x", said -> said.lesion.size().centroidX());
        add(all, "centroid_y", said -> said.lesion.size().centroidY());
        add(all, "cut", said -> said.lesion.cut());
    }

    private static void asymmetry(List<Column> all) {
        add(all, "axis_angle", said -> said.lesion.asymmetry().axes().degrees());
        add(
                all,
                "asymmetry_shape_major",
                said -> said.lesion.asymmetry().major().shape());
        add(
                all,
                "asymmetry_shape_minor",
                said -> said.lesion.asymmetry().minor().shape());
        add(
                all,
                "asymmetry_colour_major",
                said -> said.lesion.asymmetry().major().colour());
        add(
                all,
                "asymmetry_colour_minor",
                said -> said.lesion.asymmetry().minor().colour());
    }

    private static void border(List<Column> all) {
        add(all, "compactness", said -> said.lesion.border().compactness());
        add(all, "fractal_dimension", said -> said.lesion.border().fractalDimension());
        for (int i = 0; i < Border.SEGMENTS; i++) {
            int segment = i;
            add(
                    all,
                    "abruptness_" + (segment + 1),
                    said -> said.lesion.border().abruptness().get(segment));
        }
    }

    private static void score(List<Column> all) {
        add(all, "score_a", said -> said.score.asymmetry());
        add(all, "score_b", said -> said.score.border());
        add(all, "score_c", said -> said.score.colours());
        add(
                all,
                "score_d",
                said -> said.score.structures().isPresent()
                        ? said.score.structures().getAsInt()
                        : Double.NaN);
        add(all, "score_abc", said -> said.score.measuredPart());
        add(all, "tds", said -> said.score.total().orElse(Double.NaN));
    }

    private static void lab(List<Column> all, String of, Function<Said, Lab> colour) {
        add(all, of + "_l", said -> colour.apply(said).l());
        add(all, of + "_a", said -> colour.apply(said).a());
        add(all, of + "_b", said -> colour.apply(said).b());
    }

    private static void add(List<Column> all, String name, ToDoubleFunction<Said> value) {
        all.add(new Column(name, value));
    }
}
