// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.image.colour.Lab;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The measures by the names that tables, macros and scripts know them by, in the order of the columns; docs/measurements.md
 * explains each.
 */
public final class MeasureColumns {

    private final Map<String, Double> numbers = new LinkedHashMap<>();

    private MeasureColumns() {}

    /**
     * @param structures as {@link LesionMeasures#score} takes them
     * @return the numbers, NaN for what cannot be said of this lesion; a new map
     */
    public static Map<String, Double> numbers(LesionMeasures lesion, OptionalInt structures) {
        MeasureColumns columns = new MeasureColumns();
        columns.size(lesion);
        columns.asymmetry(lesion.asymmetry());
        columns.border(lesion.border());
        columns.colours(lesion.colours());
        columns.skin(lesion);
        columns.score(lesion.score(structures));
        return columns.numbers;
    }

    private void size(LesionMeasures lesion) {
        Measurements size = lesion.size();
        boolean calibrated = size.pixelSize().isCalibrated();
        put("area_pixels", size.areaPixels());
        put("area", calibrated ? size.area() : Double.NaN);
        put("perimeter_pixels", size.perimeterPixels());
        put("perimeter", calibrated ? size.perimeter() : Double.NaN);
        put("diameter_pixels", lesion.diameter().pixels());
        put("diameter_mm", lesion.diameter().millimetres().orElse(Double.NaN));
        put("centroid_x", size.centroidX());
        put("centroid_y", size.centroidY());
        put("cut", lesion.cut());
    }

    private void asymmetry(Asymmetry asymmetry) {
        put("axis_angle", asymmetry.axes().degrees());
        put("asymmetry_shape_major", asymmetry.major().shape());
        put("asymmetry_shape_minor", asymmetry.minor().shape());
        put("asymmetry_colour_major", asymmetry.major().colour());
        put("asymmetry_colour_minor", asymmetry.minor().colour());
    }

    private void border(Border border) {
        put("compactness", border.compactness());
        put("fractal_dimension", border.fractalDimension());
        for (int segment = 1; segment <= Border.SEGMENTS; segment++)
            put("abruptness_" + segment, border.abruptness().get(segment - 1));
    }

    private void colours(LesionColours colours) {
        colours.shares().forEach((colour, share) -> put(colour.column(), share));
        put("variegation", colours.variegation());
        colour("lesion", colours.mean());
    }

    private void skin(LesionMeasures lesion) {
        Lab none = new Lab(Double.NaN, Double.NaN, Double.NaN);
        colour("skin", lesion.skin().map(SkinTone::colour).orElse(none));
        put("ita", lesion.skin().map(SkinTone::angle).orElse(Double.NaN));
    }

    private void colour(String of, Lab colour) {
        put(of + "_l", colour.l());
        put(of + "_a", colour.a());
        put(of + "_b", colour.b());
    }

    private void score(DermoscopyScore score) {
        put("score_a", score.asymmetry());
        put("score_b", score.border());
        put("score_c", score.colours());
        put("score_d", score.structures().isPresent() ? score.structures().getAsInt() : Double.NaN);
        put("score_abc", score.measuredPart());
        OptionalDouble total = score.total();
        put("tds", total.isPresent() ? total.getAsDouble() : Double.NaN);
    }

    private void put(String column, double value) {
        numbers.put(column, value);
    }
}
