// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.registration.Registration.Method;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call into mpicbg, tried on a stand-in with its signatures; what the real one finds stands in docs/visits.md. */
class SiftTest {

    @TempDir
    private Path folder;

    @Test
    void isAbsentHere() {
        assertTrue(Sift.find().isEmpty());
    }

    @Test
    void itsPointsLeadToAKnownMove() throws IOException {
        Img<ARGBType> first = Phantom.draw(Phantom.Options.DEFAULT
                        .withSize(400, 300)
                        .withSeed(3)
                        .withVignette(false)
                        .withRuler(false))
                .image();
        Similarity move = Similarity.about(1, 37, 200, 150, 212, 141);
        Scene one = Scene.of(first), other = Scene.of(MovedPicture.of(first, move, 0.9, 3));
        try (URLClassLoader classes = StandInSift.classes(folder)) {
            Optional<Sift> sift = Sift.find(classes);
            Registration found = ImageRegistration.align(one, other, OptionalDouble.empty(), List.of(), sift);
            Registration without =
                    ImageRegistration.align(one, other, OptionalDouble.empty(), List.of(), Optional.empty());
            Similarity rest = found.toFirst().after(move);
            assertAll(
                    () -> assertEquals(Method.SIFT, found.method()),
                    () -> assertEquals("phase correlation", without.method().toString()),
                    () -> assertTrue(found.agreement() > without.agreement() - 0.01, () -> found + " " + without),
                    () -> assertEquals(200, rest.x(200, 150), 0.6),
                    () -> assertEquals(150, rest.y(200, 150), 0.6),
                    () -> assertEquals(0, rest.degrees(), 0.15));
        }
    }

    @Test
    void ofManyWrongPairsThoseThatAgreeAreTaken() {
        Similarity truth = Similarity.of(1.25, -70, 300, 40);
        Random random = new Random(5);
        List<FeaturePoint> first = new ArrayList<>(), second = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] told = new float[8];
            for (int k = 0; k < told.length; k++) told[k] = random.nextFloat();
            double x = 400 * random.nextDouble(), y = 300 * random.nextDouble();
            second.add(new FeaturePoint(x, y, told));
            boolean right = i < 12;
            first.add(new FeaturePoint(
                    right ? truth.x(x, y) : 400 * random.nextDouble(),
                    right ? truth.y(x, y) : 300 * random.nextDouble(),
                    told));
        }
        PointMatches pairs = PointMatches.of(first, second, 2);
        Similarity best = pairs.transforms(3, OptionalDouble.empty()).get(0);
        Similarity known = pairs.transforms(3, OptionalDouble.of(1.25)).get(0);
        assertAll(
                () -> assertEquals(1.25, best.scale(), 0.02),
                () -> assertEquals(-70, best.degrees(), 1),
                () -> assertEquals(truth.x(200, 150), best.x(200, 150), 3),
                () -> assertEquals(truth.y(200, 150), best.y(200, 150), 3),
                () -> assertEquals(1.25, known.scale(), 1e-12),
                () -> assertTrue(pairs.transforms(1, OptionalDouble.of(0.5)).isEmpty(), "no pairs of that scale"));
    }
}
