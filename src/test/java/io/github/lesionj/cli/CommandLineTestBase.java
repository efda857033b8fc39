// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.BugLog;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command line in this process, in a folder of its own, with {@link DarknessModels}. */
abstract class CommandLineTestBase {

    /** How a call ended. */
    record Run(int code, String out, String err) {}

    @TempDir
    Path folder;

    final DarknessModels models = new DarknessModels();

    /** The wish to stop, asked before each image. */
    BooleanSupplier stop = () -> false;

    /** Runs a call whose words starting with "@" are files in the test's folder. */
    Run run(String... words) {
        return runWith(models, words);
    }

    /** As {@link #run}, with other models. */
    Run runWith(ModelSource source, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(err, true, StandardCharsets.UTF_8), false);
        String[] arguments = Arrays.stream(words)
                .map(w -> w.startsWith("@") ? file(w.substring(1)).toString() : w)
                .toArray(String[]::new);
        Session session = new Session(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                console,
                source,
                () -> stop.getAsBoolean(),
                new BugLog(file("log"), "lesionj " + String.join(" ", arguments)));
        int code = Main.run(session, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Draws a dark rectangle of the given size on light ground, 40 x 30 pixels, at (4, 6). */
    Path draw(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0xf0d0c0));
        graphics.fillRect(0, 0, 40, 30);
        graphics.setColor(new Color(0x402010));
        graphics.fillRect(4, 6, width, height);
        graphics.dispose();
        return save(name, picture);
    }

    Path save(String name, BufferedImage picture) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
            throw new IOException("Java writes no " + name);
        return file;
    }

    /** @return the names of all files in a folder of the test but for journals, sorted */
    List<String> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(file(name))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> !f.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
