// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.BreakIterator;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Calendar;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;

/** Calls whose result depends on the user's locale: those that write, read or compare text and name no locale. */
final class FollowsTheLocale extends DescribedPredicate<JavaAccess<?>> {

    private static final Set<String> INSTANCES = Set.of(
            "getInstance",
            "getNumberInstance",
            "getIntegerInstance",
            "getPercentInstance",
            "getCurrencyInstance",
            "getCompactNumberInstance",
            "getDateInstance",
            "getTimeInstance",
            "getDateTimeInstance",
            "getWordInstance",
            "getLineInstance",
            "getSentenceInstance",
            "getCharacterInstance");

    private static final Map<Class<?>, Set<String>> CALLS = Map.ofEntries(
            Map.entry(String.class, Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
            Map.entry(PrintStream.class, Set.of("format", "printf")),
            Map.entry(PrintWriter.class, Set.of("format", "printf")),
            Map.entry(Console.class, Set.of("format", "printf")),
            Map.entry(Formatter.class, Set.of("<init>")),
            Map.entry(Scanner.class, Set.of("<init>")),
            Map.entry(Locale.class, Set.of("getDefault", "setDefault")),
            Map.entry(Calendar.class, Set.of("getInstance")),
            Map.entry(
                    DateTimeFormatter.class,
                    Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
            Map.entry(DateTimeFormatterBuilder.class, Set.of("toFormatter")),
            Map.entry(DecimalFormat.class, Set.of("<init>")),
            Map.entry(NumberFormat.class, INSTANCES),
            Map.entry(SimpleDateFormat.class, Set.of("<init>")),
            Map.entry(DateFormat.class, INSTANCES),
            Map.entry(MessageFormat.class, Set.of("<init>", "format")),
            Map.entry(Collator.class, INSTANCES),
            Map.entry(BreakIterator.class, INSTANCES));

    FollowsTheLocale() {
        super("text follows the user's locale; name one, as a rule Locale.ROOT");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) return false;
        boolean named = target.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(Locale.class) || type.isEquivalentTo(DecimalFormatSymbols.class));
        return !named
                && CALLS.entrySet().stream()
                        .anyMatch(call -> target.getOwner().isEquivalentTo(call.getKey())
                                && call.getValue().contains(target.getName()));
    }
}
