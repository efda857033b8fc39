// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTest {

    private static final Img<ARGBType> PICTURE =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48)).image();

    @TempDir
    Path folder;

    private Predictor segmenter() throws Exception {
        return new Predictor(ModelArchive.read(TinyModels.segmenter(folder.resolve("s.zip"), 1)), Device.CPU);
    }

    @ParameterizedTest
    @CsvSource({"64,48", "1,1", "17,300", "500,333"})
    void mapsHaveThePicturesSizeAndLieBetweenZeroAndOne(int width, int height) throws Exception {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> 0xff000000 | i * 7919);
        try (Predictor predictor = segmenter()) {
            float[] map = Pixels.numbers(predictor.probabilityMap(Pixels.image(argb, width, height)));
            assertEquals(width * height, map.length);
            for (float p : map) assertTrue(p >= 0 && p <= 1);
        }
    }

    @Test
    void aMirroredPictureGivesTheMirroredMap() throws Exception {
        int[] argb = Pixels.argb(
                Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48)).image());
        int[] mirrored = new int[argb.length];
        for (int i = 0; i < argb.length; i++) mirrored[i] = argb[i / 64 * 64 + 63 - i % 64];
        try (Predictor predictor = segmenter()) {
            float[] map = Pixels.numbers(predictor.probabilityMap(Pixels.image(argb, 64, 48)));
            float[] other = Pixels.numbers(predictor.probabilityMap(Pixels.image(mirrored, 64, 48)));
            for (int i = 0; i < map.length; i++) assertEquals(map[i], other[i / 64 * 64 + 63 - i % 64], 1e-5);
        }
    }

    @Test
    void classProbabilitiesSumToOne() throws Exception {
        Img<ARGBType> image =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48)).image();
        try (Predictor predictor =
                new Predictor(ModelArchive.read(TinyModels.classifier(folder.resolve("c.zip"), 1)), Device.CPU)) {
            double[] probabilities = predictor.classProbabilities(image);
            assertEquals(3, probabilities.length);
            assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
        }
    }

    @Test
    void anyThreadGetsTheSameAnswerAndTheImageStays() throws Exception {
        Img<ARGBType> image =
                Phantom.draw(Phantom.Options.DEFAULT.withSize(100, 80)).image();
        int[] before = Pixels.argb(image).clone();
        try (Predictor predictor = segmenter()) {
            float[] here = Pixels.numbers(predictor.probabilityMap(image));
            Future<float[]> there =
                    Executors.newSingleThreadExecutor().submit(() -> Pixels.numbers(predictor.probabilityMap(image)));
            assertArrayEquals(here, there.get());
        }
        assertArrayEquals(before, Pixels.argb(image));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpu|Unknown device \"tpu\"; use auto, cpu, gpu, gpu:N or mps",
                "gpu:x|Unknown device \"gpu:x\"; use auto, cpu, gpu, gpu:N or mps",
                "GPU|Unknown device \"GPU\"",
                "gpu:99|There is no device gpu:99",
                "mps|There is no device mps: it is the graphics processor of Apple computers; use auto or cpu",
            })
    void unknownDevicesAreRefused(String device, String message) {
        String failure = assertThrows(ModelException.class, () -> TorchEngine.device(Device.parse(device)))
                .getMessage();
        assertTrue(failure.startsWith(message), failure);
    }

    @Test
    void autoSaysWhatItChoseAndWhy() {
        String device = TorchEngine.device(Device.AUTO).toString();
        assertTrue(device.matches("(cpu|gpu).*\\(.+\\)"), device);
    }

    @Test
    void answersThatAreNoNumbersAreRefusedByName() throws Exception {
        String sentence =
                "where a finite number is needed: its weights, or mean and deviation in its card, are wrong; get the model again";
        try (Predictor predictor =
                new Predictor(ModelArchive.read(TinyModels.overflowing(folder.resolve("o.zip"))), Device.CPU)) {
            String message = assertThrows(ModelException.class, () -> predictor.classProbabilities(PICTURE))
                    .getMessage();
            assertTrue(message.matches("Model tiny answers (NaN|-?Infinity) \\Q" + sentence + "\\E"), message);
        }
        for (String file : List.of("segmenter.pt", "segmenter.onnx", "classifier.pt", "classifier.onnx")) {
            StoredModel model = ModelArchive.read(ForeignModels.withoutNumbers(folder, file));
            String message = assertThrows(ModelException.class, () -> new Predictor(model, Device.CPU))
                    .getMessage();
            assertTrue(message.startsWith("Model elsewhere answers NaN " + sentence), message);
        }
    }

    /** Such a card is within its limits; the network would take more than 20 GB. */
    @Test
    void whatNeedsMoreMemoryThanThereIsIsRefusedBeforehand() throws Exception {
        assumeTrue(FreeMemory.bytes() < 40L << 30, "this machine may have room for it");
        try (Predictor predictor =
                new Predictor(ModelArchive.read(TinyModels.hugeSegmenter(folder.resolve("h.zip"))), Device.CPU)) {
            String message = assertThrows(ModelException.class, () -> predictor.probabilityMap(PICTURE))
                    .getMessage();
            assertTrue(
                    message.matches(
                            "Model tiny needs about \\d+\\.\\d GB for a picture of its input of 4096 x 4096 pixels and \\d+\\.\\d GB"
                                    + " are free; close other programs, or use a model with a smaller input"),
                    message);
        }
    }

    @Test
    void closingAgainDoesNothingAndUseAfterwardsIsOneSentence() throws Exception {
        Predictor predictor = segmenter();
        predictor.close();
        predictor.close();
        assertEquals(
                "Model tiny was closed; open it again before you use it",
                assertThrows(ModelException.class, () -> predictor.probabilityMap(PICTURE))
                        .getMessage());
    }

    /** Hundreds of calls from four threads, some of several pictures, each compared with what one thread got. */
    @Test
    void fourThreadsGetTheRightAnswerEachTime() throws Exception {
        List<Img<ARGBType>> pictures = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++)
            pictures.add(Phantom.draw(
                            Phantom.Options.DEFAULT.withSize(60 + 7 * seed, 50).withSeed(seed))
                    .image());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Predictor predictor = segmenter()) {
            List<float[]> wanted = pictures.stream()
                    .map(picture -> Pixels.numbers(predictor.probabilityMap(picture)))
                    .toList();
            List<Future<Integer>> calls = new ArrayList<>();
            for (int call = 0; call < 400; call++) {
                int first = call % pictures.size();
                int last = Math.min(pictures.size(), first + 1 + call % 3);
                calls.add(threads.submit(() -> {
                    var maps = predictor.probabilityMaps(pictures.subList(first, last));
                    for (int i = 0; i < maps.size(); i++)
                        assertArrayEquals(wanted.get(first + i), Pixels.numbers(maps.get(i)), 1e-5f);
                    return maps.size();
                }));
            }
            for (Future<Integer> call : calls) assertTrue(call.get() > 0);
        } finally {
            threads.shutdown();
        }
    }
}
