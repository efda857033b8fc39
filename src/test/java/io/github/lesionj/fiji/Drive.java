// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a window test uses a command: what is open, what is filled into its dialog, and what has to come of it.
 *
 * @param command the label in the menu
 * @param scene   what there is before
 * @param fields  values by the words before the dialog's fields, all different from what the dialog begins with; {@value #IN} and
 *                {@value #OUT} stand for the folder of the test's data and for an output folder
 * @param keys    what the recorded line must hold
 * @param leaves  what must be among the traces, see {@link Traces}
 */
record Drive(String command, Scene scene, Map<String, String> fields, List<String> keys, List<String> leaves) {

    static final String IN = "@in";
    static final String OUT = "@out";

    /** What is there before a command is called. */
    enum Scene {
        NOTHING,
        /** {@code pictures/a.png}, in millimetres. */
        PICTURE,
        /** {@code pictures/b.png} and before it {@code pictures/a.png}. */
        TWO_PICTURES,
        /** A training that was stopped after its first epoch, in the output folder. */
        STOPPED_TRAINING
    }

    static Drive of(String command, Scene scene) {
        return new Drive(command, scene, Map.of(), List.of(), List.of());
    }

    /** Fills in a field; the recorded line then says {@code key}. */
    Drive with(String label, String value, String key) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(label, value);
        return new Drive(command, scene, more, plus(keys, key), leaves);
    }

    Drive leaving(String... traces) {
        return new Drive(command, scene, fields, keys, List.of(traces));
    }

    private static List<String> plus(List<String> all, String one) {
        return java.util.stream.Stream.concat(all.stream(), java.util.stream.Stream.of(one))
                .toList();
    }
}
