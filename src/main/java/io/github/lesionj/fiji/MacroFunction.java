// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static ij.macro.MacroExtension.ARG_NUMBER;
import static ij.macro.MacroExtension.ARG_OPTIONAL;
import static ij.macro.MacroExtension.ARG_OUTPUT;
import static ij.macro.MacroExtension.ARG_STRING;

import ij.macro.ExtensionDescriptor;
import ij.macro.MacroExtension;
import io.github.lesionj.analysis.Review;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A function of ImageJ's macro language, {@code Ext.segment(area)} and so on; docs/fiji.md has the table. */
enum MacroFunction {
    SEGMENT(
            "segment(area)",
            "finds the lesion and makes its outline the selection; its area in the picture's unit, 0 without a lesion",
            List.of(ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(0, lesion.segment());
                return "";
            }),
    JACCARD(
            "jaccard(mask, value)",
            "intersection over union of the lesion and of a mask, which is an open image's title or a file",
            List.of(ARG_STRING, ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(1, lesion.jaccard(arguments.text(0)));
                return "";
            }),
    CLASSIFY(
            "classify(label)",
            "the most likely diagnosis class; an empty text without a lesion",
            List.of(ARG_STRING | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(0, lesion.diagnosis().label());
                return "";
            }),
    PROBABILITY(
            "probability(class, value)",
            "how likely a diagnosis class is, 0 to 1; NaN without a lesion",
            List.of(ARG_STRING, ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(1, lesion.probability(arguments.text(0)));
                return "";
            }),
    MELANOMA(
            "melanoma(sensitivity, suspected)",
            "whether melanoma is suspected, 1 or 0, by the threshold that found that share of the melanomas where the model was"
                    + " measured, such as 0.9; NaN without a lesion; returns what the threshold gave there",
            List.of(ARG_NUMBER, ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                MacroAnswers.Suspicion suspicion = lesion.melanoma(arguments.number(0, Double.NaN));
                arguments.give(1, suspicion.suspected());
                return suspicion.threshold();
            }),
    MEASURE(
            "measure(name, value)",
            "a number of Measure Lesion... by its column's name, of all parts together; NaN where nothing can be said",
            List.of(ARG_STRING, ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(1, lesion.measure(arguments.text(0)));
                return "";
            }),
    CALIBRATE(
            "calibrate(scale[, millimetres])",
            "sets the picture's scale by its ruler; pixels per mm. Without a usable ruler nothing is set, the scale is NaN,"
                    + " and the function returns why",
            List.of(ARG_NUMBER | ARG_OUTPUT, ARG_NUMBER | ARG_OPTIONAL),
            (lesion, arguments) -> {
                MacroAnswers.Scale scale = lesion.calibrate(arguments.number(1, 0));
                arguments.give(0, scale.pixelsPerMillimetre());
                return scale.refusal();
            }),
    EXPLAIN(
            "explain(class, title)",
            "opens a 32-bit map of where the model saw a class (likeliest, all, or its name; Grad-CAM) and gives its title, an"
                    + " empty text without a lesion; the picture stays in front",
            List.of(ARG_STRING, ARG_STRING | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(1, lesion.explain(arguments.text(0)));
                return "";
            }),
    UNCERTAINTY(
            "uncertainty(value)",
            "how far the model's masks of the four mirrorings disagree, 0 to 1; NaN for a selection of your own",
            List.of(ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                arguments.give(0, lesion.lesion().uncertainty().disagreement());
                return "";
            }),
    REVIEW(
            "review(flag)",
            "whether someone ought to look at outline and class, 1 or 0, NaN if it is not known; returns the reason",
            List.of(ARG_NUMBER | ARG_OUTPUT),
            (lesion, arguments) -> {
                Review review = lesion.review();
                arguments.give(
                        0,
                        switch (review.wanted()) {
                            case YES -> 1;
                            case NO -> 0;
                            case UNKNOWN -> Double.NaN;
                        });
                return review.reason();
            });

    private final String signature;
    private final String help;
    private final List<Integer> types;
    private final Work work;

    MacroFunction(String signature, String help, List<Integer> types, Work work) {
        this.signature = signature;
        this.help = help;
        this.types = types;
        this.work = work;
    }

    private interface Work {
        String of(MacroAnswers lesion, Arguments arguments) throws IOException;
    }

    /** The arguments as ImageJ hands them over: what goes back to the macro lies in an array of one. */
    private record Arguments(Object... values) {

        String text(int index) {
            return (String) values[index];
        }

        double number(int index, double otherwise) {
            return values[index] == null ? otherwise : (Double) values[index];
        }

        void give(int index, double value) {
            ((Double[]) values[index])[0] = value;
        }

        void give(int index, String value) {
            ((String[]) values[index])[0] = value;
        }
    }

    /** @return its name in the macro, behind {@code Ext.} */
    String called() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the function of that name */
    static MacroFunction of(String called) {
        return valueOf(called.toUpperCase(Locale.ROOT));
    }

    ExtensionDescriptor descriptor(MacroExtension handler) {
        return ExtensionDescriptor.newDescriptor(
                called(), handler, types.stream().mapToInt(type -> type).toArray());
    }

    /**
     * Answers into the macro's variables.
     *
     * @return what the function itself returns to the macro, a text
     * @throws IOException if a file cannot be read; the message is one sentence for the user
     */
    String answer(MacroAnswers lesion, Object[] arguments) throws IOException {
        return work.of(lesion, new Arguments(arguments));
    }

    /** @return all functions, for people */
    static String listing() {
        return Stream.of(values())
                .map(function -> "Ext." + function.signature + "\n    " + function.help + "\n")
                .collect(Collectors.joining(
                        "",
                        "Begin a macro with run(\"" + MacroExtensions.TITLE
                                + "\"); and it has these functions of the front"
                                + " image. The lesion is the selected area, or where none is selected what the model finds.\n\n",
                        "\nA research tool, no medical device.\n"));
    }
}
