// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Json;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A recipe keeps showing the pictures that its model was trained on, whatever further ways of varying are added. The sums
 * were taken of the program that trained the first bundled models, with their recipes' ranges.
 */
class KnownVariationsTest {

    private static final String SEGMENTER = """
            {"flip": true, "rotation": 180, "scale": 0.3, "stretch": 0.1, "shift": 0.1,
             "brightness": 0.15, "contrast": 0.3, "saturation": 0.3, "hue": 15}""";
    private static final String CLASSIFIER = """
            {"flip": true, "rotation": 180, "scale": 0.25, "stretch": 0.1, "shift": 0.1,
             "brightness": 0.12, "contrast": 0.25, "saturation": 0.25, "hue": 8}""";

    @ParameterizedTest
    @CsvSource({"1, 2203944773", "2, 2265935061"})
    void theSegmentersPictures(long seed, long sum) {
        assertEquals(sum, checksum(SEGMENTER, 256, 192, seed));
    }

    @ParameterizedTest
    @CsvSource({"1, 960304898", "2, 773979815"})
    void theClassifiersPictures(long seed, long sum) {
        assertEquals(sum, checksum(CLASSIFIER, 128, 128, seed));
    }

    private static long checksum(String ranges, int width, int height, long seed) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(width, height));
        Example example = new Example("p", Pixels.argb(phantom.image()), Pixels.bits(phantom.mask()), 0);
        Example varied = new Augmenter(Json.read(ranges, Augmentation.class), width, height).vary(example, seed);
        ByteBuffer bytes = ByteBuffer.allocate(varied.argb().length * Integer.BYTES);
        bytes.asIntBuffer().put(varied.argb());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        crc.update(varied.mask());
        return crc.getValue();
    }
}
