// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PyTorch and ONNX Runtime give the same masks and classes, and probabilities that differ by rounding. */
class RuntimesAgreeTest {

    private static final Device TORCH = Device.CPU.by(NetworkRuntime.PYTORCH);
    private static final Device ONNX = Device.CPU.by(NetworkRuntime.ONNXRUNTIME);
    private static final double ROUNDING = 1e-4;

    /** Pictures of a folder of the tester's, besides the drawn ones. */
    private static final String PICTURES = "lesionj.test.pictures";

    @TempDir
    Path folder;

    @Test
    void bundledModelsGiveTheSameMasksAndClasses() throws Exception {
        int pixels = 0, others = 0;
        try (LesionAnalyzer torch = LesionAnalyzer.open(AnalyzerOptions.DEFAULT.withDevice(TORCH));
                LesionAnalyzer onnx = LesionAnalyzer.open(AnalyzerOptions.DEFAULT.withDevice(ONNX))) {
            assertEquals("ONNX Runtime", onnx.segmenter().runtime());
            assertEquals("PyTorch", torch.classifier().runtime());
            for (Img<ARGBType> picture : pictures()) {
                LesionAnalysis expected = torch.analyze(picture);
                LesionAnalysis found = onnx.analyze(picture);
                float[] map = Pixels.numbers(expected.segmentation().probability());
                assertArrayEquals(map, Pixels.numbers(found.segmentation().probability()), (float) ROUNDING);
                pixels += map.length;
                others += different(expected, found);
                assertEquals(expected.diagnosis().isEmpty(), found.diagnosis().isEmpty());
                if (expected.diagnosis().isEmpty()) continue;
                assertEquals(expected.diagnosis().label(), found.diagnosis().label());
                assertArrayEquals(
                        numbers(expected.diagnosis().probabilities()),
                        numbers(found.diagnosis().probabilities()),
                        ROUNDING);
            }
        }
        System.out.println(others + " of " + pixels + " pixels of the masks differ");
        assertTrue(others <= pixels * 1e-6, others + " of " + pixels + " pixels differ");
    }

    private static int different(LesionAnalysis one, LesionAnalysis other) {
        byte[] a = Pixels.bits(one.segmentation().mask());
        byte[] b = Pixels.bits(other.segmentation().mask());
        int count = 0;
        for (int i = 0; i < a.length; i++) if (a[i] != b[i]) count++;
        return count;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Img<ARGBType>> pictures() throws Exception {
        List<Img<ARGBType>> pictures = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++)
            pictures.add(Phantom.draw(Phantom.Options.DEFAULT
                            .withSize(200 + 90 * (int) seed, 180)
                            .withSeed(seed))
                    .image());
        SplittableRandom chance = new SplittableRandom(7);
        pictures.add(
                Pixels.image(chance.ints(60 * 50).map(rgb -> 0xff000000 | rgb).toArray(), 60, 50));
        String given = System.getProperty(PICTURES);
        if (given == null) return pictures;
        try (Stream<Path> files = Files.list(Path.of(given))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".jpg"))
                    .sorted()
                    .toList()) pictures.add(ImageOpener.open(file).image());
        }
        return pictures;
    }

    @Test
    void severalPicturesTogetherGiveWhatOneGives() throws Exception {
        StoredModel model = ModelArchive.read(TinyModels.classifier(folder.resolve("c.zip"), 1));
        List<Img<ARGBType>> pictures = pictures();
        try (Predictor onnx = new Predictor(model, ONNX);
                Predictor torch = new Predictor(model, TORCH)) {
            List<double[]> together = onnx.classProbabilities(pictures);
            List<double[]> expected = torch.classProbabilities(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                assertArrayEquals(onnx.classProbabilities(pictures.get(i)), together.get(i));
                assertArrayEquals(expected.get(i), together.get(i), ROUNDING);
            }
        }
    }

    @Test
    void gradCamIsPyTorchsWhateverRunsTheNetwork() throws Exception {
        StoredModel model = ModelArchive.read(TinyModels.classifier(folder.resolve("c.zip"), 1));
        Img<ARGBType> picture =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48)).image();
        try (Predictor onnx = new Predictor(model, ONNX);
                Predictor torch = new Predictor(model, TORCH)) {
            onnx.classProbabilities(picture);
            List<float[]> expected = torch.gradCam(picture, List.of(0, 1));
            List<float[]> found = onnx.gradCam(picture, List.of(0, 1));
            for (int c = 0; c < 2; c++) assertArrayEquals(expected.get(c), found.get(c), 1e-4f);
        }
    }
}
