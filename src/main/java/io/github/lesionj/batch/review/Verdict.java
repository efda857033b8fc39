// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reviewer says of a picture's results. */
public enum Verdict {
    /** They are right as they are. */
    ACCEPTED,
    /** The reviewer's outline takes the place of the one that was found. */
    REDRAWN,
    /** The picture shows no lesion, whatever was found: an empty mask takes the place of the one that was found. */
    NO_LESION,
    /** The picture is of no use. */
    REJECTED;

    /** @return as tables have it, in lower case */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the one with this key; empty if there is none */
    static Optional<Verdict> of(String key) {
        return Stream.of(values()).filter(verdict -> verdict.key().equals(key)).findFirst();
    }
}
