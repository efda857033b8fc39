// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ForeignModels;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.RegionSpec;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;
    private static final Phantom PHANTOM = Phantom.draw(Phantom.Options.DEFAULT.withSize(WIDTH, HEIGHT));
    private static final ExplanationRequest ALL =
            new ExplanationRequest(ExplanationMethod.GRAD_CAM, ExplanationRequest.ALL, Occlusion.DEFAULT);

    @TempDir
    Path folder;

    private Classifier tiny() throws IOException {
        return Classifiers.open(
                TinyModels.classifier(folder.resolve("t.zip"), 3).toString(), Device.CPU);
    }

    private static ClassMaps explain(Classifier classifier, ExplanationRequest request) {
        return classifier.explain(PHANTOM.image(), PHANTOM.mask(), request, ExplanationProgress.NONE);
    }

    @Test
    void aMapLiesWhereTheNetworkLooked() throws IOException {
        Region cut = new RegionSpec(true, 0.1, true, false).cut(PHANTOM.mask());
        assertTrue(cut.width() < WIDTH || cut.height() < HEIGHT, "the lesion is cut out: " + cut);
        try (Classifier classifier = tiny()) {
            ClassMaps maps = explain(classifier, ALL);
            assertEquals(List.of("A", "B", "C"), maps.classes());
            assertTrue(maps.greatest() > 0);
            for (var map : maps.maps()) {
                float[] values = Pixels.numbers(map);
                for (int i = 0; i < values.length; i++) {
                    assertTrue(values[i] >= 0, "ReLU");
                    int x = i % WIDTH - cut.x(), y = i / WIDTH - cut.y();
                    if (x < 0 || y < 0 || x >= cut.width() || y >= cut.height()) assertEquals(0, values[i]);
                }
            }
        }
    }

    /** The model looks at all four mirrorings, so that it cannot tell a picture from its mirror image; all of it is shown. */
    @Test
    void theMapOfAMirrorImageIsTheMirroredMap() throws IOException {
        int[] argb = Pixels.argb(PHANTOM.image());
        int[] mirroredPixels = new int[argb.length];
        byte[] everywhere = new byte[argb.length];
        Arrays.fill(everywhere, (byte) 1);
        for (int i = 0; i < argb.length; i++) mirroredPixels[mirrored(i)] = argb[i];
        Img<BitType> mask = Pixels.mask(everywhere, WIDTH, HEIGHT);
        try (Classifier classifier = tiny()) {
            ClassMaps maps = classifier.explain(PHANTOM.image(), mask, ALL, ExplanationProgress.NONE);
            ClassMaps ofMirror = classifier.explain(
                    Pixels.image(mirroredPixels, WIDTH, HEIGHT), mask, ALL, ExplanationProgress.NONE);
            for (int c = 0; c < 3; c++) {
                float[] map = Pixels.numbers(maps.maps().get(c));
                float[] back = new float[map.length];
                float[] other = Pixels.numbers(ofMirror.maps().get(c));
                for (int i = 0; i < back.length; i++) back[i] = other[mirrored(i)];
                assertArrayEquals(map, back, 0.02f * maps.greatest());
            }
        }
    }

    private static int mirrored(int place) {
        return place / WIDTH * WIDTH + WIDTH - 1 - place % WIDTH;
    }

    @Test
    void severalModelsShareTheMap() throws IOException {
        Path a = TinyModels.classifier(folder.resolve("a.zip"), 1),
                b = TinyModels.classifier(folder.resolve("b.zip"), 2);
        List<float[]> maps = new ArrayList<>();
        for (String model : List.of(a.toString(), b.toString(), a + "," + b))
            try (Classifier classifier = Classifiers.open(model, Device.CPU)) {
                maps.add(Pixels.numbers(explain(classifier, ALL).maps().get(1)));
            }
        for (int i = 0; i < maps.get(0).length; i++)
            assertEquals((maps.get(0)[i] + maps.get(1)[i]) / 2, maps.get(2)[i], 1e-5);
    }

    @Test
    void explainingChangesNoAnswer() throws IOException {
        try (Classifier classifier = tiny()) {
            Diagnosis before = classifier.classify(PHANTOM.image(), PHANTOM.mask());
            assertEquals(before, explain(classifier, ALL).diagnosis());
            assertEquals(before, classifier.classify(PHANTOM.image(), PHANTOM.mask()));
        }
    }

    /** One patch over the whole picture leaves bare skin: the map is the fall of the probability, everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"classifier.onnx", "classifier.pt"})
    void occlusionIsTheFallOfTheProbability(String file) throws IOException {
        ExplanationRequest whole =
                new ExplanationRequest(ExplanationMethod.OCCLUSION, ExplanationRequest.ALL, new Occlusion(1, 1));
        String model = ForeignModels.classifier(folder, file).toString();
        int[] skin = new int[WIDTH * HEIGHT];
        Arrays.fill(skin, SkinColour.around(Pixels.argb(PHANTOM.image()), Pixels.bits(PHANTOM.mask())));
        try (Classifier classifier = Classifiers.open(model, Device.CPU)) {
            Diagnosis bare = classifier.classify(Pixels.image(skin, WIDTH, HEIGHT), PHANTOM.mask());
            ClassMaps maps = explain(classifier, whole);
            for (int c = 0; c < 3; c++) {
                float fall = (float) (maps.diagnosis().probabilities().get(c)
                        - bare.probabilities().get(c));
                float[] expected = new float[skin.length];
                Arrays.fill(expected, fall);
                assertArrayEquals(expected, Pixels.numbers(maps.maps().get(c)), 1e-5f);
            }
        }
    }

    /** What the cut does not show cannot matter. */
    @Test
    void occlusionOutsideOfWhatTheNetworkSeesIsZero() throws IOException {
        Region cut = new RegionSpec(true, 0.1, true, false).cut(PHANTOM.mask());
        try (Classifier classifier = tiny()) {
            float[] map = Pixels.numbers(explain(
                            classifier,
                            new ExplanationRequest(ExplanationMethod.OCCLUSION, "B", new Occlusion(0.1, 0.1)))
                    .maps()
                    .get(0));
            boolean matters = false;
            for (int i = 0; i < map.length; i++) {
                int x = i % WIDTH, y = i / WIDTH;
                boolean far = x < cut.x() - 12 || y < cut.y() - 12 || x > cut.x() + cut.width() + 12;
                if (far) assertEquals(0, map[i]);
                matters |= map[i] != 0;
            }
            assertTrue(matters);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 90, 0.15, 0.075", "1, 1, 0.15, 0.075", "10, 10, 0.01, 0.01", "7, 300, 0.5, 0.3", "33, 5, 1, 1"})
    void patchesCoverEveryPixelAndNoneBeyond(int width, int height, double patch, double stride) {
        int[] covered = new int[width * height];
        for (Region region : new Occlusion(patch, stride).patches(width, height))
            for (int y = region.y(); y < region.y() + region.height(); y++)
                for (int x = region.x(); x < region.x() + region.width(); x++) {
                    assertTrue(x >= 0 && y >= 0 && x < width && y < height);
                    covered[y * width + x]++;
                }
        assertTrue(Arrays.stream(covered).allMatch(count -> count > 0));
    }

    @Test
    void aPatchsNumbersAreAveragedWherePatchesOverlap() {
        PatchMean mean = new PatchMean(3, 1, 1);
        mean.add(new Region(0, 0, 2, 1), new double[] {1});
        mean.add(new Region(1, 0, 1, 1), new double[] {4});
        assertArrayEquals(new float[] {1, 2.5f, 0}, mean.of(0));
    }

    @Test
    void skinIsTheMeanColourAroundTheLesion() {
        int[] argb = {0xff102030, 0xff304050, 0xffffffff};
        assertEquals(0xff203040, SkinColour.around(argb, new byte[] {0, 0, 1}));
        assertEquals(0xff6a7580, SkinColour.around(argb, new byte[] {1, 1, 1}), "the whole, where no skin is seen");
    }

    @Test
    void whatCannotBeExplainedIsOneSentence() throws IOException {
        Img<ARGBType> image = PHANTOM.image();
        Img<BitType> nothing = ArrayImgs.bits(WIDTH, HEIGHT);
        try (Classifier classifier = tiny()) {
            assertEquals(
                    "No lesion was found, so there is no class to explain; outline the lesion by hand",
                    assertThrows(
                                    UserException.class,
                                    () -> classifier.explain(image, nothing, ALL, ExplanationProgress.NONE))
                            .getMessage());
            assertEquals(
                    "The model has no class \"MEL\"; use likeliest, all or one of A, B, C",
                    assertThrows(
                                    UserException.class,
                                    () -> explain(
                                            classifier,
                                            new ExplanationRequest(
                                                    ExplanationMethod.GRAD_CAM, "MEL", Occlusion.DEFAULT)))
                            .getMessage());
        }
        try (Classifier foreign = Classifiers.open(
                ForeignModels.classifier(folder, "classifier.onnx").toString(), Device.CPU)) {
            assertTrue(assertThrows(UserException.class, () -> explain(foreign, ALL))
                    .getMessage()
                    .endsWith(
                            "was made elsewhere and does not let its gradients be seen; choose the method occlusion"));
        }
        assertThrows(UserException.class, () -> new Occlusion(0, 0.1));
        assertThrows(UserException.class, () -> new Occlusion(0.1, 0.2));
        assertThrows(UserException.class, () -> new Occlusion(Double.NaN, 0.2));
        assertThrows(UserException.class, () -> ExplanationMethod.parse("gradcam"));
    }

    /** Adebayo et al. 2018, "Sanity checks for saliency maps": a map that survives shuffled weights explains no model. */
    @Test
    void shuffledWeightsDestroyTheMap() throws IOException {
        String name = "efficientnetlite0-ham10000-whole";
        String shuffled = TinyModels.shuffled(
                        folder.resolve("shuffled.zip"),
                        ModelStore.standard().find(name, Task.CLASSIFICATION),
                        List.of(""),
                        1)
                .toString();
        double rank = 0, ssim = 0;
        int pictures = 3;
        try (Classifier trained = Classifiers.open(name, Device.CPU);
                Classifier random = Classifiers.open(shuffled, Device.CPU)) {
            for (int seed = 1; seed <= pictures; seed++) {
                Phantom phantom =
                        Phantom.draw(Phantom.Options.DEFAULT.withSize(200, 150).withSeed(seed));
                float[] map = map(trained, phantom, ExplanationRequest.LIKELIEST);
                String label = trained.classify(phantom.image(), phantom.mask()).label();
                float[] other = map(random, phantom, label);
                rank += Math.abs(MapSimilarity.rankCorrelation(map, other)) / pictures;
                ssim += MapSimilarity.ssim(map, other, 200) / pictures;
                assertEquals(1, MapSimilarity.rankCorrelation(map, map), 1e-9);
                assertEquals(1, MapSimilarity.ssim(map, map, 200), 1e-9);
            }
        }
        assertTrue(rank < 0.5, "rank correlation " + rank);
        assertTrue(ssim < 0.5, "structural similarity " + ssim);
    }

    /** One direction in each cell: 9 numbers of which one is 1, so that two directions correlate by -1/8. */
    @Test
    void gradientsOfOneDirectionAreAlikeWhateverTheirSign() {
        int side = 48;
        float[] across = new float[side * side], back = new float[side * side], down = new float[side * side];
        for (int i = 0; i < across.length; i++) {
            across[i] = i % side;
            back[i] = -3 * (i % side);
            down[i] = i / side;
        }
        assertEquals(1, MapSimilarity.hogCorrelation(across, across, side), 1e-9);
        assertEquals(1, MapSimilarity.hogCorrelation(across, back, side), 1e-9);
        assertEquals(-1 / 8.0, MapSimilarity.hogCorrelation(across, down, side), 1e-9);
        assertEquals(0, MapSimilarity.hogCorrelation(across, new float[side * side], side), 1e-9);
    }

    private static float[] map(Classifier classifier, Phantom phantom, String label) {
        return Pixels.numbers(classifier
                .explain(
                        phantom.image(),
                        phantom.mask(),
                        new ExplanationRequest(ExplanationMethod.GRAD_CAM, label, Occlusion.DEFAULT),
                        ExplanationProgress.NONE)
                .maps()
                .get(0));
    }
}
