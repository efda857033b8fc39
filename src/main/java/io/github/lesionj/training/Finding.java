// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that a data check found.
 *
 * @param severity whether it must be mended
 * @param what     is wrong, such as "pictures have an empty mask"; follows the number of names
 * @param names    of the pictures, files or lesions
 */
public record Finding(Severity severity, String what, List<String> names) {

    /** Whether something must be mended. */
    public enum Severity {
        /** No training begins. */
        ERROR,
        /** The user should know. */
        WARNING
    }

    private static final int SHOWN = 10;

    public Finding {
        names = List.copyOf(names);
    }

    /** @return one sentence with the number and the first ten names */
    public String sentence() {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return names.size() + " " + what + ": " + shown + more;
    }
}
