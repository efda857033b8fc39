// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a small repository of its own, with a {@code mvn} and a {@code java} that only take notes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {

    private static final List<String> TOOLS = List.of("cat", "cp", "dirname", "find", "grep", "head", "ln", "ls", "mkdir",
            "mv", "readlink", "rm", "rmdir", "sed", "sleep", "touch", "uname");

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
        script("java", "[ \"$1\" != -version ] || { echo 'openjdk version \"17.0.9\" 2023-10-17' >&2; exit 0; }",
                "for a in \"$@\"; do echo \"<$a>\"; done");
        script("mvn", "echo build >> ../builds", "sleep 0.3", "mkdir -p target/lib", "echo jar > target/LesionJ_-1.0.jar",
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
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
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
        script("mvn", "echo build >> ../builds", "sleep 0.1", "touch src/main/java/A.java", "mkdir -p target/lib",
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
        Process dead = new ProcessBuilder("sh", "-c", "uname -n").start();
        String host = new String(dead.getInputStream().readAllBytes()).trim();
        dead.waitFor();
        Files.createDirectories(repository.resolve("target"));
        Files.createSymbolicLink(repository.resolve("target/lesionj.lock"), Path.of(host + ":" + dead.pid()));
        assertEquals(0, launch().code);
        assertEquals(1, builds());
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
    void tellsThatJavaHomeIsWrong() throws Exception {
        assertRefusal(run(folder, Map.of("JAVA_HOME", "/no/such/jdk"), launcher()), "JAVA_HOME is /no/such/jdk, but there is no bin/java");
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
        return new Result(process.exitValue(), Files.readString(folder.resolve("run.out")), Files.readString(folder.resolve("run.err")));
    }

    private Process start(Path directory, Map<String, String> environment, String name, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile()).redirectError(folder.resolve(name + ".err").toFile());
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
        return List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool)).stream().filter(Files::exists).findFirst().orElseThrow();
    }
}
