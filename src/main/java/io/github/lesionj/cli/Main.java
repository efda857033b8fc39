// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
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
        description =
                "Finds, measures and classifies lesions in dermoscopy images. A research tool, no medical device.",
        footer = {
            "",
            "Exit codes: 0 done; 1 some inputs failed, or a file cannot be written; 2 refused, because of wrong usage or "
                    + "a model or device that cannot be used; 70 a bug of LesionJ; 130 interrupted.",
            "'lesionj COMMAND --help' says more."
        })
public final class Main {

    static final int DONE = 0;
    static final int SOME_FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int BUG = 70;
    static final int INTERRUPTED = 130;

    private Main() {}

    /** Runs one command and ends the Java process with its exit code. */
    public static void main(String[] args) {
        // Without a logger on the class path slf4j would greet every call with three lines.
        if (System.getProperty("slf4j.internal.verbosity") == null)
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        run(ModelSource.STORE, args);
    }

    /** Runs one command and ends the Java process with its exit code. */
    static void run(ModelSource models, String... args) {
        Console console = new Console(System.err, Boolean.getBoolean("lesionj.terminal"));
        Interrupt interrupt = Interrupt.listen(console);
        BugLog bugs = BugLog.standard("lesionj " + String.join(" ", args));
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> console.say(Explanation.of(e, bugs).sentence()));
        int code = run(new Session(System.out, console, models, interrupt, bugs), args);
        interrupt.end();
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    static int run(Session session, String... args) {
        int code;
        try {
            code = commandLine(session).execute(args);
        } catch (Exception | Error e) {
            code = explain(session, e);
        }
        return session.stop().getAsBoolean() ? INTERRUPTED : code;
    }

    /** @return the parser, knowing all sub-commands */
    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new BatchCommand(session))
                .addSubcommand(new AnalyzeCommand(session))
                .addSubcommand(new SegmentCommand(session))
                .addSubcommand(new ClassifyCommand(session))
                .addSubcommand(new SegmentLargeCommand(session))
                .addSubcommand(new ExportMasksCommand(session))
                .addSubcommand(new MeasureCommand(session))
                .addSubcommand(new CalibrateCommand(session))
                .addSubcommand(new RemoveHairCommand(session))
                .addSubcommand(new ColourConstancyCommand(session))
                .addSubcommand(new MaskArtifactsCommand(session))
                .addSubcommand(new CompareVisitsCommand(session))
                .addSubcommand(new ExplainCommand(session))
                .addSubcommand(new MapUncertaintyCommand(session))
                .addSubcommand(new EvaluateCommand(session))
                .addSubcommand(new EvaluateSegmentationCommand(session))
                .addSubcommand(new EvaluateClassificationCommand(session))
                .addSubcommand(new MergeCommand(session))
                .addSubcommand(new CheckDataCommand(session))
                .addSubcommand(new TrainCommand(session))
                .addSubcommand(new CrossValidateCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new SampleCommand(session))
                .addSubcommand(new ModelsCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new NetworksCommand(session))
                .addSubcommand(new RecipesCommand(session))
                .addSubcommand(new ImportWeightsCommand(session))
                .addSubcommand(new DoctorCommand(session));
        line.setDefaultValueProvider(new DefaultModelOption());
        line.setOut(new PrintWriter(session.out(), true, Charset.defaultCharset()));
        line.setParameterExceptionHandler((e, arguments) -> refuseUsage(session, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> explain(session, e));
        return line;
    }

    private static int refuseUsage(Session session, ParameterException e) {
        if (e.getCause() instanceof ModelException choice) return explain(session, choice);
        session.console().say(e.getMessage());
        session.console().say("'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' says more");
        return WRONG_USAGE;
    }

    private static int explain(Session session, Throwable e) {
        // While Java shuts down, libraries that begin something fail for that alone.
        if (session.stop().getAsBoolean() && !(e instanceof UserException || e instanceof IOException))
            return INTERRUPTED;
        Explanation why = Explanation.of(e, session.bugs());
        session.console().say(why.sentence());
        return switch (why.kind()) {
            case USER -> WRONG_USAGE;
            case FILE, DISK_FULL, MEMORY -> SOME_FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case BUG -> BUG;
        };
    }
}
