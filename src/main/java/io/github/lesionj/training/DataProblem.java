// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.Finding.Severity;

/** What can be wrong with a picture or its mask. */
enum DataProblem {
    UNREADABLE(Severity.ERROR, "pictures cannot be opened"),
    MASK_UNREADABLE(Severity.ERROR, "masks cannot be opened"),
    MASK_SIZE(Severity.ERROR, "masks have another size than their picture"),
    MASK_EMPTY(Severity.WARNING, "masks mark no lesion"),
    MASK_FULL(Severity.WARNING, "masks mark the whole picture"),
    MASK_EDGE(Severity.WARNING, "masks mark the edge of the picture all around; look whether they are inside out"),
    MASK_SOFT(Severity.WARNING, "masks have more than two values; above the middle is lesion");

    private final Severity severity;
    private final String what;

    DataProblem(Severity severity, String what) {
        this.severity = severity;
        this.what = what;
    }

    Severity severity() {
        return severity;
    }

    String what() {
        return what;
    }
}
