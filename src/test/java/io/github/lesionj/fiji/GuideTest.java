// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** What docs/guide.md shows and quotes is there. */
class GuideTest extends CommandTestBase {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern MACRO = Pattern.compile("run\\(\"([^\"]+)\", \"([^\"]*)\"\\);");
    private static final String ANOTHER_PLUGINS = "DeepImageJ Run";
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(images/([^)]+)\\)");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^\\| `(.+?)` \\|");

    /** A text that goes over several lines of code. */
    private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");

    private static String guide() throws IOException {
        return Files.readString(DOCS.resolve("guide.md"));
    }

    private Map<String, CommandInfo> commands() {
        return context.service(CommandService.class).getCommands().stream()
                .filter(info -> info.is(Recording.OURS))
                .collect(Collectors.toMap(UserInputs::label, info -> info));
    }

    @Test
    void everyCommandHasAMacroLine() throws IOException {
        assertEquals(
                new TreeSet<>(commands().keySet()),
                MACRO.matcher(guide())
                        .results()
                        .map(line -> line.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Lines whose options are put together of several texts are run by {@link PrintedMacrosTest}. */
    @Test
    void everyMacroLineOfEveryPageIsUnderstood() throws IOException {
        Map<String, CommandInfo> commands = commands();
        int lines = 0;
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList())
                for (MatchResult line :
                        MACRO.matcher(Files.readString(page)).results().toList()) {
                    if (line.group(1).equals(ANOTHER_PLUGINS)) continue;
                    CommandInfo command = commands.get(line.group(1));
                    assertNotNull(command, () -> page + " calls " + line.group(1) + ", which is no command");
                    MacroOptions.read(command, line.group(2));
                    lines++;
                }
        }
        assertTrue(lines > 40, "lines " + lines);
    }

    @Test
    void everyCommandIsShownInAPicture() throws IOException {
        List<String> captions = PICTURE.matcher(guide())
                .results()
                .map(picture -> picture.group(1))
                .toList();
        for (CommandInfo command : commands().values())
            assertTrue(
                    captions.stream().anyMatch(caption -> caption.startsWith(UserInputs.title(command))),
                    UserInputs.title(command));
    }

    @Test
    void everyPictureIsShownSomewhereAndIsThere() throws IOException {
        TreeSet<String> shown = new TreeSet<>();
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList())
                PICTURE.matcher(Files.readString(page)).results().forEach(picture -> shown.add(picture.group(2)));
        }
        try (Stream<Path> pictures = Files.list(DOCS.resolve("images"))) {
            assertEquals(
                    pictures.map(picture -> picture.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    shown);
        }
    }

    @Test
    void whatIsQuotedIsSaid() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList())
                code.append(Files.readString(file));
        }
        String said = SEAM.matcher(code).replaceAll("").replace("\\\"", "\"");
        List<String> sentences =
                SENTENCE.matcher(guide()).results().map(row -> row.group(1)).toList();
        assertTrue(sentences.size() > 10, "sentences " + sentences.size());
        for (String sentence : sentences)
            for (String part : sentence.split("\\.\\.\\."))
                assertTrue(said.contains(part.strip()), () -> "nobody says '" + part + "' of " + sentence);
    }
}
