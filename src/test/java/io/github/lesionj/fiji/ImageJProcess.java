// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Plain ImageJ 1 with the packaged plugin, in a process and a window of its own; {@link ImageJSession} runs inside. */
final class ImageJProcess {

    private static final long SECONDS = 300;

    private ImageJProcess() {}

    /** Skips the test, and says so, where no window can be opened. */
    static void assumeDisplay() {
        if (GraphicsEnvironment.isHeadless())
            System.out.println("LesionJ: window test skipped, because there is no display");
        Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(), "there is no display");
    }

    /** @return the build folder, with the packaged {@code ImageJ} and {@code Fiji.app} */
    static Path build() {
        return Path.of(System.getProperty("lesionj.build", "target")).toAbsolutePath();
    }

    /**
     * Runs a session and waits for its end.
     *
     * @param folder  for its settings and its answer
     * @param session and its arguments, see {@link ImageJSession}
     * @return what the session answers
     */
    static String run(Path folder, String... session) throws IOException, InterruptedException {
        return runWith(build().resolve("ImageJ"), Path.of(System.getProperty("user.home"), ".djl.ai"), folder, session);
    }

    /** As {@link #run}, with another ImageJ folder, and with another folder in which DJL looks for PyTorch. */
    static String runWith(Path imageJ, Path djlCache, Path folder, String... session)
            throws IOException, InterruptedException {
        Path answer = folder.resolve("answer.txt");
        Path log = folder.resolve("imagej.log");
        Files.deleteIfExists(answer);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Duser.home=" + folder,
                "-DDJL_CACHE_DIR=" + djlCache,
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                jarOf(ij.IJ.class) + java.io.File.pathSeparator + jarOf(ImageJSession.class),
                ImageJSession.class.getName(),
                imageJ.toString(),
                answer.toString()));
        command.addAll(List.of(session));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("ImageJ did not end within " + SECONDS + " s:\n" + Files.readString(log));
        }
        if (process.exitValue() != 0 || !Files.exists(answer))
            throw new IOException("ImageJ ended with " + process.exitValue() + ":\n" + Files.readString(log));
        return Files.readString(answer);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
