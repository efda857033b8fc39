// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a weights file in a network.
 *
 * @param file     what was read, with its hash
 * @param naming   whose names it follows
 * @param filled   the network's parameters that now have the file's numbers
 * @param kept     the network's parameters that keep their first values, such as a head for other classes
 * @param leftOver the file's layers that the network has no place for, such as the head behind an encoder
 */
public record MatchReport(String file, String naming, List<String> filled, List<String> kept, List<String> leftOver) {

    private static final int SHOWN = 6;

    public MatchReport {
        filled = List.copyOf(filled);
        kept = List.copyOf(kept);
        leftOver = List.copyOf(leftOver);
    }

    /** @return the report in at most three sentences */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Filled " + filled.size() + " of " + (filled.size() + kept.size()) + " parameters from " + file
                + ", whose names are " + naming + "'s");
        if (!kept.isEmpty()) lines.add("Kept at their first values: " + some(kept));
        if (!leftOver.isEmpty()) lines.add("Left over in the file: " + some(leftOver));
        return lines;
    }

    private static String some(List<String> names) {
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
