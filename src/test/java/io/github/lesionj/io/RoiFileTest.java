// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.process.ColorProcessor;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoiFileTest {

    @TempDir
    Path folder;

    private Path save(Roi roi, String name) throws IOException {
        Path file = folder.resolve(name);
        RoiEncoder.save(roi, file.toString());
        return file;
    }

    private static byte[] read(Path file) throws IOException {
        return Pixels.bits(RoiFile.read(file, 6, 3));
    }

    @Test
    void aRectangleIsFilled() throws IOException {
        assertArrayEquals(
                new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0},
                read(save(new Roi(1, 1, 3, 2), "a.roi")));
    }

    @Test
    void aHoleStaysOpen() throws IOException {
        Roi ring = new ShapeRoi(new Roi(0, 0, 5, 3)).not(new ShapeRoi(new Roi(1, 1, 3, 1)));
        assertArrayEquals(
                new byte[] {1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0}, read(save(ring, "ring.roi")));
    }

    @Test
    void aRoiThatReachesBeyondThePictureIsCut() throws IOException {
        assertArrayEquals(
                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1},
                read(save(new Roi(4, 2, 50, 50), "far.roi")));
    }

    @Test
    void theAreasOfASetAreJoined() throws IOException {
        Path set = folder.resolve("RoiSet.zip");
        try (OutputStream out = Files.newOutputStream(set);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Roi roi : new Roi[] {new Roi(0, 0, 1, 1), new Line(0, 0, 5, 2), new Roi(5, 2, 1, 1)}) {
                zip.putNextEntry(new ZipEntry(roi.getTypeAsString() + roi.getXBase() + ".roi"));
                zip.write(RoiEncoder.saveAsByteArray(roi));
            }
        }
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, read(set));
    }

    /** As macOS zips a set again, and as some programs name the ROIs. */
    @Test
    void setsZippedAgainAndEndingsInCapitalsAreRead() throws IOException {
        Path inner = folder.resolve("RoiSet.zip"), outer = folder.resolve("again.zip"), odd = folder.resolve("odd.zip");
        byte[] roi = RoiEncoder.saveAsByteArray(new Roi(0, 0, 1, 1));
        zip(inner, "0001.roi", roi);
        zip(outer, "__MACOSX/._0001.roi", new byte[] {0, 5, 22, 7}, "RoiSet.zip", Files.readAllBytes(inner));
        zip(odd, "rois/0001.ROI", roi, "rois/._0001.ROI", new byte[] {0, 5, 22, 7});
        byte[] expected = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(expected, read(outer));
        assertArrayEquals(expected, read(odd));
        assertArrayEquals(expected, read(Files.write(folder.resolve("a.ROI"), roi)));
    }

    private static void zip(Path file, Object... namesAndBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
    }

    @Test
    void selectionAndOverlayOfATiffAreJoined() throws IOException {
        ImagePlus picture = new ImagePlus("p", new ColorProcessor(6, 3));
        picture.setRoi(new Roi(0, 0, 1, 1));
        Overlay overlay = new Overlay(new Roi(5, 2, 1, 1));
        overlay.add(new TextRoi(0, 0, "nevus"));
        picture.setOverlay(overlay);
        Path file = folder.resolve("p.tif");
        new FileSaver(picture).saveAsTiff(file.toString());
        assertTrue(RoiFile.isInside(file));
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, read(file));
    }

    @Test
    void aLineIsNoLesion() throws IOException {
        Path file = save(new Line(0, 0, 5, 2), "line.roi");
        String message = assertThrows(IOException.class, () -> read(file)).getMessage();
        assertEquals(
                file + " encloses no area; outline the lesion with a polygon, freehand or oval selection", message);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        for (byte[] bytes : new byte[][] {
            {},
            {'I', 'o', 'u', 't', 0, 0, 7},
            "Iout".repeat(30).getBytes(StandardCharsets.UTF_8),
            "PK".getBytes(StandardCharsets.UTF_8)
        }) {
            Path file = Files.write(folder.resolve("bad.roi"), bytes);
            String message = assertThrows(IOException.class, () -> read(file)).getMessage();
            assertTrue(message.startsWith(file.toString()), message);
        }
    }
}
