// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with MONAI's 32-bit figures; src/test/reference/evaluation_figures.py wrote them. */
class SurfaceDistanceTest {

    /** A pair of masks as rows of 0 and 1, and HD95 and average in pixels and in a unit. */
    record Case(
            String name,
            List<String> truth,
            List<String> prediction,
            double[] pixels,
            double[] spacing,
            double[] scaled) {}

    static Stream<Case> cases() throws Exception {
        try (Reader reader = new InputStreamReader(
                SurfaceDistanceTest.class.getResourceAsStream("/reference/surface-distances.json"),
                StandardCharsets.UTF_8)) {
            return Stream.of(new Gson().fromJson(reader, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void distancesAreThoseOfMonai(Case expected) {
        Img<BitType> truth = mask(expected.truth()), prediction = mask(expected.prediction());
        PixelSize size = new PixelSize(expected.spacing()[0], expected.spacing()[1], "mm");
        assertDistance(expected.pixels(), SurfaceDistance.of(truth, prediction, PixelSize.UNCALIBRATED));
        assertDistance(expected.pixels(), SurfaceDistance.of(prediction, truth, PixelSize.UNCALIBRATED));
        assertDistance(expected.scaled(), SurfaceDistance.of(truth, prediction, size));
    }

    /** By hand: 3 pixels across and 4 down. */
    @Test
    void twoPixelsLieAsFarApartAsTheirCentres() {
        Img<BitType> first = mask(List.of("1000", "0000", "0000", "0000", "0000"));
        Img<BitType> second = mask(List.of("0000", "0000", "0000", "0000", "0001"));
        assertEquals(new SurfaceDistance(5, 5), SurfaceDistance.of(first, second, PixelSize.UNCALIBRATED));
    }

    @Test
    void anEmptyMaskIsNowhere() {
        Img<BitType> empty = mask(List.of("000", "000")), pixel = mask(List.of("000", "010"));
        assertEquals(new SurfaceDistance(0, 0), SurfaceDistance.of(empty, empty, PixelSize.UNCALIBRATED));
        assertEquals(SurfaceDistance.NONE, SurfaceDistance.of(empty, pixel, PixelSize.UNCALIBRATED));
        assertEquals(SurfaceDistance.NONE, SurfaceDistance.of(pixel, empty, PixelSize.UNCALIBRATED));
    }

    @Test
    void pixelSizesAreTurnedIntoMillimetres() {
        assertEquals(Optional.of(new PixelSize(0.02, 0.03, "mm")), new PixelSize(20, 30, "\u00b5m").inMillimetres());
        assertEquals(Optional.of(new PixelSize(5, 5, "mm")), new PixelSize(0.5, 0.5, "cm").inMillimetres());
        assertFalse(PixelSize.UNCALIBRATED.inMillimetres().isPresent());
    }

    private static void assertDistance(double[] expected, SurfaceDistance distance) {
        assertEquals(expected[0], distance.hausdorff95(), 1e-5);
        assertEquals(expected[1], distance.average(), 1e-5);
    }

    private static Img<BitType> mask(List<String> rows) {
        String pixels = String.join("", rows);
        byte[] bits = new byte[pixels.length()];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (pixels.charAt(i) - '0');
        return Pixels.mask(bits, rows.get(0).length(), rows.size());
    }
}
