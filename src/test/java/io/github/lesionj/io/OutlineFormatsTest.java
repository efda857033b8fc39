// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mask, selection, ROI file, ROI set and GeoJSON hold the same pixels. */
class OutlineFormatsTest {

    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    @TempDir
    Path folder;

    @Test
    void noiseSurvives() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            byte[] bits = new byte[WIDTH * HEIGHT];
            for (int i = 0; i < bits.length; i++) bits[i] = (byte) (random.nextInt(20) <= round % 20 ? 1 : 0);
            bits[random.nextInt(bits.length)] = 1;
            check(bits, WIDTH, HEIGHT);
        }
    }

    @Test
    void partsWithHolesAndIslandsSurvive() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            byte[] bits = new byte[WIDTH * HEIGHT];
            bits[random.nextInt(bits.length)] = 1;
            for (int blob = 0; blob < 6; blob++) {
                int x = random.nextInt(WIDTH), y = random.nextInt(HEIGHT), radius = 1 + random.nextInt(7);
                for (int i = 0; i < bits.length; i++)
                    if (Math.hypot(i % WIDTH - x, i / WIDTH - y) < radius) bits[i] = (byte) (1 - blob % 2);
            }
            bits[bits.length - 1] = 1;
            check(bits, WIDTH, HEIGHT);
        }
    }

    @Test
    void cornersThatTouchSurvive() throws IOException {
        for (String rows : List.of(
                "1",
                "10 01",
                "01 10",
                "111 101 111",
                "1111 1011 1101 1111",
                "111 101 110",
                "111 101 011",
                "011 101 111",
                "10101 01010 10101",
                "11111 10101 11011 10101 11111",
                "11111 10001 10101 10001 11111"))
            check(bits(rows), rows.indexOf(' ') < 0 ? 1 : rows.indexOf(' '), rows.split(" ").length);
    }

    private static byte[] bits(String rows) {
        String pixels = rows.replace(" ", "");
        byte[] bits = new byte[pixels.length()];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (pixels.charAt(i) - '0');
        return bits;
    }

    private void check(byte[] bits, int width, int height) throws IOException {
        Img<BitType> mask = Pixels.mask(bits, width, height);
        Roi outline = MaskOutline.of(mask).orElseThrow();
        ByteProcessor filled = new ByteProcessor(width, height);
        filled.setValue(1);
        filled.fill(outline);
        assertArrayEquals(bits, (byte[]) filled.getPixels(), "selection");
        Path roi = folder.resolve("a.roi"), set = folder.resolve("RoiSet.zip"), json = folder.resolve("a.geojson");
        RoiFile.write(roi, outline, "a");
        assertArrayEquals(bits, Pixels.bits(RoiFile.read(roi, width, height)), "ROI file");
        try (OutputStream out = Files.newOutputStream(set);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("lesion.roi"));
            zip.write(RoiEncoder.saveAsByteArray(outline));
            zip.putNextEntry(new ZipEntry("again.roi"));
            zip.write(RoiEncoder.saveAsByteArray(outline));
        }
        assertArrayEquals(bits, Pixels.bits(RoiFile.read(set, width, height)), "ROI set");
        GeoJson.write(json, RoiFile.read(roi, width, height), "a", Optional.empty());
        assertArrayEquals(bits, Pixels.bits(GeoJson.read(json, width, height)), "GeoJSON");
        checkRings(PixelEdges.of(mask), bits);
    }

    /** Each part has one ring that encloses it, no ring meets itself, and the areas add up. */
    private static void checkRings(List<List<List<PixelEdges.Corner>>> parts, byte[] bits) {
        long sum = 0;
        for (List<List<PixelEdges.Corner>> part : parts)
            for (List<PixelEdges.Corner> ring : part) {
                Set<PixelEdges.Corner> corners = new HashSet<>(ring);
                assertEquals(ring.size(), corners.size(), "a ring meets itself");
                long twice = 0;
                for (int i = 0; i < ring.size(); i++) {
                    PixelEdges.Corner from = ring.get(i), to = ring.get((i + 1) % ring.size());
                    assertTrue(from.x() == to.x() != (from.y() == to.y()), "along the pixels' edges");
                    twice += (long) from.x() * to.y() - (long) to.x() * from.y();
                }
                assertEquals(ring == part.get(0), twice > 0, "the first ring encloses, others are holes");
                sum += twice;
            }
        long area = 0;
        for (byte bit : bits) area += bit;
        assertEquals(2 * area, sum);
    }
}
