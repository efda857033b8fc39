// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** The rules that keep a command usable from menu, macro and script in Fiji and in plain ImageJ. */
class CommandRulesTest {

    private static final Pattern MENU_ENTRY = Pattern.compile("(\\S+), \"([^\"]+)\", (\\S+)\\(\"(\\S+)\"\\)");

    private static final Set<Class<?>> TYPES =
            Set.of(ImagePlus.class, String.class, boolean.class, int.class, double.class);

    private static Context context;
    private static List<CommandInfo> commands;

    @BeforeAll
    static void findCommands() {
        context = new Context(CommandService.class);
        commands = context.service(CommandService.class).getCommands().stream()
                .filter(info -> info.getDelegateClassName().startsWith("io.github.lesionj.fiji."))
                .toList();
    }

    @AfterAll
    static void dispose() {
        context.dispose();
    }

    @Test
    void bothMenusShowTheSameItems() throws IOException {
        TreeMap<String, String> imageJ2 = new TreeMap<>();
        for (CommandInfo info : commands) imageJ2.put(info.getMenuPath().getMenuString(), info.getDelegateClassName());
        assertEquals(24, imageJ2.size());
        assertEquals(imageJ2, new TreeMap<>(imageJ1Menu()));
    }

    /** ImageJ2 draws a line between neighbours whose weights differ by more than one. */
    @Test
    void bothMenusHaveTheSameOrderAndLines() throws IOException {
        List<CommandInfo> sorted = commands.stream()
                .sorted(Comparator.comparingDouble(CommandRulesTest::weight))
                .toList();
        List<String> imageJ2 = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (i > 0 && weight(sorted.get(i)) - weight(sorted.get(i - 1)) > 1) imageJ2.add("-");
            imageJ2.add(UserInputs.label(sorted.get(i)));
        }
        assertEquals(
                commands.size(),
                commands.stream()
                        .mapToDouble(CommandRulesTest::weight)
                        .distinct()
                        .count(),
                "each has a weight of its own");
        List<String> imageJ1 = pluginsConfig()
                .lines()
                .filter(line -> line.startsWith("Plugins>LesionJ, "))
                .map(line -> line.split("\"")[1])
                .toList();
        assertEquals(imageJ2, imageJ1);
    }

    private static double weight(CommandInfo info) {
        return info.getMenuPath().getLeaf().getWeight();
    }

    /** A new command needs a row in {@link Drives}, or a window test of its own. */
    @Test
    void everyCommandIsUsedFromItsDialogByAWindowTest() {
        TreeSet<String> menu = new TreeSet<>();
        for (CommandInfo info : commands) menu.add(UserInputs.label(info));
        TreeSet<String> used = new TreeSet<>(Drives.ELSEWHERE.keySet());
        for (Drive drive : Drives.ALL) assertTrue(used.add(drive.command()), drive.command() + " stands there twice");
        assertEquals(menu, used);
    }

    private static Map<String, String> imageJ1Menu() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String line : pluginsConfig().split("\n")) {
            Matcher entry = MENU_ENTRY.matcher(line);
            if (!entry.matches()) continue;
            assertEquals(ImageJ1Bridge.class.getName(), entry.group(3));
            entries.put(entry.group(1).replace(">", " > ") + " > " + entry.group(2), entry.group(4));
        }
        return entries;
    }

    private static String pluginsConfig() throws IOException {
        try (InputStream in = CommandRulesTest.class.getResourceAsStream("/plugins.config")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void macroKeysAreUnmistakable() {
        for (CommandInfo info : commands) {
            List<String> names = new ArrayList<>();
            for (ModuleItem<?> input : inputs(info)) names.add(input.getName());
            for (String name : names) {
                assertTrue(name.matches("[a-z]+"), name);
                for (String other : names)
                    assertFalse(!other.equals(name) && other.endsWith(name), name + " ends " + other);
            }
        }
    }

    @Test
    void inputsAreOptionalForgottenAndExplained() {
        for (CommandInfo info : commands)
            for (ModuleItem<?> input : inputs(info)) {
                String where = info.getTitle() + ": " + input.getName();
                assertFalse(input.isRequired(), where);
                assertFalse(input.isPersisted(), where);
                assertTrue(input.getDescription().length() > 20, where);
                assertTrue(!input.getLabel().isEmpty(), where);
                assertTrue(TYPES.contains(input.getType()), where);
            }
    }

    /** All but the services that SciJava fills in. */
    private static List<ModuleItem<?>> inputs(CommandInfo info) {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        for (ModuleItem<?> input : info.inputs())
            if (!Service.class.isAssignableFrom(input.getType())
                    && input.getType() != Context.class
                    && input.getVisibility() != ItemVisibility.MESSAGE) inputs.add(input);
        return inputs;
    }

    @Test
    void commandClassesLoadWithoutDjl() throws ReflectiveOperationException {
        for (CommandInfo info : commands)
            for (Class<?> type = Class.forName(info.getDelegateClassName());
                    type != null;
                    type = type.getSuperclass()) {
                assertFalse(type.getName().startsWith("ai.djl"), type.getName());
                for (Field field : type.getDeclaredFields())
                    assertFalse(field.getType().getName().startsWith("ai.djl"), field.toString());
            }
    }

    @Test
    void atMostOneImageGoesIn() {
        for (CommandInfo info : commands) {
            int images = 0;
            for (ModuleItem<?> input : info.inputs()) if (input.getType() == ImagePlus.class) images++;
            assertTrue(images <= 1, info.getTitle());
        }
    }
}
