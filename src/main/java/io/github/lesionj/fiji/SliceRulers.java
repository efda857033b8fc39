// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.RulerCalibration;
import io.github.lesionj.io.UserException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The rulers on the slices of a stack, which has one scale. */
final class SliceRulers {

    private static final double AGREE = 0.02;

    /** A ruler on a slice, by the slice's number. */
    record Seen(int slice, Picture picture, RulerCalibration found) {}

    private final String name;
    private final List<Seen> seen = new ArrayList<>();

    /** @param name of the stack */
    SliceRulers(String name) {
        this.name = name;
    }

    /** Looks at a slice; one without a usable ruler says why in the log. */
    void look(Picture picture, double millimetres) {
        try {
            RulerCalibration found = RulerCalibration.of(picture.source().image(), picture.name(), millimetres);
            seen.add(new Seen(picture.imp().getCurrentSlice(), picture, found));
        } catch (UserException none) {
            Log.say(none.getMessage());
        }
    }

    List<Seen> seen() {
        return seen;
    }

    /**
     * @return the median one
     * @throws UserException in one sentence, if there is none or they disagree
     */
    RulerCalibration agreed() {
        if (seen.isEmpty())
            throw new UserException("No ruler was found on any slice of " + name
                    + ": its scale must be known otherwise, for Analyze > Set Scale...");
        List<Seen> sorted = seen.stream()
                .sorted(Comparator.comparingDouble(one -> one.found().pixelsPerMillimetre()))
                .toList();
        Seen least = sorted.get(0), most = sorted.get(sorted.size() - 1);
        if (most.found().pixelsPerMillimetre() > (1 + AGREE) * least.found().pixelsPerMillimetre())
            throw new UserException(String.format(
                    Locale.ROOT,
                    "The rulers of %s disagree: %.4g pixels per mm on %s, %.4g on %s, but a stack has one scale; calibrate"
                            + " the pictures one by one",
                    name,
                    least.found().pixelsPerMillimetre(),
                    least.picture().name(),
                    most.found().pixelsPerMillimetre(),
                    most.picture().name()));
        return sorted.get(sorted.size() / 2).found();
    }
}
