// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a small repository of its own, with a {@code mvn} and a {@code java} that only take notes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "cat",
            "cksum",
            "cp",
            "find",
            "grep",
            "head",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "sort",
            "touch",
            "uname");

    private record Result(int code, String out, String err) {}

    @TempDir
    Path folder;

    private Path repository;
    private Path tools;
    private Path source;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectories(folder.resolve("my repository"));
        Files.copy(Path.of("lesionj"), repository.resolve("lesionj"));
        executable(repository.resolve("lesionj"));
        source = repository.resolve("src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) script(tool, "exec " + find(tool) + " \"$@\"");
        script(
                "java",
                "[ \"$2\" != -XX:ErrorFile=/dev/null ] || { echo 'openjdk version \"17.0.9\" 2023-10-17' >&2; exit 0; }",
                "for a in \"$@\"; do echo \"<$a>\"; done");
        script(
                "mvn",
                "echo build >> ../builds",
                "sleep 0.3",
                "mkdir -p target/lib",
                "echo jar > target/LesionJ_-1.0.jar",
                "echo sources > target/LesionJ_-1.0-sources.jar");
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
        Result first = launch("doctor", "two words");
        Result second = launch();
        assertAll(
                () -> assertEquals(0, first.code),
                () -> assertTrue(first.err.contains("lesionj: building"), first.err),
                () -> assertTrue(first.out.endsWith("lesionj.jar>\n<doctor>\n<two words>\n"), first.out),
                () -> assertEquals("jar\n", Files.readString(repository.resolve("target/lib/lesionj.jar"))),
                () -> assertEquals("", second.err),
                () -> assertEquals(1, builds()));
    }

    @Test
    void aChangedSourceBuildsAgain() throws Exception {
        launch();
        Thread.sleep(20);
        Files.writeString(source, "class A { int b; }");
        launch();
        assertEquals(2, builds());
    }

    @Test
    void aSourceThatIsOnlyTouchedDoesNot() throws Exception {
        launch();
        Thread.sleep(20);
        Files.writeString(source, Files.readString(source));
        assertEquals("", launch().err);
        assertEquals(1, builds());
    }

    @Test
    void aSourceFromTheFutureBuildsOnceUntilItChanges() throws Exception {
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(100_000)));
        launch();
        launch();
        assertEquals(1, builds());
        Files.writeString(repository.resolve("pom.xml"), "<project></project>");
        launch();
        assertEquals(2, builds());
    }

    @Test
    void aDeletedSourceBuildsAgain() throws Exception {
        launch();
        Thread.sleep(20);
        Files.delete(source);
        launch();
        assertEquals(2, builds());
    }

    @Test
    void aSourceThatChangesDuringTheBuildBuildsAgain() throws Exception {
        script(
                "mvn",
                "echo build >> ../builds",
                "sleep 0.1",
                "echo >> src/main/java/A.java",
                "mkdir -p target/lib",
                "echo jar > target/LesionJ_-1.0.jar");
        launch();
        launch();
        assertEquals(2, builds());
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("lj"), Path.of("../my repository/lesionj"));
        Result result = run(elsewhere, Map.of(), link.toString(), "models");
        assertEquals(0, result.code, result.err);
        assertTrue(result.out.contains("<" + repository.toRealPath() + "/target/lib/lesionj.jar>"), result.out);
    }

    @Test
    void worksThroughAChainOfLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("far/bin")),
                opt = Files.createDirectories(folder.resolve("opt"));
        Files.createSymbolicLink(opt.resolve("current"), Path.of("../my repository"));
        Files.createSymbolicLink(opt.resolve("-lj"), Path.of("current/lesionj"));
        Files.createSymbolicLink(bin.resolve("lesionj"), Path.of("../../opt/-lj"));
        for (String start : List.of("far/bin/lesionj", "./far/bin/../bin/lesionj", "opt/-lj")) {
            Result result = run(folder, Map.of(), start);
            assertEquals(0, result.code, result.err);
            assertTrue(result.out.contains("<" + repository.toRealPath() + "/target/lib/lesionj.jar>"), result.out);
        }
        assertEquals(1, builds());
    }

    @Test
    void worksFromItsOwnFolderAndWhereTheShellLooksForFolders() throws Exception {
        Files.createDirectories(folder.resolve("traps/my repository"));
        Map<String, String> environment =
                Map.of("CDPATH", folder.resolve("traps").toString());
        for (List<String> start :
                List.of(List.of("my repository/lesionj"), List.of("/bin/sh", "my repository/lesionj"))) {
            Result result = run(folder, environment, start.toArray(String[]::new));
            assertTrue(
                    result.out.contains("<" + repository.toRealPath() + "/target/lib/lesionj.jar>"),
                    result.out + result.err);
        }
        Result inside = run(repository, environment, "/bin/sh", "lesionj");
        assertTrue(
                inside.out.contains("<" + repository.toRealPath() + "/target/lib/lesionj.jar>"),
                inside.out + inside.err);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aColonInThePathIsHiddenFromJava() throws Exception {
        script(
                "java",
                "[ \"$2\" != -XX:ErrorFile=/dev/null ] || { echo 'openjdk version \"21\"' >&2; exit 0; }",
                "for a in \"$@\"; do jar=$a; done",
                "echo \"$jar $(cat \"$jar\")\"");
        Path odd = Files.move(repository, folder.resolve("a:b"));
        Result result = run(folder, Map.of(), odd.resolve("lesionj").toString());
        assertEquals("/proc/self/fd/9/lesionj.jar jar\n", result.out, result.err);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLocaleThatIsNotInstalledIsNone() throws Exception {
        script(
                "java",
                "[ \"$2\" != -XX:ErrorFile=/dev/null ] || { echo 'openjdk version \"21\"' >&2; exit 0; }",
                "echo \"$LC_ALL\"");
        script("locale", "[ \"$1\" = charmap ] && echo ANSI_X3.4-1968");
        assertEquals("C.UTF-8\n", run(folder, Map.of("LC_ALL", "xx_XX.UTF-8"), launcher()).out);
        script("locale", "[ \"$1\" = charmap ] && echo UTF-8");
        assertEquals("fa_IR.UTF-8\n", run(folder, Map.of("LC_ALL", "fa_IR.UTF-8"), launcher()).out);
        Files.delete(tools.resolve("locale"));
        assertEquals("C.UTF-8\n", run(folder, Map.of("LC_ALL", "C"), launcher()).out);
    }

    @Test
    void javaOptionsOfTheUserComeLast() throws Exception {
        Result result = run(folder, Map.of("LESIONJ_JAVA_OPTS", "-Xmx8g -Da=b"), launcher());
        assertTrue(result.out.contains("<-Xmx8g>\n<-Da=b>\n<-jar>"), result.out);
    }

    @Test
    void aFailedBuildShowsWhyAndIsTriedAgain() throws Exception {
        script("mvn", "echo build >> ../builds", "echo 'A.java is wrong'", "exit 1");
        Result first = launch();
        assertAll(
                () -> assertEquals(2, first.code),
                () -> assertTrue(first.err.contains("A.java is wrong"), first.err),
                () -> assertTrue(first.err.contains("lesionj: the build failed"), first.err),
                () -> assertEquals("", first.out));
        launch();
        assertEquals(2, builds());
    }

    @Test
    void twoFirstStartsBuildOnce() throws Exception {
        Process one = start(folder, Map.of(), "one", launcher());
        Process two = start(folder, Map.of(), "two", launcher());
        assertAll(
                () -> assertEquals(0, one.waitFor()),
                () -> assertEquals(0, two.waitFor()),
                () -> assertEquals(1, builds()),
                () -> assertFalse(Files.exists(repository.resolve("target/lesionj.lock"))));
    }

    @Test
    void theLockOfADeadBuildIsBroken() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        lock(host() + ":" + dead.pid());
        assertEquals(0, launch().code);
        lock(host() + ":" + dead.pid() + ":12345");
        assertEquals(0, launch().code);
        assertEquals(1, builds());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLockOfADeadBuildWhoseNumberIsUsedAgainIsBrokenAtOnce() throws Exception {
        lock(host() + ":" + ProcessHandle.current().pid() + ":12345");
        Files.createDirectories(repository.resolve("target/lesionj.lock.break"));
        Result result = launch();
        assertEquals(0, result.code, result.err);
        assertFalse(result.err.contains("waiting"), result.err);
        assertFalse(Files.exists(repository.resolve("target/lesionj.lock.break")));
    }

    @Test
    void aLockOfAnotherHostIsBrokenWhenItGivesNoSignOfLife() throws Exception {
        shortenSilence();
        lock("far:1:12345");
        Files.writeString(repository.resolve("target/lesionj.lock.beat"), "7");
        Result result = launch();
        assertEquals(0, result.code, result.err);
        assertTrue(result.err.contains("waiting for another start"), result.err);
        assertEquals(1, builds());
        assertFalse(Files.exists(repository.resolve("target/lesionj.lock"), LinkOption.NOFOLLOW_LINKS));
        assertFalse(Files.exists(repository.resolve("target/lesionj.lock.beat")));
    }

    @Test
    void aLockOfAnotherHostThatLivesIsWaitedFor() throws Exception {
        shortenSilence();
        lock("far:1:12345");
        Process start = start(folder, Map.of(), "run", launcher());
        for (int beat = 0; beat < 12; beat++) {
            Files.writeString(repository.resolve("target/lesionj.lock.beat"), String.valueOf(beat));
            Thread.sleep(400);
        }
        assertTrue(start.isAlive());
        Files.delete(repository.resolve("target/lesionj.lock"));
        assertEquals(0, start.waitFor());
    }

    @Test
    void whatIsNoLockDoesNotLock() throws Exception {
        Files.createDirectories(repository.resolve("target/lesionj.lock/inside"));
        assertEquals(0, launch().code);
        assertFalse(Files.exists(repository.resolve("target/lesionj.lock")));
    }

    @Test
    void aKilledBuildDoesNotBlockTheNext() throws Exception {
        script("mvn", "echo build >> ../builds", "exec sleep 30");
        Process first = start(folder, Map.of(), "first", launcher());
        while (!Files.exists(folder.resolve("builds"))) Thread.sleep(10);
        first.destroyForcibly().waitFor();
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        script("mvn", "echo build >> ../builds", "mkdir -p target/lib", "echo jar > target/LesionJ_-1.0.jar");
        Result second = launch();
        assertEquals(0, second.code, second.err);
        assertFalse(second.err.contains("waiting"), second.err);
    }

    @Test
    void aProgramThatCannotBeBuiltAgainStartsAsItIs() throws Exception {
        launch();
        Thread.sleep(20);
        Files.writeString(source, "class A { int b; }");
        Path target = repository.resolve("target");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(target), "this user may write everywhere");
        Result result = launch();
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(0, result.code, result.err);
        assertTrue(result.err.contains("starts as it was built, although its sources have changed"), result.err);
        assertEquals(1, builds());
    }

    @Test
    void itsLinesEndAsShellsNeedItWhateverGitIsSetTo() throws IOException {
        assertTrue(Files.readAllLines(Path.of(".gitattributes")).contains("* text=auto eol=lf"));
        assertFalse(Files.readString(Path.of("lesionj")).contains("\r"));
    }

    @Test
    void theJarSaysThatItLoadsNativeLibrariesSoThatNewerJavaDoesNotWarn() throws IOException {
        assertTrue(Files.readString(Path.of("pom.xml"))
                .contains("<Enable-Native-Access>ALL-UNNAMED</Enable-Native-Access>"));
    }

    private void lock(String holder) throws IOException {
        Files.createDirectories(repository.resolve("target"));
        Files.createSymbolicLink(repository.resolve("target/lesionj.lock"), Path.of(holder));
    }

    private void shortenSilence() throws IOException {
        Path script = repository.resolve("lesionj");
        Files.writeString(script, Files.readString(script).replace("SILENCE=20", "SILENCE=2"));
    }

    private static String host() throws IOException {
        return new String(
                        new ProcessBuilder("uname", "-n")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .trim();
    }

    @Test
    void tellsThatJavaIsMissing() throws Exception {
        Files.delete(tools.resolve("java"));
        assertRefusal(launch(), "Java is missing; install a JDK 17");
    }

    @Test
    void tellsThatJavaIsTooOld() throws Exception {
        script("java", "echo 'java version \"1.8.0_292\"' >&2");
        assertRefusal(launch(), "is Java 1, too old; install a JDK 17");
    }

    @Test
    void tellsWhyJavaDoesNotStart() throws Exception {
        script(
                "java",
                "echo '#' >&2",
                "echo '# There is insufficient memory for the Java Runtime Environment.' >&2",
                "exit 1");
        assertRefusal(
                launch(),
                "/java does not start (exit code 1): install a JDK 17 or later, or set JAVA_HOME to one. It says: "
                        + "There is insufficient memory for the Java Runtime Environment.");
        assertRefusal(
                run(folder, Map.of(), "/bin/sh", "-c", "ulimit -v 3000000; exec '" + launcher() + "'"),
                "/java does not start (exit code 1): its address space is limited to 3000000 kB here, so raise that limit (ulimit -v). It says: "
                        + "There is insufficient");
        script("java", "echo 'Unable to locate a Java Runtime.'");
        assertRefusal(
                launch(),
                "does not start (exit code 0): install a JDK 17 or later, or set JAVA_HOME to one. It says: Unable to locate");
    }

    @Test
    void tellsThatJavaHomeIsWrong() throws Exception {
        assertRefusal(
                run(folder, Map.of("JAVA_HOME", "/no/such/jdk"), launcher()),
                "JAVA_HOME is /no/such/jdk, but there is no bin/java");
    }

    @Test
    void tellsThatMavenIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));
        assertRefusal(launch(), "Maven is missing; install Maven");
    }

    private static void assertRefusal(Result result, String sentence) {
        assertAll(
                () -> assertEquals(2, result.code),
                () -> assertTrue(result.err.contains("lesionj: ") && result.err.contains(sentence), result.err),
                () -> assertEquals(1, result.err.lines().count(), result.err));
    }

    private String launcher() {
        return repository.resolve("lesionj").toString();
    }

    private long builds() throws IOException {
        try (var lines = Files.lines(folder.resolve("builds"))) {
            return lines.count();
        }
    }

    private Result launch(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(List.of(arguments));
        return run(folder, Map.of(), command.toArray(String[]::new));
    }

    private Result run(Path directory, Map<String, String> environment, String... command) throws Exception {
        Process process = start(directory, environment, "run", command);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher did not end");
        return new Result(
                process.exitValue(),
                Files.readString(folder.resolve("run.out")),
                Files.readString(folder.resolve("run.err")));
    }

    private Process start(Path directory, Map<String, String> environment, String name, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void script(String name, String... lines) throws IOException {
        Files.writeString(tools.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        executable(tools.resolve(name));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path find(String tool) {
        return List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool)).stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
