// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Starts a process of its own and asks it to end, as Ctrl-C and batch systems do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
class InterruptTest extends CommandLineTestBase {

    @Test
    void endsAfterTheImageInWorkWithATableOfWhatIsDone() throws Exception {
        for (int i = 0; i < 60; i++) draw("in/" + (100 + i) + ".png", 10, 5);
        Process process = start("classify", file("in").toString(), "--output", file("c.csv").toString());
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.readLine();
            process.toHandle().destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it did not end");
        }
        List<String> lines = Files.readAllLines(file("c.csv"));
        String err = Files.readString(file("err"));
        assertAll(
                () -> assertEquals(130, process.exitValue(), err),
                () -> assertTrue(lines.size() >= 2 && lines.size() < 60, lines.size() + " lines"),
                () -> assertTrue(lines.get(1).startsWith("100,") && lines.get(1).split(",").length == 8, lines.get(1)),
                () -> assertTrue(err.contains("stopping after the work in hand"), err),
                () -> assertTrue(err.contains("of 60 images done") && err.contains(", interrupted;"), err),
                () -> assertEquals(List.of("c.csv", "err", "in"), list("")));
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), SlowMain.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(file("err").toFile()).start();
    }
}
