// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.JavaMemory;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** LesionJ's command line: one sub-command per class of this package. */
@Command(
        name = "lesionj",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds, measures and classifies lesions in dermoscopy images. A research tool, no medical device.",
        footer = {"", "Exit codes: 0 done; 1 some inputs failed; 2 nothing was begun, because of wrong usage or a model or "
                + "device that cannot be used; 130 interrupted.", "'lesionj COMMAND --help' says more."})
public final class Main {

    static final int DONE = 0;
    static final int SOME_FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int INTERRUPTED = 130;

    private Main() {}

    /** Runs one command and ends the Java process with its exit code. */
    public static void main(String[] args) {
        // Without a logger on the class path slf4j would greet every call with three lines.
        if (System.getProperty("slf4j.internal.verbosity") == null) System.setProperty("slf4j.internal.verbosity", "ERROR");
        Console console = new Console(System.err, Boolean.getBoolean("lesionj.terminal"));
        Session session = new Session(System.out, console, ModelSource.STORE, Interrupt.listen(console),
                "lesionj " + String.join(" ", args));
        System.exit(run(session, args));
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    static int run(Session session, String... args) {
        try {
            return commandLine(session).execute(args);
        } catch (OutOfMemoryError e) {
            session.console().say("There is not enough memory; " + JavaMemory.MORE);
            return SOME_FAILED;
        }
    }

    /** @return the parser, knowing all sub-commands */
    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new AnalyzeCommand(session))
                .addSubcommand(new SegmentCommand(session))
                .addSubcommand(new ClassifyCommand(session))
                .addSubcommand(new EvaluateCommand(session))
                .addSubcommand(new EvaluateSegmentationCommand(session))
                .addSubcommand(new EvaluateClassificationCommand(session))
                .addSubcommand(new CheckDataCommand(session))
                .addSubcommand(new TrainCommand(session))
                .addSubcommand(new CrossValidateCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new SampleCommand(session))
                .addSubcommand(new ModelsCommand(session))
                .addSubcommand(new ImportWeightsCommand(session))
                .addSubcommand(new DoctorCommand(session));
        line.setOut(new PrintWriter(session.out(), true));
        line.setParameterExceptionHandler((e, arguments) -> refuseUsage(session, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> explain(session, e));
        return line;
    }

    private static int refuseUsage(Session session, ParameterException e) {
        session.console().say(e.getMessage());
        session.console().say("'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' says more");
        return WRONG_USAGE;
    }

    private static int explain(Session session, Exception e) throws Exception {
        session.console().say(e.getMessage());
        if (e instanceof UserException) return WRONG_USAGE;
        if (e instanceof IOException) return SOME_FAILED;
        throw e;
    }
}
