// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.OutlineOverlay;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.util.Arrays;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitComparisonTest {

    private static Similarity move(double scale, double degrees) {
        return Similarity.about(scale, degrees, 240, 180, 246, 172);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 0.95, 25", "4, 1.3, 1, 90", "6, 1.35, 0.9, 160", "7, 0.8, 1, 10"})
    void aKnownGrowthIsMeasuredBetweenCalibratedPictures(long seed, double growth, double scale, double degrees) {
        GrownLesion known = GrownLesion.draw(seed, growth, move(scale, degrees)).calibrated(scale);
        VisitComparison fixed = VisitComparison.of(known.first(), known.second());
        assertAll(
                () -> assertEquals(100 * (growth * growth - 1), fixed.area().percent(), 1.5, "area"),
                () -> assertEquals(100 * (growth - 1), fixed.diameter().percent(), 1.5, "diameter"),
                () -> assertEquals(-degrees, fixed.toFirst().degrees(), 0.5),
                () -> assertEquals("mm", fixed.unit()));
    }

    /** What dominates both pictures has grown, and looks like a nearer camera: the skin around it knows better. */
    @ParameterizedTest
    @CsvSource({"3, 1, 0.95, 25", "5, 1.2, 1.05, -70", "1, 1.4, 1.14, 338", "7, 0.8, 1.2, 10"})
    void aKnownGrowthIsMeasuredByTheSkin(long seed, double growth, double scale, double degrees) {
        GrownLesion drawn = GrownLesion.draw(seed, growth, move(scale, degrees));
        VisitComparison free = VisitComparison.of(drawn.first(), drawn.second());
        assertAll(
                () -> assertEquals(ScaleSource.SKIN, free.scale()),
                () -> assertEquals(100 * (growth * growth - 1), free.area().percent(), 2, "area"),
                () -> assertEquals(100 * (growth - 1), free.diameter().percent(), 2, "diameter"),
                () -> assertEquals(
                        0, Math.IEEEremainder(degrees + free.toFirst().degrees(), 360), 0.3),
                () -> assertEquals(1 / scale, free.toFirst().scale(), 0.005),
                () -> assertEquals(Math.min(growth, 1 / growth), Math.sqrt(free.overlap()), 0.03),
                () -> assertEquals("pixel", free.unit()),
                () -> assertFalse(free.isCut()),
                () -> assertTrue(free.colourDistance() < 3, () -> "" + free.colourDistance()));
    }

    /** Where a lesion fills the picture nothing tells whether it grew or the camera came nearer, and nothing is claimed. */
    @Test
    void withoutSkinAndCalibrationNoSizeIsGiven() {
        GrownLesion drawn = GrownLesion.draw(5, 1, move(1.1, 20));
        Visit close = new Visit(drawn.first().picture(), everywhere()),
                other = new Visit(drawn.second().picture(), everywhere());
        VisitComparison visits = VisitComparison.of(close, other);
        assertAll(
                () -> assertEquals(ScaleSource.UNKNOWN, visits.scale()),
                () -> assertEquals(480 * 360, visits.area().first()),
                () -> assertTrue(Double.isNaN(visits.area().second())),
                () -> assertTrue(Double.isNaN(visits.area().percent())),
                () -> assertTrue(Double.isNaN(visits.diameter().percent())),
                () -> assertTrue(visits.registration().isSure()),
                () -> assertTrue(visits.scale().statement().startsWith("scale unknown")));
    }

    /** The lesion is all that both pictures show, and it grew: it tells the turn, and the pixel sizes tell the rest. */
    @Test
    void aGrownLesionThatFillsCalibratedPicturesIsTurnedByItself() {
        GrownLesion grown = GrownLesion.draw(2, 1.4, move(0.88, 277)).calibrated(0.88);
        Visit first = new Visit(grown.first().picture(), everywhere()),
                second = new Visit(grown.second().picture(), everywhere());
        VisitComparison visits = VisitComparison.of(first, second);
        assertAll(
                () -> assertEquals(ScaleSource.CALIBRATION, visits.scale()),
                () -> assertEquals(1 / 0.88, visits.toFirst().scale(), 1e-6),
                () -> assertEquals(0, Math.IEEEremainder(277 + visits.toFirst().degrees(), 360), 1),
                () -> assertEquals(
                        100 * (1 / (0.88 * 0.88) - 1), visits.area().percent(), 1e-6, "both pictures' whole areas"));
    }

    private static Img<BitType> everywhere() {
        byte[] bits = new byte[480 * 360];
        Arrays.fill(bits, (byte) 1);
        return Pixels.mask(bits, 480, 360);
    }

    @Test
    void pixelSizesThatContradictTheSkinAreRefused() {
        GrownLesion wrong = GrownLesion.draw(3, 1, move(1, 40)).calibrated(1.4);
        assertEquals(
                "By the pixel sizes of first and second the second is 0.71 times as large as the first, but by the skin on "
                        + "them 1.00 times: calibrate both again, or take the pixel sizes away",
                assertThrows(UserException.class, () -> VisitComparison.of(wrong.first(), wrong.second()))
                        .getMessage());
    }

    @Test
    void bothOutlinesLieOnTheFirstPicture() {
        GrownLesion drawn = GrownLesion.draw(4, 1.1, move(1, 90)).calibrated(1);
        VisitComparison visits = VisitComparison.of(drawn.first(), drawn.second());
        List<Roi> outlines = VisitPictures.outlines(visits);
        var both = VisitPictures.sideBySide(visits);
        double wide = outlines.get(0).getBounds().getWidth();
        assertAll(
                () -> assertEquals(2, outlines.size()),
                () -> assertEquals(OutlineOverlay.BLUE, outlines.get(0).getStrokeColor()),
                () -> assertEquals(OutlineOverlay.YELLOW, outlines.get(1).getStrokeColor()),
                () -> assertEquals(1.1 * wide, outlines.get(1).getBounds().getWidth(), 4),
                () -> assertEquals(960, both.dimension(0)),
                () -> assertEquals(360, both.dimension(1)));
    }

    @Test
    void picturesOfTwoLesionsAreRefused() {
        Visit one = GrownLesion.draw(8, 1, Similarity.IDENTITY).first();
        Visit other = GrownLesion.draw(9, 1, Similarity.IDENTITY).second();
        UserException e = assertThrows(UserException.class, () -> VisitComparison.of(one, other));
        assertTrue(
                e.getMessage()
                        .startsWith("first and second do not seem to show the same lesion: laid over each other "),
                e.getMessage());
    }

    @Test
    void aPictureWithoutALesionIsNamed() {
        Visit one = GrownLesion.draw(8, 1, Similarity.IDENTITY).first();
        Visit none = new Visit(
                new SourceImage("skin", one.picture().image(), one.picture().pixelSize()), ArrayImgs.bits(480, 360));
        assertEquals(
                "No lesion was found in skin: outline it by hand, or take another picture",
                assertThrows(UserException.class, () -> VisitComparison.of(one, none))
                        .getMessage());
    }

    @Test
    void changesAreDifferencesAndShares() {
        Change change = new Change(4, 5);
        assertEquals(1, change.difference());
        assertEquals(25, change.percent());
    }
}
