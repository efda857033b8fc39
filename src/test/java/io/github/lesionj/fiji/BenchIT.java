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
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                10 functions
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

    /** A picture of 10 x 10 pixels, a tall one, and one in which no lesion was found. */
    private void writeOddResults() throws IOException {
        for (String name : List.of("bare", "tall", "tiny")) {
            int width = name.equals("bare") ? 160 : name.equals("tall") ? 60 : 10;
            int height = name.equals("bare") ? 120 : name.equals("tall") ? 1500 : 10;
            int[] skin = new int[width * height];
            Arrays.fill(skin, 0xffcca08c);
            byte[] mask = new byte[skin.length];
            if (!name.equals("bare"))
                for (int i = 0; i < mask.length; i++)
                    mask[i] = (byte) (Math.abs(i % width - width / 2) < width / 4 ? 1 : 0);
            ImageFile.writePng(folder.resolve("odd/pictures/" + name + ".png"), Pixels.image(skin, width, height));
            MaskFile.write(
                    folder.resolve("odd/results/" + name + "_segmentation.png"), Pixels.mask(mask, width, height));
        }
    }

    @Test
    void aReviewGoesByKeysAndIsResumed() throws Exception {
        for (String name : List.of("pictures", "results")) Files.createDirectory(folder.resolve(name));
        writeResults();
        writeOddResults();
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
        assertEquals("bare []", seen[8], "buttons that are cut off");
        assertEquals("No area is selected: outline the lesion with ImageJ's tools, or say No lesion (F3).", seen[9]);
        assertEquals("tall []", seen[10]);
        assertEquals("tiny []", seen[11]);
        byte[] drawn = Pixels.bits(MaskFile.read(folder.resolve("odd/results/reviewed/masks/tiny_segmentation.png")));
        for (int i = 0; i < 100; i++)
            assertEquals(new Rectangle(2, 3, 4, 5).contains(i % 10, i / 10) ? 1 : 0, drawn[i], "pixel " + i);
        assertArrayEquals(
                new byte[160 * 120],
                Pixels.bits(MaskFile.read(folder.resolve("odd/results/reviewed/masks/bare_segmentation.png"))));
    }
}
