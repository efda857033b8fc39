// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ForeignModels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live threshold, and the windows of Models... and Doctor..., in a real plain ImageJ. */
class BenchIT {

    @TempDir
    Path folder;

    @BeforeEach
    void needsWindow() {
        ImageJProcess.assumeDisplay();
    }

    @Test
    void whatTheWindowsDoTheirRecordedLinesDoToo() throws Exception {
        Path card = ForeignModels.segmenter(folder.resolve("model"), "segmenter.pt");
        String answer = ImageJProcess.run(folder, "bench", folder.toString());
        assertTrue(answer.startsWith("""
                smaller above
                as shown
                an oval
                run("Segment Lesion...", "segmenter=efficientnetlite0-unet-isic2017 device=auto threshold=0.6 within=selection stack=false manager=true mask=true probability=false");
                same
                run("Models...", "action=list");
                run("Models...", "action=import file=%1$s");
                run("Models...", "action=use model=elsewhere");
                run("Models...", "action=export model=elsewhere file=%2$s/out");
                run("Models...", "action=bundled");
                run("Models...", "action=delete model=elsewhere");
                bundled 3
                elsewhere: segmentation
                afterwards 3
                """.formatted(card, folder)), answer);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("out.zip")), Files.readAllBytes(folder.resolve("again.zip")));
        String doctor = answer.substring(answer.indexOf("LesionJ "));
        assertTrue(doctor.contains("\nResult     all as expected\n"), doctor);
        assertEquals("copied", doctor.substring(doctor.lastIndexOf('\n') + 1));
    }
}
