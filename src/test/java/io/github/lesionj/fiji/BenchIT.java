// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;
import ij.process.ByteProcessor;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.ForeignModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live threshold, and the windows of Models..., Doctor... and Review..., in a real plain ImageJ. */
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
                9 functions
                run("LesionJ Macro Extensions", "segmenter=efficientnetlite0-unet-isic2017 classifier=efficientnetlite0-ham10000,efficientnetlite0-ham10000-whole device=auto");
                0.000000
                """.formatted(card, folder)), answer);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("out.zip")), Files.readAllBytes(folder.resolve("again.zip")));
        String doctor = answer.substring(answer.indexOf("LesionJ "));
        assertTrue(doctor.contains("\nResult     all as expected\n"), doctor);
        assertTrue(doctor.endsWith("""
                copied
                run("Doctor...", "device=auto");
                same"""), doctor);
    }

    /** Pictures a to d with masks that were found; d is flagged. */
    private void writeResults() throws IOException {
        StringBuilder table = new StringBuilder("image,class,review,review_reason\n");
        for (String name : List.of("a", "b", "c", "d")) {
            Phantom phantom =
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(name.charAt(0)));
            ImageFile.writePng(folder.resolve("pictures/" + name + ".png"), phantom.image());
            MaskFile.write(folder.resolve("results/" + name + "_segmentation.png"), phantom.mask());
            table.append(name).append(name.equals("d") ? ",MEL,yes,the outline is unsure\n" : ",MEL,no,\n");
        }
        Files.writeString(folder.resolve("results/lesions.csv"), table);
    }

    @Test
    void aReviewGoesByKeysAndIsResumed() throws Exception {
        for (String name : List.of("pictures", "results")) Files.createDirectory(folder.resolve(name));
        writeResults();
        String[] seen = ImageJProcess.run(
                        folder,
                        "review",
                        folder.toString(),
                        Path.of("macros/review_folder.ijm").toAbsolutePath().toString())
                .split("\n");
        assertEquals(
                "run(\"Review...\", \"results=" + folder.resolve("results") + " pictures=" + folder.resolve("pictures")
                        + " show=all reviewer=ada\");",
                seen[0]);
        assertEquals("keys that ImageJ has: []", seen[1]);
        assertEquals("asked", seen[2]);
        assertTrue(seen[3].matches("2 of 4, 2 of 4 decided. Redrawn by ada at 2\\S*Z\\."), seen[3]);
        assertEquals("4 of 4, 2 of 4 decided. Not decided. Flagged: the outline is unsure", seen[4]);
        assertEquals("3 of 4, 3 of 4 decided. Not decided.", seen[5], "the recorded line goes on");
        assertEquals("60 x 40", seen[6], "the redrawn outline is shown again");
        assertTrue(seen[7].startsWith("1 of 4, 0 of 4 decided. Not decided."), seen[7]);
        assertEquals(
                5, Files.readAllLines(folder.resolve("analyzed/lesions.csv")).size());
        List<String> rows = Files.readAllLines(folder.resolve("results/review.csv"));
        assertTrue(rows.get(1).startsWith("a,accepted,MEL,MEL,ada,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("b,redrawn,NV,MEL,ada,"), "the next class: " + rows.get(2));
        assertTrue(rows.get(3).startsWith("d,rejected,,MEL,ada,"), rows.get(3));
        ByteProcessor oval = new ByteProcessor(160, 120);
        oval.setValue(1);
        oval.fill(new OvalRoi(40, 30, 60, 40));
        assertArrayEquals(
                (byte[]) oval.getPixels(),
                Pixels.bits(MaskFile.read(folder.resolve("results/reviewed/masks/b_segmentation.png"))));
        assertFalse(Files.exists(folder.resolve("results/reviewed/images/d.png")), "rejected");
    }
}
