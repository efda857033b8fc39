// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;

/** The macros of docs/fiji.md run as they are printed, but for the folder that they write into. */
class PrintedMacrosTest extends CommandTestBase {

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```\n(.*?)\n```\n");

    @TempDir
    Path folder;

    @Test
    void everyMacroOfThePageRuns() throws IOException {
        String page = Files.readString(Path.of("docs", "fiji.md"));
        String chapter = page.substring(page.indexOf("\n## Macros\n"), page.indexOf("\n## Scripts\n"));
        List<String> macros =
                BLOCK.matcher(chapter).results().map(block -> block.group(1)).toList();
        assertEquals(3, macros.size());
        try (LegacyLayer fiji = new LegacyLayer(context)) {
            for (String macro : macros) {
                Interpreter.batchMode = true;
                assertEquals(
                        "reached",
                        LegacyLayer.macro(
                                macro.replace("getDir(\"temp\")", "\"" + folder + "/\"") + "\nreturn \"reached\";\n"));
                assertFalse(((Cancelable) fiji.last()).isCanceled(), macro);
            }
        }
        assertTrue(Files.exists(folder.resolve("lesions/trained/lesionlite-isic2017.zip")));
    }
}
