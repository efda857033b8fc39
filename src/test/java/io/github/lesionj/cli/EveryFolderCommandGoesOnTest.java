// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands beside those of {@link BatchCommandTest} that work on folders: the same call goes on, another one is refused. */
class EveryFolderCommandGoesOnTest extends CommandLineTestBase {

    @ParameterizedTest
    @CsvSource({
        "measure, --lines, _measured.png",
        "remove-hair, --mask, _hairless.png",
        "mask-artifacts, --mask, _cleaned.png",
        "colour-constancy, --no-linear, _balanced.png",
        "calibrate, --overlay, _calibration.png"
    })
    void whatIsDoneIsNotDoneAgain(String command, String option, String ending) throws IOException {
        for (String name : new String[] {"a", "b"})
            ImageFile.writePng(
                    file("in/" + name + ".png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withRuler(true))
                            .image());
        boolean first = command.equals("measure") || command.equals("calibrate");
        String[] call = words(command, first ? option : null), other = words(command, first ? null : option);
        Run begin = run(call);
        assertTrue(begin.err().contains("2 of 2 images done"), begin.err());
        Files.delete(file("out/b" + ending));
        Run again = run(call);
        assertTrue(
                again.code() == 0
                        && again.err().contains("2 of 2 images done in ")
                        && again.err().contains(", 1 of them by an earlier call"),
                again.err());
        assertTrue(Files.exists(file("out/b" + ending)));
        Run changed = run(other);
        assertTrue(changed.code() == 2 && changed.err().contains("begun with other settings ("), changed.err());
    }

    private static String[] words(String command, String option) {
        String[] call = {command, "@in", "--output", "@out"};
        return option == null
                ? call
                : Stream.concat(Arrays.stream(call), Stream.of(option)).toArray(String[]::new);
    }

    @Test
    void aPictureThatVanishesIsSaidAndTheNextCallTakesIt() throws IOException {
        draw("in/a.png", 10, 5);
        draw("in/b.png", 10, 5);
        byte[] kept = Files.readAllBytes(file("in/b.png"));
        stop = () -> {
            try {
                Files.deleteIfExists(file("in/b.png"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return false;
        };
        Run gone = run("analyze", "@in", "--output", "@out");
        assertEquals(1, gone.code(), gone.err());
        assertTrue(gone.err().contains("b.png does not exist; please check the path"), gone.err());
        assertTrue(Files.readString(file("out/failures.csv")).contains("b.png does not exist"));
        assertEquals(2, Files.readAllLines(file("out/lesions.csv")).size());
        stop = () -> false;
        Files.write(file("in/b.png"), kept);
        Run again = run("analyze", "@in", "--output", "@out");
        assertTrue(again.code() == 0 && again.err().contains(", 1 of them by an earlier call"), again.err());
        assertTrue(Files.notExists(file("out/failures.csv")));
        assertEquals(3, Files.readAllLines(file("out/lesions.csv")).size());
    }
}
