// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that somebody may have meant. */
public final class Spelling {

    private Spelling() {}

    /** @return the known word with the fewest letters to change, the first of several; empty if none is known */
    public static String nearest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(word, other)))
                .orElse("");
    }

    /** Levenshtein's edit distance, ignoring case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int cost = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = cost;
            }
        }
        return row[b.length()];
    }
}
