// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The names that weights are stored under, network by network, are those of a committed list: models outlive classes.
 * After a change that is meant, {@code mvn test -Dtest=ParameterNamesTest -Dlesionj.test.names=FILE} writes the list anew.
 */
class ParameterNamesTest {

    private static final String LIST = "/network/parameter-names.txt";

    /** @return a line for each layer in the order in which they run: its name, then its parameters' own names */
    private static List<String> lines(String network) {
        Map<String, String> layers = new LinkedHashMap<>();
        for (String name : Networks.create(spec(network)).getParameters().keys()) {
            int end = name.lastIndexOf('.');
            layers.merge(name.substring(0, end), " " + name.substring(end + 1), String::concat);
        }
        return layers.entrySet().stream()
                .map(layer -> layer.getKey() + layer.getValue())
                .toList();
    }

    private static NetworkSpec spec(String network) {
        return new NetworkSpec(
                network, network.equals("CDNN-29") ? 7 : 3, network.contains("UNet") ? 1 : 7, List.of(), 0);
    }

    @Test
    void everyNetworkHasTheNamesOfTheList() throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        Networks.names().forEach(network -> found.put(network, lines(network)));
        String target = System.getProperty("lesionj.test.names", "");
        if (!target.isEmpty()) Files.writeString(Path.of(target), text(found));
        Map<String, List<String>> listed = listed();
        assertEquals(listed.keySet(), found.keySet());
        found.forEach((network, names) ->
                assertEquals(String.join("\n", listed.get(network)), String.join("\n", names), network));
    }

    /** Networks of equal names stand in one paragraph. */
    private static String text(Map<String, List<String>> found) {
        Map<List<String>, List<String>> equal = new LinkedHashMap<>();
        found.forEach((network, lines) ->
                equal.computeIfAbsent(lines, key -> new ArrayList<>()).add(network));
        return equal.entrySet().stream()
                .map(entry ->
                        "# " + String.join(" ", entry.getValue()) + "\n" + String.join("\n", entry.getKey()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    static Map<String, List<String>> listed() throws IOException {
        Map<String, List<String>> listed = new TreeMap<>();
        try (InputStream in = ParameterNamesTest.class.getResourceAsStream(LIST)) {
            for (String paragraph : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
                List<String> lines = paragraph.lines().toList();
                for (String network : lines.get(0).substring(2).split(" "))
                    listed.put(network, lines.subList(1, lines.size()));
            }
        }
        return listed;
    }

    @Test
    void namesAreWordsAndNumbersInLowerCase() {
        for (String network : Networks.names())
            for (String name : Networks.create(spec(network)).getParameters().keys())
                assertTrue(name.matches("([a-z][a-z0-9_]*|\\d+)(\\.([a-z][a-z0-9_]*|\\d+))*"), network + ": " + name);
    }

    @Test
    void noClassNameCanReachAName() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.github.lesionj.network..")
                .should()
                .callMethod(Class.class, "getSimpleName")
                .orShould()
                .callMethod(Class.class, "getName")
                .orShould()
                .callMethod(Class.class, "getTypeName")
                .orShould()
                .callMethod(Class.class, "getCanonicalName")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.lesionj.network"));
    }

    /** As src/test/reference's scripts printed them. */
    @Test
    void namesAreThoseOfTorchvisionAndTimm() throws IOException {
        Map<String, List<String>> theirs = theirs();
        assertEquals(6, theirs.size());
        theirs.forEach((network, names) -> assertEquals(
                names.stream().sorted().toList(),
                Networks.create(spec(network)).getParameters().keys().stream()
                        .sorted()
                        .toList(),
                network));
    }

    private static Map<String, List<String>> theirs() throws IOException {
        Map<String, List<String>> networks = new LinkedHashMap<>();
        try (InputStream in = ParameterNamesTest.class.getResourceAsStream("/exchange/networks.txt")) {
            List<String> names = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String first = line.split(" ")[0];
                if (first.equals("logits")) {
                    networks.put(names.get(0), List.copyOf(names.subList(1, names.size())));
                    names.clear();
                } else {
                    names.add(first);
                }
            }
        }
        return networks;
    }
}
