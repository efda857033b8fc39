// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.PythonInterpreter;
import org.scijava.command.CommandService;

/** The scripts of docs/scripting.md run as they are printed; their {@code #@} lines are filled in as Fiji does. */
class PrintedScriptsTest extends CommandTestBase {

    private static final Pattern PARAMETER = Pattern.compile("(?m)^#@ (\\w+) .*?(\\w+)$");

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withSeed(4));

    @TempDir
    static Path folder;

    /** What the analyzer says, as the scripts print it. */
    private static String ofCommand;

    private static String ofFile;
    private static Map<String, Double> classes;

    @BeforeAll
    static void ask() throws IOException {
        ImageFile.writePng(folder.resolve("mole.png"), PHANTOM.image());
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis wanted = analyzer.analyze(PHANTOM.image(), PHANTOM.pixelSize());
            classes = wanted.diagnosis().byClass();
            String label = wanted.diagnosis().label();
            ofCommand = "mole.tif: " + label + ", " + wanted.measurements().area() + " mm^2\n";
            ofFile = "mole: " + label + ", " + (double) wanted.measurements().areaPixels() + " pixel^2\n";
        }
    }

    private static List<String> scripts(String language) throws IOException {
        return Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```\n")
                .matcher(Files.readString(Path.of("docs", "scripting.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private Map<String, Object> values() {
        return Map.of(
                "LesionJService", context.service(LesionJService.class),
                "CommandService", context.service(CommandService.class),
                "Dataset", PHANTOM.image(),
                "ImagePlus",
                        Picture.colourImage("mole.tif", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize())),
                "File", folder.toFile());
    }

    @Test
    void everyGroovyScriptOfThePageSaysWhatTheAnalyzerSays() throws IOException {
        List<String> scripts = scripts("groovy");
        assertEquals(3, scripts.size());
        assertEquals(inGroovy(classes), saidInGroovy(scripts.get(0)));
        assertEquals(ofCommand, saidInGroovy(scripts.get(1)));
        assertEquals(ofFile, saidInGroovy(scripts.get(2)));
    }

    @Test
    void everyJythonScriptOfThePageSaysWhatTheAnalyzerSays() throws IOException {
        List<String> scripts = scripts("python");
        assertEquals(2, scripts.size());
        assertEquals(ofCommand, saidInJython(scripts.get(0)));
        assertEquals(ofFile, saidInJython(scripts.get(1)));
    }

    private static String inGroovy(Map<String, Double> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(", ", "[", "]\n"));
    }

    private String saidInGroovy(String script) {
        StringWriter out = new StringWriter();
        Binding binding = new Binding();
        binding.setVariable("out", new PrintWriter(out, true));
        fill(script, binding::setVariable);
        new GroovyShell(binding).evaluate(PARAMETER.matcher(script).replaceAll(""));
        return lines(out);
    }

    private String saidInJython(String script) {
        Properties quiet = new Properties();
        quiet.setProperty("python.cachedir.skip", "true");
        PythonInterpreter.initialize(System.getProperties(), quiet, new String[0]);
        StringWriter out = new StringWriter();
        try (PythonInterpreter jython = new PythonInterpreter()) {
            jython.setOut(out);
            fill(script, jython::set);
            jython.exec(script);
        }
        return lines(out);
    }

    private void fill(String script, BiConsumer<String, Object> variables) {
        Matcher parameters = PARAMETER.matcher(script);
        while (parameters.find()) variables.accept(parameters.group(2), values().get(parameters.group(1)));
    }

    private static String lines(StringWriter out) {
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
