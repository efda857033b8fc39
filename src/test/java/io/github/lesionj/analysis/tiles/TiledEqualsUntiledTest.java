// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.ThresholdSegmenter;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of PyTorch find the same through tiles as without, where they can do both. */
class TiledEqualsUntiledTest {

    private static final int WIDTH = 800, HEIGHT = 640;

    @TempDir
    Path folder;

    /** A network that sees less far than a tile's unused border: two tiles of one scale with the whole picture. */
    @Test
    void aNetworkWithoutAViewOfTheWhole() throws IOException {
        Img<ARGBType> picture =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(WIDTH, HEIGHT)).image();
        try (Segmenter whole = open(WIDTH, HEIGHT);
                Segmenter tile = open(HEIGHT, HEIGHT)) {
            Segmentation untiled = whole.segment(picture);
            float[] sorted = Pixels.numbers(untiled.probability()).clone();
            Arrays.sort(sorted);
            double median = sorted[sorted.length / 2];
            ThresholdSegmenter cut = new ThresholdSegmenter(tile, median);
            TiledSegmentation tiled = new TiledSegmenter(cut, new TileOptions(HEIGHT, 0.75, 0, LesionProof.NONE))
                    .segment(picture, TileProgress.NONE);
            assertEquals(2, tiled.tiles());
            byte[] wanted = Pixels.bits(cut.postProcessing().everyPart().apply(untiled.probability()));
            byte[] given = Pixels.bits(tiled.mask());
            double both = 0, all = 0;
            for (int i = 0; i < wanted.length; i++) {
                both += wanted[i] & given[i];
                all += wanted[i] + given[i];
            }
            assertTrue(all > wanted.length / 2.0, "there is a mask: " + all);
            assertTrue(2 * both / all >= 0.999, "Dice " + 2 * both / all);
        }
    }

    private Segmenter open(int width, int height) throws IOException {
        Path zip = TinyModels.unet(folder.resolve(width + ".zip"), width, height, 7);
        return Segmenters.open(zip.toString(), Device.CPU);
    }

    /** The bundled network sees the whole of what it is shown, so that one tile is all that it can be compared in. */
    @Test
    void theBundledNetworkInOneTile() {
        Img<ARGBType> picture =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240)).image();
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, Device.CPU)) {
            TiledSegmentation tiled =
                    new TiledSegmenter(segmenter, TileOptions.of(320)).segment(picture, TileProgress.NONE);
            assertEquals(1, tiled.tiles());
            byte[] wanted = Pixels.bits(segmenter.segment(picture).mask());
            assertArrayEquals(wanted, Pixels.bits(tiled.mask()));
            assertEquals(1, tiled.lesions().size());
            assertTrue(tiled.lesions().get(0).evidence().contrast() > 5);
        }
    }
}
