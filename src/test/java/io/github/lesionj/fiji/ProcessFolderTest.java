// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

class ProcessFolderTest extends CommandTestBase {

    private static final int PICTURES = 200;

    @TempDir
    private Path folder;

    @AfterEach
    void forgetEscape() {
        IJ.resetEscape();
    }

    @Test
    void escapeEndsItWithTheTableOfThoseThatAreDone() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("moles"));
        Path first = pictures.resolve("mole 1.png");
        ImageFile.writePng(
                first, Phantom.draw(Phantom.Options.DEFAULT.withSize(80, 60)).image());
        for (int i = 2; i <= PICTURES; i++) Files.copy(first, pictures.resolve("mole " + i + ".png"));
        Path output = folder.resolve("results");
        Future<CommandModule> running = begin(pictures, output);
        while (masks(output) == 0 && !running.isDone()) Thread.sleep(5);
        IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        CommandModule ended = running.get();
        assertTrue(((Cancelable) ended).isCanceled());
        long masks = masks(output);
        assertTrue(masks >= 1 && masks < PICTURES, masks + " masks");
        assertEquals(
                1 + masks, Files.readAllLines(output.resolve("lesions.csv")).size());
    }

    @Test
    void picturesStandUprightAndMasksComeInFurtherKinds() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("phone"));
        Files.copy(Path.of("src/test/resources/reference/orientations/6.png"), pictures.resolve("mole.png"));
        Path output = folder.resolve("results");
        CommandModule ended = begin(
                        pictures, output, "command", "segment", "upright", true, "write", "ome-tiff, dicom-seg")
                .get();
        assertEquals(1, ended.getOutput("done"));
        var mask = MaskFile.read(output.resolve("mole_segmentation.png"));
        assertArrayEquals(new long[] {16, 24}, mask.dimensionsAsLongArray());
        assertArrayEquals(Pixels.bits(mask), Pixels.bits(MaskFile.read(output.resolve("mole_segmentation.ome.tif"))));
        assertTrue(Files.exists(output.resolve("mole_segmentation.dcm")));
    }

    @Test
    void eachSliceOfAStackIsAPictureAndPicturesForPeopleMayBeJpeg() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("stacks"));
        Files.copy(Path.of("src/test/resources/reference/stacks/frames-jpeg.dcm"), pictures.resolve("mole.dcm"));
        Path output = folder.resolve("results");
        CommandModule ended = begin(pictures, output, "pictures", "jpeg").get();
        assertEquals(3, ended.getOutput("done"));
        for (int slice = 1; slice <= 3; slice++) {
            assertTrue(Files.exists(output.resolve("mole-slice" + slice + "_segmentation.png")));
            assertTrue(Files.exists(output.resolve("mole-slice" + slice + "_overlay.jpg")));
            assertFalse(Files.exists(output.resolve("mole-slice" + slice + "_overlay.png")));
        }
    }

    private Future<CommandModule> begin(Path pictures, Path output, Object... more) {
        Object[] folders = {"input", pictures.toString(), "output", output.toString()};
        Object[] inputs = Stream.concat(Stream.of(folders), Stream.of(more)).toArray();
        return context.service(CommandService.class).run(ProcessFolder.class, true, inputs);
    }

    private static long masks(Path output) throws IOException {
        if (!Files.isDirectory(output)) return 0;
        try (var files = Files.list(output)) {
            return files.filter(file -> file.toString().endsWith("_segmentation.png"))
                    .count();
        }
    }
}
