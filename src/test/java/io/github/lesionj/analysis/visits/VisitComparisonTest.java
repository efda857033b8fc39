// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.OutlineOverlay;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitComparisonTest {

    private static Similarity move(double scale, double degrees) {
        return Similarity.about(scale, degrees, 240, 180, 246, 172);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 0.95, 25", "5, 1.1, 1.05, -70", "6, 1.35, 0.9, 160", "7, 0.8, 1, 10"})
    void aKnownGrowthIsMeasuredBetweenCalibratedPictures(long seed, double growth, double scale, double degrees) {
        GrownLesion known = GrownLesion.draw(seed, growth, move(scale, degrees)).calibrated(scale);
        VisitComparison fixed = VisitComparison.of(known.first(), known.second());
        assertAll(
                () -> assertEquals(100 * (growth * growth - 1), fixed.area().percent(), 1.5, "area"),
                () -> assertEquals(100 * (growth - 1), fixed.diameter().percent(), 1.5, "diameter"),
                () -> assertEquals(-degrees, fixed.toFirst().degrees(), 0.5),
                () -> assertEquals("mm", fixed.unit()));
    }

    /** What dominates both pictures has changed too much to lay them over each other. */
    @Test
    void aLargeGrowthMayBeRefused() {
        GrownLesion known = GrownLesion.draw(4, 1.3, move(1, 90)).calibrated(1);
        assertThrows(UserException.class, () -> VisitComparison.of(known.first(), known.second()));
    }

    /** Beyond, a lesion that fills the picture and grows evenly may pass for a nearer camera, as docs/visits.md says. */
    @ParameterizedTest
    @CsvSource({"3, 1, 0.95, 25", "5, 1.1, 1.05, -70", "6, 1.1, 0.9, 160", "7, 0.8, 1, 10"})
    void aSmallGrowthIsMeasuredWithTheScaleFound(long seed, double growth, double scale, double degrees) {
        GrownLesion drawn = GrownLesion.draw(seed, growth, move(scale, degrees));
        VisitComparison free = VisitComparison.of(drawn.first(), drawn.second());
        assertAll(
                () -> assertEquals(100 * (growth * growth - 1), free.area().percent(), 3, "area"),
                () -> assertEquals(-degrees, free.toFirst().degrees(), 0.3),
                () -> assertEquals(1 / scale, free.toFirst().scale(), 0.01),
                () -> assertEquals(Math.min(growth, 1 / growth), Math.sqrt(free.overlap()), 0.03),
                () -> assertEquals("pixel", free.unit()),
                () -> assertFalse(free.isCut()),
                () -> assertTrue(free.colourDistance() < 3, () -> "" + free.colourDistance()));
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
