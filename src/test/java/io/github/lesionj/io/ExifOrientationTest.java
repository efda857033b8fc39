// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Orientation;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How cameras were held, against Pillow's {@code exif_transpose} ({@code src/test/reference/orientations.py}). */
class ExifOrientationTest {

    private static final Path FILES = Path.of("src/test/resources/reference/orientations");
    private static final PictureChoice UPRIGHT = PictureChoice.STANDARD.upright(true);

    static List<String> rows() throws IOException {
        return Files.readAllLines(FILES.resolve("expected.csv"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void uprightPicturesAreAsOthersShowThem(String row) throws IOException {
        String[] cells = row.split(",");
        Path file = FILES.resolve(cells[0]);
        assertEquals(Orientation.of(cells[0].charAt(0) - '0'), ExifOrientation.of(file));
        check(ImageOpener.open(file, UPRIGHT), cells);
        try (LargePicture large = LargePicture.open(file, UPRIGHT)) {
            check(large.source(), cells);
        }
        assertEquals(24, ImageOpener.open(file).image().dimension(0), "as stored");
    }

    private static void check(SourceImage picture, String[] cells) {
        assertEquals(Integer.parseInt(cells[1]), picture.image().dimension(0));
        int[] argb = Pixels.argb(picture.image());
        assertEquals(cells[2].length() / 6, argb.length);
        for (int i = 0; i < argb.length; i++) {
            int wanted = Integer.parseInt(cells[2], 6 * i, 6 * i + 6, 16);
            for (int shift = 0; shift < 24; shift += 8)
                assertTrue(
                        Math.abs((argb[i] >> shift & 0xff) - (wanted >> shift & 0xff)) <= 2,
                        String.format("pixel %d is %06x, not %06x", i, argb[i] & 0xffffff, wanted));
        }
    }

    @Test
    void whoDoesNotSayIsUpright() {
        assertEquals(Orientation.UPRIGHT, ExifOrientation.of(Path.of("README.md")));
        assertEquals(Orientation.UPRIGHT, ExifOrientation.of(Path.of("no-such-file.jpg")));
        assertEquals(Orientation.UPRIGHT, Orientation.of(0));
        assertEquals(Orientation.UPRIGHT, Orientation.of(9));
    }
}
