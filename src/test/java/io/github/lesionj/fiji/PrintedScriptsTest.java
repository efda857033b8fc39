// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.ImagePlus;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandService;

/** The Groovy scripts of docs/scripting.md run as they are printed; their {@code #@} lines are filled in as Fiji does. */
class PrintedScriptsTest extends CommandTestBase {

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```groovy\n(.*?)\n```\n");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^#@ (\\w+) .*?(\\w+)$");

    @TempDir
    Path folder;

    @Test
    void everyGroovyScriptOfThePageSaysWhatTheAnalyzerSays() throws Exception {
        Phantom phantom =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withSeed(4));
        ImageFile.writePng(folder.resolve("mole.png"), phantom.image());
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        ImagePlus imp = Picture.colourImage("mole.tif", new SourceImage("mole", phantom.image(), phantom.pixelSize()));
        Map<String, Object> values = Map.of(
                "LesionJService", context.service(LesionJService.class),
                "CommandService", context.service(CommandService.class),
                "Dataset", phantom.image(),
                "ImagePlus", imp,
                "File", folder.toFile());
        List<String> scripts = BLOCK.matcher(Files.readString(Path.of("docs", "scripting.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertEquals(3, scripts.size());
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis wanted = analyzer.analyze(phantom.image(), phantom.pixelSize());
            String label = wanted.diagnosis().label();
            assertEquals(inGroovy(wanted.diagnosis().byClass()), said(scripts.get(0), values));
            assertEquals(
                    "mole.tif: " + label + ", " + wanted.measurements().area() + " mm^2\n",
                    said(scripts.get(1), values));
            assertEquals(
                    "mole: " + label + ", " + (double) wanted.measurements().areaPixels() + " pixel^2\n",
                    said(scripts.get(2), values));
        }
    }

    private static String inGroovy(Map<String, Double> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(", ", "[", "]\n"));
    }

    private static String said(String script, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        Binding binding = new Binding();
        binding.setVariable("out", new PrintWriter(out, true));
        Matcher parameters = PARAMETER.matcher(script);
        while (parameters.find()) binding.setVariable(parameters.group(2), values.get(parameters.group(1)));
        new GroovyShell(binding).evaluate(parameters.replaceAll(""));
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
