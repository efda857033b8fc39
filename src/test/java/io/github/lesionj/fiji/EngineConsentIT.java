// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ImageJ into which only LesionJ's jars were copied, without PyTorch's library. */
class EngineConsentIT {

    @TempDir
    Path folder;

    private Path imageJ;

    @BeforeEach
    void copyWithoutPyTorch() throws IOException {
        ImageJProcess.assumeDisplay();
        imageJ = folder.resolve("ImageJ");
        Path whole = ImageJProcess.build().resolve("ImageJ");
        try (var files = Files.walk(whole)) {
            for (Path file : files.filter(file -> !file.toString().contains("pytorch-native"))
                    .toList()) Files.copy(file, imageJ.resolve(whole.relativize(file)));
        }
    }

    @Test
    void aMacroEndsWithASentence() throws Exception {
        Path macro = Files.writeString(folder.resolve("segment.ijm"), """
                run("Open Sample Image");
                run("Segment Lesion...", "mask=true");
                """);
        String answer = ImageJProcess.runWith(imageJ, folder.resolve("cache"), folder, "failing", macro.toString());
        assertTrue(answer.contains("PyTorch's library is not installed"), answer);
        assertTrue(answer.endsWith("images: 1"), answer);
    }

    @Test
    void aUserIsAskedBeforeAnythingIsDownloaded() throws Exception {
        String answer = ImageJProcess.runWith(imageJ, folder.resolve("cache"), folder, "refuse");
        assertTrue(answer.startsWith("LesionJ needs PyTorch"), answer);
        assertTrue(answer.contains("can download it once from publish.djl.ai"), answer);
        assertTrue(answer.contains("PYTORCH_LIBRARY_PATH"), answer);
        assertTrue(answer.contains("PyTorch's library is not installed"), "after refusing: " + answer);
    }
}
