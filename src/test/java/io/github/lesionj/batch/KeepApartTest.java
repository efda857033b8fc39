// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that would take an input's place are refused, by whatever way they lead there. */
class KeepApartTest {

    @TempDir
    private Path folder;

    @Test
    void aResultOfAnInputsNameOrAllOtherWaysToIt() throws IOException {
        Path input = Files.writeString(folder.resolve("mole_overlay.png"), "x");
        Path link = Files.createSymbolicLink(folder.resolve("linked.png"), input);
        Path other = Files.createSymbolicLink(folder.resolve("elsewhere"), folder);
        for (Path result : List.of(input, link, other.resolve("mole_overlay.png"), folder.resolve("a/../linked.png"))) {
            UserException refusal = assertThrows(
                    UserException.class,
                    () -> OutputPlace.keepApart(List.of(input), List.of(folder.resolve("b.png"), result.normalize())));
            assertEquals(
                    "The result " + result.normalize() + " would overwrite the input " + input
                            + ": name another output",
                    refusal.getMessage());
        }
    }

    @Test
    void allElseIsLetThrough() throws IOException {
        Path input = Files.writeString(folder.resolve("mole_overlay.png"), "x");
        Files.createSymbolicLink(folder.resolve("broken.png"), folder.resolve("nowhere"));
        assertDoesNotThrow(() -> OutputPlace.keepApart(
                List.of(input, folder.resolve("missing.png")),
                List.of(
                        folder.resolve("broken.png"),
                        folder.resolve("missing.png"),
                        folder.resolve("new/mole_overlay.png"),
                        Path.of("/dev/stdout"))));
    }
}
