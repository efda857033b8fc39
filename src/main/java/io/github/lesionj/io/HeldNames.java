// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which picture's name a longer name holds, such as ISIC_0000001 in {@code pred_ISIC_0000001_v2} or {@code 0000001}. */
final class HeldNames {

    private static final Pattern ISIC = Pattern.compile("ISIC_(\\d{7})");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{7}(?!\\d)");

    /** A name with fewer digits is too likely to be part of another word. */
    private static final int DIGITS = 3;

    private final Set<String> names;
    private final Map<String, String> byNumber = new HashMap<>();

    HeldNames(Set<String> names) {
        this.names = names;
        for (String name : names) {
            Matcher isic = ISIC.matcher(name);
            if (isic.matches()) byNumber.put(isic.group(1), name);
        }
    }

    /** @return the longest name that a text holds between signs that are neither letters nor digits, if there is but one */
    Optional<String> in(String text) {
        Set<String> held =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(name -> name));
        for (int i = 0; i < text.length(); i++)
            for (int j = i + 1; isEdge(text, i) && j <= text.length(); j++)
                if (isEdge(text, j) && names.contains(text.substring(i, j)) && digits(text.substring(i, j)) >= DIGITS)
                    held.add(text.substring(i, j));
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) if (byNumber.containsKey(numbers.group())) held.add(byNumber.get(numbers.group()));
        List<String> longest = held.stream().limit(2).toList();
        boolean clear = longest.size() == 1
                || longest.size() == 2
                        && longest.get(0).length() > longest.get(1).length();
        return clear ? Optional.of(longest.get(0)) : Optional.empty();
    }

    private static boolean isEdge(String text, int place) {
        return place == 0
                || place == text.length()
                || !Character.isLetterOrDigit(text.charAt(place - 1))
                || !Character.isLetterOrDigit(text.charAt(place));
    }

    private static long digits(String name) {
        return name.chars().filter(Character::isDigit).count();
    }
}
