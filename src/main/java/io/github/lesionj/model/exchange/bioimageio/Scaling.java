// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import io.github.lesionj.model.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a package does to the colours before its network, as one product and sum for each channel. Steps that look at each picture,
 * or cut numbers off, are none.
 */
final class Scaling {

    private static final int FULL = 255;

    private final double[] gain;
    private final double[] offset;
    private boolean begun;

    private Scaling(int channels) {
        gain = new double[channels];
        offset = new double[channels];
        Arrays.fill(gain, 1);
    }

    /** @throws ModelException naming the field that cannot be obeyed */
    static Scaling of(Field input, int channels) {
        Scaling scaling = new Scaling(channels);
        Field data = input.at("data");
        for (Field type : data.value() instanceof JsonArray ? data.all() : List.of(data)) scaling.startFrom(type);
        for (Field step : input.at("preprocessing").all()) scaling.follow(step);
        return scaling;
    }

    /** @return of each channel, of colours in 0..1, subtracted first */
    List<Double> mean() {
        List<Double> mean = new ArrayList<>();
        for (int c = 0; c < gain.length; c++) mean.add(-offset[c] / gain[c] / FULL);
        return mean;
    }

    /** @return of each channel, divided by afterwards */
    List<Double> std() {
        List<Double> std = new ArrayList<>();
        for (double factor : gain) std.add(1 / factor / FULL);
        return std;
    }

    /** Pictures are 0..255 where the package does not say 0..1. */
    private void startFrom(Field data) {
        String type = data.at("type").textOr("uint8");
        List<Field> range = data.at("range").all();
        Field end = range.size() == 2 ? range.get(1) : data.at("none");
        if (type.startsWith("float") && end.isThere() && end.number() == 1) {
            Arrays.fill(gain, 1.0 / FULL);
            begun = true;
        } else if (!type.matches("uint8|float32|float64"))
            throw data.at("type").wrong("is no type that LesionJ shows colours in: it knows uint8, and floats");
        else if (end.isThere() && end.number() != FULL)
            throw data.at("range").wrong("ends at " + end.number() + "; LesionJ shows colours up to 1 or 255");
    }

    private void follow(Field step) {
        Field kwargs = step.at("kwargs");
        if (kwargs.at("axis").isThere() && !kwargs.at("axis").text().equals("channel"))
            throw kwargs.at("axis").wrong("must be the channels");
        int channels = gain.length;
        switch (step.at("id").text()) {
            case "ensure_dtype" -> type(kwargs.at("dtype"));
            case "scale_linear" -> {
                double[] ones = new double[channels];
                Arrays.fill(ones, 1);
                scale(
                        step,
                        kwargs.at("gain").isThere() ? kwargs.at("gain").numbers(channels) : ones,
                        kwargs.at("offset").isThere() ? kwargs.at("offset").numbers(channels) : new double[channels]);
            }
            case "fixed_zero_mean_unit_variance" -> {
                double[] factor = kwargs.at("std").numbers(channels);
                double[] added = kwargs.at("mean").numbers(channels);
                for (int c = 0; c < channels; c++) {
                    factor[c] = 1 / factor[c];
                    added[c] *= -factor[c];
                }
                scale(step, factor, added);
            }
            default ->
                throw step.at("id")
                        .wrong("is no step that LesionJ can do: it knows ensure_dtype, scale_linear and"
                                + " fixed_zero_mean_unit_variance, which are the same for all pictures");
        }
    }

    private void type(Field type) {
        if (type.text().matches("float32|float64") || type.text().equals("uint8") && !begun) return;
        throw type.wrong(
                begun ? "makes whole numbers of what was scaled" : "is no type that a network of LesionJ is shown");
    }

    private void scale(Field step, double[] factor, double[] added) {
        for (int c = 0; c < gain.length; c++) {
            if (!(factor[c] > 0)) throw step.wrong("turns the colours over; LesionJ scales by positive numbers");
            gain[c] *= factor[c];
            offset[c] = offset[c] * factor[c] + added[c];
        }
        begun = true;
    }
}
