// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts a process of its own and asks it to end, as Ctrl-C and batch systems do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send signals there")
class InterruptTest extends CommandLineTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "TERM TERM", "HUP"})
    void endsAfterTheImageInWorkWithATableOfWhatIsDone(String signals) throws Exception {
        assumeFalse(
                signals.equals("HUP") && ignoresHangups(),
                "this process was started with nohup, and so are its children");
        for (int i = 0; i < 60; i++) draw("in/" + (100 + i) + ".png", 10, 5);
        Process process = start(
                "classify", file("in").toString(), "--output", file("c.csv").toString());
        signalAtWork(process, signals.split(" "));
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

    @Test
    void whatHasNothingToKeepEndsAtOnce() throws Exception {
        Process process = start("doctor");
        signalAtWork(process, "TERM");
        assertEquals(130, process.exitValue(), Files.readString(file("err")));
    }

    @Test
    void workInHandThatDoesNotEndIsGivenUpButWhatIsDoneIsKept() {
        Interrupt interrupt = interrupt(Thread.currentThread(), Duration.ofMillis(50));
        try (StopWish.Part part = interrupt.begin(() -> heard.add("kept"))) {
            interrupt.stop();
        }
        assertTrue(interrupt.getAsBoolean());
        assertEquals(List.of("kept", "halt 130"), heard);
        assertFalse(Thread.interrupted());
    }

    @Test
    void workWithNothingToKeepIsInterrupted() {
        AtomicReference<Interrupt> interrupt = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                heard.add("interrupted");
                interrupt.get().end();
            }
        });
        interrupt.set(interrupt(worker, Duration.ofMinutes(1)));
        interrupt.get().begin(() -> heard.add("kept")).close();
        worker.start();
        interrupt.get().stop();
        assertEquals(List.of("interrupted", "halt 130"), heard);
    }

    @Test
    void afterItsEndTheProcessKeepsItsOwnExitCode() {
        Interrupt interrupt = interrupt(Thread.currentThread(), Duration.ofMinutes(1));
        interrupt.end();
        interrupt.stop();
        assertFalse(interrupt.getAsBoolean());
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "models", "evaluate --truth @truth --predictions @truth --output @out"})
    void interruptedMeans130WhateverTheWorkCameTo(String call) throws IOException {
        draw("truth/a_segmentation.png", 10, 5);
        stop = () -> true;
        assertEquals(130, run(call.split(" ")).code());
    }

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private Interrupt interrupt(Thread worker, Duration patience) {
        return new Interrupt(
                new Console(new PrintStream(OutputStream.nullOutputStream()), false),
                worker,
                patience,
                code -> heard.add("halt " + code));
    }

    private static boolean ignoresHangups() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return Long.parseUnsignedLong(ignored.substring(7).strip(), 16) % 2 == 1;
    }

    private static void signalAtWork(Process process, String... signals) throws Exception {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (!out.readLine().equals("at work"))
                ;
            for (String signal : signals) {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor();
                Thread.sleep(50);
            }
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it did not end");
        }
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                SlowMain.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(file("err").toFile()).start();
    }
}
