// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.PostProcessingSpec;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class TiledSegmenterTest {

    private static final int WIDTH = 500, HEIGHT = 330;

    /** Looks at each pixel by itself, so that tiles must not change what it finds. */
    private static final class Darkness implements Segmenter {
        private int looks;

        @Override
        public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image) {
            looks++;
            int[] argb = Pixels.argb(image);
            float[] map = new float[argb.length];
            for (int i = 0; i < map.length; i++) map[i] = 1 - (argb[i] >> 8 & 0xff) / 255f;
            Img<FloatType> probability = Pixels.map(map, (int) image.dimension(0), (int) image.dimension(1));
            return new Segmentation(probability, postProcessing().apply(probability));
        }

        @Override
        public PostProcessing postProcessing() {
            return PostProcessing.of(new PostProcessingSpec(
                    PostProcessingSpec.Method.FIXED, 0.5, 0.8, 0.5, PostProcessingSpec.Components.ALL, false));
        }

        @Override
        public ModelIdentity model() {
            return new ModelIdentity("darkness", "0".repeat(64));
        }

        @Override
        public String device() {
            return "cpu";
        }

        @Override
        public void close() {}
    }

    /** Light, with a noisy disc over several tiles, a ring, and a speck. */
    private static Img<ARGBType> picture() {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                double disc = Math.hypot(x - 180, y - 170), ring = Math.abs(Math.hypot(x - 400, y - 100) - 40);
                boolean dark = disc < 110 || ring < 6 || x > 490 && x < 494 && y == 300;
                int level = (dark ? 40 : 200) + (x * 7 + y * 13) % 20;
                argb[y * WIDTH + x] = 0xff000000 | level << 16 | level << 8 | level;
            }
        return Pixels.image(argb, WIDTH, HEIGHT);
    }

    @Test
    void tiledEqualsUntiledAndEachLesionHasItsOutline() {
        Img<ARGBType> picture = picture();
        byte[] whole = Pixels.bits(new Darkness().segment(picture).mask());
        Darkness segmenter = new Darkness();
        TiledSegmentation found = new TiledSegmenter(segmenter, new TileOptions(128, 0.25, 0.001, LesionProof.STANDARD))
                .segment(picture, TileProgress.NONE);
        assertEquals(found.tiles() + found.lesions().size(), segmenter.looks);
        assertTrue(found.tiles() >= 20, String.valueOf(found.tiles()));
        byte[] tiled = Pixels.bits(found.mask());
        for (int y = 60; y < 140; y++)
            for (int x = 360; x < 440; x++) if (Math.hypot(x - 400, y - 100) < 40) whole[y * WIDTH + x] = 1;
        for (int x = 490; x < 495; x++) whole[300 * WIDTH + x] = 0;
        assertArrayEquals(whole, tiled);
        assertEquals(2, found.lesions().size());
        TiledLesion ring = found.lesions().get(0), disc = found.lesions().get(1);
        assertEquals(new Region(355, 55, 91, 91), ring.box());
        assertEquals(new java.awt.Rectangle(71, 61, 219, 219), disc.outline().getBounds());
        long discPixels = 0;
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) if (Math.hypot(x - 180, y - 170) < 110) discPixels++;
        assertEquals(discPixels, disc.areaPixels());
        assertEquals(disc.areaPixels() + ring.areaPixels(), sum(tiled));
        assertEquals(320, disc.frame(picture).dimension(1), 20);
    }

    @Test
    void theOriginOfAPictureMakesNoDifference() {
        RandomAccessibleInterval<ARGBType> moved = Views.translate(picture(), -30, 1000);
        TiledSegmenter segmenter = new TiledSegmenter(new Darkness(), TileOptions.of(200));
        assertArrayEquals(
                Pixels.bits(segmenter.segment(picture(), TileProgress.NONE).mask()),
                Pixels.bits(segmenter.segment(moved, TileProgress.NONE).mask()));
    }

    @Test
    void aPictureOfOneTileIsTheSegmentersOwn() {
        TiledSegmentation found =
                new TiledSegmenter(new Darkness(), TileOptions.of(1024)).segment(picture(), TileProgress.NONE);
        assertEquals(1, found.tiles());
        assertEquals(3, found.lesions().size());
    }

    @Test
    void aBlankPictureAndOneOfTenPixels() {
        int[] skin = new int[300 * 200];
        Arrays.fill(skin, 0xffd0a090);
        TiledSegmenter segmenter = new TiledSegmenter(new Darkness(), TileOptions.of(64));
        assertEquals(
                0,
                segmenter
                        .segment(Pixels.image(skin, 300, 200), TileProgress.NONE)
                        .lesions()
                        .size());
        assertEquals(
                1,
                segmenter
                        .segment(Pixels.image(new int[100], 10, 10), TileProgress.NONE)
                        .lesions()
                        .size());
    }

    @Test
    void itStopsWhereItIsTold() {
        TiledSegmenter segmenter = new TiledSegmenter(new Darkness(), TileOptions.of(100));
        assertThrows(CancellationException.class, () -> segmenter.segment(picture(), (done, total) -> done < 2));
    }

    @Test
    void aTileShowsAsMuchSkinAsADermoscopyPicture() {
        assertEquals(1500, TileOptions.of(new PixelSize(0.01, 0.01, "mm")).size());
        assertEquals(300, TileOptions.of(new PixelSize(50, 50, "\u00b5m")).size());
        assertEquals(1024, TileOptions.of(PixelSize.UNCALIBRATED).size());
        assertThrows(UserException.class, () -> TileOptions.of(10));
    }

    private static long sum(byte[] bits) {
        long sum = 0;
        for (byte bit : bits) sum += bit;
        return sum;
    }
}
