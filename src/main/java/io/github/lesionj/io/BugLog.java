// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Where bugs of LesionJ leave their traces, for those who are to mend them. A process writes one file, whose name begins with
 * the day.
 *
 * @param folder for the files; made when it is needed
 * @param call   what the user asked for, such as the command line
 */
public record BugLog(Path folder, String call) {

    private static final long LARGEST = 5_000_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** @return the log in {@code ~/.lesionj/log}, or in the folder that the system property {@code lesionj.log} names */
    public static BugLog standard(String call) {
        String set = System.getProperty("lesionj.log");
        return new BugLog(
                set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".lesionj", "log"), call);
    }

    /**
     * Keeps what is known about a bug.
     *
     * @return one sentence that says what happened and which file to report
     */
    public String record(Throwable bug) {
        String what = "This is a bug of LesionJ (" + VisibleText.line(bug.toString()) + ")";
        try {
            return what + ": please report it with the file " + write(bug);
        } catch (IOException e) {
            bug.printStackTrace();
            return what + ": please report it with the lines above, as its log cannot be written (" + e.getMessage()
                    + ")";
        }
    }

    private synchronized Path write(Throwable bug) throws IOException {
        Path file = Files.createDirectories(folder)
                .resolve(LocalDateTime.now().format(DAY) + "-"
                        + ProcessHandle.current().pid() + ".txt");
        if (Files.exists(file) && Files.size(file) > LARGEST) return file;
        Files.writeString(
                file, text(bug), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return file;
    }

    private String text(Throwable bug) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println("time     " + LocalDateTime.now().format(TIME));
        lines.println("call     " + VisibleText.line(call));
        lines.println("LesionJ  "
                + Optional.ofNullable(BugLog.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)"));
        lines.println("Java     " + property("java.version") + " (" + property("java.vendor") + "), "
                + property("java.home"));
        lines.println("system   " + property("os.name") + " " + property("os.version") + " " + property("os.arch")
                + ", locale " + property("user.language") + "-" + property("user.country") + ", memory "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        lines.println("thread   " + Thread.currentThread().getName());
        bug.printStackTrace(lines);
        lines.println();
        return text.toString();
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
