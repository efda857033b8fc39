package io.github.lesionj.model.exchange;

import java.util.List;

/**
 * What became of a weights file in a network.
 *
 * @param file     what was read
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

    /** @return the report in at most three lines */
    @Override
    public String toString() {
        return "Filled " + filled.size() + " of " + (filled.size() + kept.size()) + " parameters from " + file
                + " (names of " + naming + ")" + line("Kept at their first values: ", kept)
                + line("Left over in the file: ", leftOver);
    }

    private static String line(String title, List<String> names) {
        if (names.isEmpty()) return "";
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return System.lineSeparator() + title + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
