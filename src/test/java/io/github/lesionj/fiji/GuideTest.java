// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** What docs/guide.md shows and quotes is there. */
class GuideTest extends CommandTestBase {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern MACRO = Pattern.compile("`run\\(\"([^\"]+)\", \"([^\"]*)\"\\);`");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(images/([^)]+)\\)");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^\\| `(.+?)` \\|");

    /** A text that goes over several lines of code. */
    private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");

    private static String guide() throws IOException {
        return Files.readString(DOCS.resolve("guide.md"));
    }

    @Test
    void everyCommandHasAMacroLineOfItsOwnKeys() throws IOException {
        TreeSet<String> printed = new TreeSet<>();
        List<CommandInfo> commands = context.service(CommandService.class).getCommands().stream()
                .filter(info -> info.is(Recording.OURS))
                .toList();
        MACRO.matcher(guide()).results().forEach(line -> {
            printed.add(line.group(1));
            CommandInfo command = commands.stream()
                    .filter(info -> UserInputs.label(info).equals(line.group(1)))
                    .findFirst()
                    .orElseThrow();
            Set<String> keys = UserInputs.of(command).stream()
                    .map(input -> input.getName())
                    .collect(Collectors.toSet());
            for (String option : line.group(2).replaceAll("\\[[^]]*]", "").split(" "))
                assertTrue(keys.contains(option.split("=")[0]), line.group());
        });
        assertEquals(commands.stream().map(UserInputs::label).collect(Collectors.toCollection(TreeSet::new)), printed);
    }

    @Test
    void everyCommandIsShownInAPicture() throws IOException {
        List<String> captions = PICTURE.matcher(guide())
                .results()
                .map(picture -> picture.group(1))
                .toList();
        context.service(CommandService.class).getCommands().stream()
                .filter(info -> info.is(Recording.OURS))
                .map(UserInputs::title)
                .forEach(title -> assertTrue(captions.stream().anyMatch(caption -> caption.startsWith(title)), title));
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
