// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

class MainTest extends CommandLineTestBase {

    /** The line of each sub-command, for its help. */
    static Stream<CommandLine> commands() {
        Session session = new Session(
                System.out,
                new Console(System.err, false),
                new DarknessModels(),
                () -> false,
                BugLog.standard("lesionj"));
        return Main.commandLine(session).getSubcommands().values().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfAndItsOptions(CommandLine command) {
        Run help = run(command.getCommandName(), "--help");
        assertEquals(0, help.code(), help.err());
        assertTrue(help.out().startsWith("Usage: lesionj " + command.getCommandName()), help.out());
        for (ArgSpec argument : command.getCommandSpec().args())
            assertTrue(
                    Arrays.stream(argument.description())
                                    .mapToInt(String::length)
                                    .sum()
                            > 10,
                    () -> argument + " has no help text");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandRefusesAnUnknownOption(CommandLine command) {
        Run run = run(command.getCommandName(), "--no-such-option");
        assertAll(
                () -> assertEquals(2, run.code()),
                () -> assertTrue(
                        run.err().contains("lesionj: 'lesionj " + command.getCommandName() + " --help' says more"),
                        run.err()),
                () -> assertEquals("", run.out()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandCallsTheModelsAlike(CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (ModelStore.DEFAULT_SEGMENTER.equals(option.defaultValue()))
                assertTrue(List.of(option.names()).contains("--segmenter"), option.toString());
            if (ModelStore.DEFAULT_CLASSIFIER.equals(option.defaultValue()))
                assertTrue(List.of(option.names()).contains("--classifier"), option.toString());
        }
    }

    @Test
    void theFirstHelpNamesAllCommands() {
        Run help = run("--help");
        assertEquals(0, help.code());
        commands()
                .forEach(command ->
                        assertTrue(help.out().contains("\n  " + command.getCommandName() + " "), help.out()));
        assertTrue(help.out().contains("no medical"), help.out());
    }

    @Test
    void withoutACommandItSaysWhereHelpIs() {
        Run run = run();
        assertEquals(2, run.code());
        assertTrue(run.err().contains("'lesionj --help' says more"), run.err());
    }

    @Test
    void namesItsVersion() {
        Run run = run("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("LesionJ "), run.out());
        assertFalse(run.out().contains("null"), run.out());
    }

    @Test
    void aMissingInputIsWrongUsage() {
        Run run = run("segment", "@nowhere.jpg", "--output", "@out");
        assertEquals(2, run.code());
        assertEquals("lesionj: There is no file or folder " + file("nowhere.jpg") + System.lineSeparator(), run.err());
    }

    @Test
    void aBugHasAnExitCodeOfItsOwnAndALog() throws IOException {
        draw("in/a.png", 10, 8);
        Run run = runWith(failing("odd"), "segment", "@in", "--output", "@out");
        assertEquals(70, run.code(), run.err());
        assertTrue(
                run.err()
                        .contains(
                                "This is a bug of LesionJ (java.lang.IllegalStateException: odd): please report it with the file "
                                        + file("log")),
                run.err());
        assertEquals(1, list("log").size());
    }

    @Test
    void whatFailsBecauseTheProcessEndsIsNoBug() throws IOException {
        draw("in/a.png", 10, 8);
        stop = () -> true;
        Run run = runWith(failing("Shutdown in progress"), "segment", "@in", "--output", "@out");
        assertEquals(130, run.code());
        assertEquals("", run.err());
    }

    @Test
    void noNameSteersTheTerminal() {
        Run run = run("segment", "@a\u001b[31m\u202e.png", "--output", "@out");
        assertEquals(
                "lesionj: There is no file or folder " + file("a") + "\\u001b[31m\\u202e.png" + System.lineSeparator(),
                run.err());
    }

    private static ModelSource failing(String message) {
        return (ModelSource) Proxy.newProxyInstance(
                ModelSource.class.getClassLoader(), new Class<?>[] {ModelSource.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException(message);
                });
    }
}
