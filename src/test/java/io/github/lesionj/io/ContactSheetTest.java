// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

    private static final int RED = 0xffc83c28, BLUE = 0xff2040c0, WHITE = 0xffffffff;

    @TempDir
    private Path folder;

    @Test
    void picturesAreFittedAndCentredRowByRow() throws IOException {
        Path file = folder.resolve("docs/sheet.png");
        ContactSheet.write(
                file,
                List.of(
                        new ContactSheet.Tile("", flat(400, 300, RED)),
                        new ContactSheet.Tile("", flat(100, 300, BLUE)),
                        new ContactSheet.Tile("", flat(2, 1, RED))),
                2,
                80);
        BufferedImage sheet = ImageIO.read(file.toFile());
        assertEquals(2 * 86 + 6, sheet.getWidth());
        assertEquals(2 * 84 + 6, sheet.getHeight());
        assertEquals(WHITE, sheet.getRGB(5, 5));
        assertEquals(RED, sheet.getRGB(6, 6));
        assertEquals(RED, sheet.getRGB(85, 65));
        assertEquals(WHITE, sheet.getRGB(86, 66));
        assertEquals(BLUE, sheet.getRGB(92 + 30, 6));
        assertEquals(BLUE, sheet.getRGB(92 + 49, 65));
        assertEquals(WHITE, sheet.getRGB(92 + 29, 30));
        assertEquals(WHITE, sheet.getRGB(92 + 50, 30));
        assertEquals(RED, sheet.getRGB(6, 90 + 10));
        assertEquals(WHITE, sheet.getRGB(6, 90 + 9));
    }

    @Test
    void aLabelStaysBelowItsPictureAndWithinItsCell() {
        BufferedImage sheet = ContactSheet.draw(
                List.of(
                        new ContactSheet.Tile("ISIC_0000001 and much more than fits", flat(80, 60, RED)),
                        new ContactSheet.Tile("", flat(80, 60, RED))),
                5,
                80);
        int ink = 0;
        for (int y = 0; y < sheet.getHeight(); y++)
            for (int x = 0; x < sheet.getWidth(); x++) {
                boolean below = y >= 66 && y < 84;
                if (below && x >= 6 && x < 86 && (sheet.getRGB(x, y) & 0xff) < 128) ink++;
                else if (below && x >= 88) assertEquals(WHITE, sheet.getRGB(x, y));
            }
        assertTrue(ink > 40 && ink < 600, "dark pixels: " + ink);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        List<ContactSheet.Tile> one = List.of(new ContactSheet.Tile("", flat(1, 1, RED)));
        assertThrows(IllegalArgumentException.class, () -> ContactSheet.draw(List.of(), 1, 80));
        assertThrows(IllegalArgumentException.class, () -> ContactSheet.draw(one, 0, 80));
        assertThrows(IllegalArgumentException.class, () -> ContactSheet.draw(one, 1, 15));
    }

    private static Img<ARGBType> flat(int width, int height, int colour) {
        Img<ARGBType> image = ArrayImgs.argbs(width, height);
        image.forEach(pixel -> pixel.set(colour));
        return image;
    }
}
