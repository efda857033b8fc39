// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderImagesTest {

    @TempDir
    private Path folder;

    @Test
    void aMaskIsWrittenAsBlackAndWhiteAndReadAsItself() throws IOException {
        Img<BitType> mask = ArrayImgs.bits(3, 2);
        mask.getAt(0, 0).setOne();
        mask.getAt(2, 1).setOne();
        Path file = folder.resolve("mask.png");
        MaskFile.write(file, mask);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(BufferedImage.TYPE_BYTE_GRAY, picture.getType());
        assertArrayEquals(new int[] {255, 0, 0, 0, 0, 255}, picture.getRaster().getPixels(0, 0, 3, 2, (int[]) null));
        assertArrayEquals(Pixels.bits(mask), Pixels.bits(MaskFile.read(file)));
    }

    @Test
    void aMaskIsLesionAbove128() throws IOException {
        BufferedImage grey = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 128, 129, 255});
        Path file = folder.resolve("soft.png");
        ImageIO.write(grey, "png", file.toFile());
        assertArrayEquals(new byte[] {0, 0, 1, 1}, Pixels.bits(MaskFile.read(file)));
    }

    @Test
    void aPictureKeepsItsColours() throws IOException {
        int[] colours = {0xff010203, 0x00ffeedd, 0x80123456, 0xff000000};
        Path file = folder.resolve("picture.png");
        ImageFile.writePng(file, Pixels.image(colours, 2, 2));
        BufferedImage picture = ImageIO.read(file.toFile());
        assertArrayEquals(
                new int[] {0xff010203, 0xffffeedd, 0xff123456, 0xff000000}, picture.getRGB(0, 0, 2, 2, null, 0, 2));
    }

    @Test
    void aProbabilityMapFills16Bits() throws IOException {
        float[] map = {0, 1, 0.5f, 0.25f, -3, 7, Float.NaN, 1 / 65535f};
        Path file = folder.resolve("map.png");
        ProbabilityFile.write(file, Pixels.map(map, 4, 2));
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(BufferedImage.TYPE_USHORT_GRAY, picture.getType());
        assertArrayEquals(
                new int[] {0, 65535, 32768, 16384, 0, 65535, 0, 1},
                picture.getRaster().getPixels(0, 0, 4, 2, (int[]) null));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void theOutlineIsYellowOnDarkAndGrowsWithThePicture(int side) {
        Img<ARGBType> skin = ArrayImgs.argbs(side, side);
        skin.forEach(pixel -> pixel.set(0xffe0b0a0));
        Img<ARGBType> drawn = OutlineOverlay.draw(skin, new Roi(side / 4, side / 4, side / 2, side / 2));

        int yellow = 0;
        for (int x = 0; x < side / 2; x++) if (drawn.getAt(x, side / 2).get() == 0xffffe600) yellow++;
        assertEquals(side / 250.0, yellow, 1, "line width");
        assertEquals(0xffe0b0a0, drawn.getAt(side / 2, side / 2).get(), "inside is untouched");
        assertEquals(0xffe0b0a0, drawn.getAt(2, 2).get(), "outside is untouched");
        assertEquals(0xffe0b0a0, skin.getAt(side / 4, side / 2).get(), "the input is untouched");
    }

    @Test
    void holesAreOutlinedToo() {
        Img<ARGBType> skin = ArrayImgs.argbs(1000, 1000);
        ShapeRoi ring = new ShapeRoi(new Roi(200, 200, 600, 600)).not(new ShapeRoi(new Roi(400, 400, 200, 200)));
        Img<ARGBType> drawn = OutlineOverlay.draw(skin, ring);
        assertEquals(0xffffe600, drawn.getAt(500, 400).get());
        assertEquals(0xffffe600, drawn.getAt(500, 200).get());
    }

    @Test
    void theSmallestPictureHasAnOutline() {
        Img<ARGBType> drawn = OutlineOverlay.draw(ArrayImgs.argbs(1, 1), new Roi(0, 0, 1, 1));
        assertTrue((drawn.getAt(0, 0).get() & 0xffffff) != 0);
    }
}
