// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of cameras that were turned: their masks lie as the pictures do, as stored or upright. */
class UprightTest extends CommandLineTestBase {

    private static final int LEFT = 4, TOP = 6, WIDE = 10, HIGH = 5;

    /** Says in a PNG file how the camera was held: Exif's fields, big endian, with the one number. */
    private void turn(String name, int orientation) throws IOException {
        byte[] png = Files.readAllBytes(draw(name, WIDE, HIGH));
        byte[] exif = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        int header = 8 + 25;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.write(png, 0, header);
        out.writeInt(exif.length);
        byte[] chunk = new byte[4 + exif.length];
        System.arraycopy(new byte[] {'e', 'X', 'I', 'f'}, 0, chunk, 0, 4);
        System.arraycopy(exif, 0, chunk, 4, exif.length);
        CRC32 sum = new CRC32();
        sum.update(chunk);
        out.write(chunk);
        out.writeInt((int) sum.getValue());
        out.write(png, header, png.length - header);
        Files.write(file(name), all.toByteArray());
    }

    private Img<BitType> mask(String name) throws IOException {
        return MaskFile.read(file(name));
    }

    /** @return left, top, width and height of the lesion, and its pixels */
    private static List<Integer> box(Img<BitType> mask) {
        int width = (int) mask.dimension(0),
                left = width,
                top = (int) mask.dimension(1),
                right = -1,
                bottom = -1,
                area = 0;
        byte[] bits = Pixels.bits(mask);
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            area++;
            left = Math.min(left, i % width);
            right = Math.max(right, i % width);
            top = Math.min(top, i / width);
            bottom = Math.max(bottom, i / width);
        }
        return List.of(left, top, right - left + 1, bottom - top + 1, area);
    }

    /** Where a rectangle at (4, 6) of 10 x 5 in 40 x 30 pixels comes to lie, by hand: the rest is 26 to the right, 19 below. */
    private static List<Integer> upright(int orientation) {
        int right = 40 - LEFT - WIDE, below = 30 - TOP - HIGH, area = WIDE * HIGH;
        return switch (orientation) {
            case 1 -> List.of(LEFT, TOP, WIDE, HIGH, area);
            case 2 -> List.of(right, TOP, WIDE, HIGH, area);
            case 3 -> List.of(right, below, WIDE, HIGH, area);
            case 4 -> List.of(LEFT, below, WIDE, HIGH, area);
            case 5 -> List.of(TOP, LEFT, HIGH, WIDE, area);
            case 6 -> List.of(below, LEFT, HIGH, WIDE, area);
            case 7 -> List.of(below, right, HIGH, WIDE, area);
            default -> List.of(TOP, right, HIGH, WIDE, area);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void masksLieAsTheirPictures(int orientation) throws IOException {
        turn("mole.png", orientation);
        Run asStored = run("segment", "@mole.png", "--output", "@stored");
        assertEquals(0, asStored.code(), asStored.err());
        assertEquals(upright(1), box(mask("stored/mole_segmentation.png")));
        assertEquals(orientation != 1, asStored.err().contains("1 picture was read as stored"), asStored.err());
        Run turned = run("segment", "@mole.png", "--output", "@turned", "--upright");
        assertEquals(0, turned.code(), turned.err());
        assertFalse(turned.err().contains("as stored"), turned.err());
        Img<BitType> mask = mask("turned/mole_segmentation.png");
        assertArrayEquals(orientation < 5 ? new long[] {40, 30} : new long[] {30, 40}, mask.dimensionsAsLongArray());
        assertEquals(upright(orientation), box(mask));
    }

    @Test
    void tablesAndLargePicturesAreTurnedToo() throws IOException {
        turn("mole.png", 6);
        assertEquals(
                0, run("analyze", "@mole.png", "--output", "@out", "--upright").code());
        List<String> table = Files.readAllLines(file("out/lesions.csv"));
        List<String> names = List.of(table.get(0).split(",")),
                cells = List.of(table.get(1).split(","));
        for (var cell : Map.of("width", "30", "height", "40", "box_x", "19", "box_y", "4", "box_width", "5")
                .entrySet()) assertEquals(cell.getValue(), cells.get(names.indexOf(cell.getKey())), cell.getKey());
        Run large = run("segment-large", "@mole.png", "--output", "@large", "--upright", "--tile", "64");
        assertEquals(0, large.code(), large.err());
        assertEquals(upright(6), box(mask("large/mole_segmentation.png")));
    }

    @Test
    void anotherTurnIsAnotherSettingOfTheBatch() throws IOException {
        turn("mole.png", 6);
        assertEquals(0, run("segment", "@mole.png", "--output", "@out").code());
        Run second = run("segment", "@mole.png", "--output", "@out", "--upright");
        assertEquals(2, second.code());
        assertTrue(second.err().contains("picture was none and is [upright]"), second.err());
    }

    @Test
    void aMaskThatWasDrawnUprightIsHinted() throws IOException {
        turn("mole.png", 6);
        assertEquals(
                0,
                run("segment", "@mole.png", "--output", "@masks", "--upright").code());
        Run stored = run("measure", "@mole.png", "--output", "@out", "--masks", "@masks");
        assertEquals(1, stored.code());
        assertTrue(stored.err().contains("--upright"), stored.err());
        Run upright = run("measure", "@mole.png", "--output", "@out", "--masks", "@masks", "--upright", "--again");
        assertEquals(0, upright.code(), upright.err());
    }

    @Test
    void numbersCountFromOne() throws IOException {
        draw("mole.png", WIDE, HIGH);
        Run run = run("segment", "@mole.png", "--output", "@out", "--series", "-1");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--series counts from 1, so it cannot be -1"), run.err());
    }
}
