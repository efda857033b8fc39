// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.ColorChannelOrder;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What segmenter, classifier and analyzer take as an image, and into what they write. */
class AnalyzerInputsTest {

    private static final Img<ARGBType> PICTURE =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(90, 70)).image();

    @TempDir
    static Path folder;

    private static Segmenter segmenter;
    private static Classifier classifier;
    private static LesionAnalyzer analyzer;

    @BeforeAll
    static void open() throws IOException {
        segmenter =
                Segmenters.open(TinyModels.segmenter(folder.resolve("s.zip"), 1).toString(), Device.CPU);
        classifier = Classifiers.open(
                TinyModels.classifier(folder.resolve("c.zip"), 1).toString(), Device.CPU);
        analyzer = new LesionAnalyzer(segmenter, classifier);
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    /** The picture's channels as a Dataset or an opened RGB picture gives them. */
    private static Img<UnsignedByteType> channels() {
        Img<UnsignedByteType> image = PlanarImgs.unsignedBytes(90, 70, 3);
        int[] argb = Pixels.argb(PICTURE);
        for (int i = 0; i < argb.length; i++)
            for (int c = 0; c < 3; c++) image.getAt(i % 90, i / 90, c).set(argb[i] >> 16 - 8 * c & 0xff);
        return image;
    }

    private static void assertSame(RandomAccessibleInterval<? extends NumericType<?>> image) {
        LesionAnalysis wanted = analyzer.analyze(PICTURE);
        LesionAnalysis found = analyzer.analyze(image);
        assertArrayEquals(
                Pixels.numbers(wanted.segmentation().probability()),
                Pixels.numbers(found.segmentation().probability()));
        assertArrayEquals(
                Pixels.bits(wanted.segmentation().mask()),
                Pixels.bits(found.segmentation().mask()));
        assertEquals(wanted.diagnosis(), found.diagnosis());
        assertArrayEquals(new long[] {0, 0}, found.segmentation().mask().minAsLongArray());
        RandomAccessibleInterval<BitType> mask = wanted.segmentation().mask();
        assertEquals(classifier.classify(PICTURE, mask), classifier.classify(image, Views.translate(mask, 5, -7)));
        assertEquals(classifier.classify(PICTURE), classifier.classify(image));
        assertArrayEquals(
                Pixels.argb(wanted.roi().crop(PICTURE, 0.1)),
                Pixels.argb(wanted.roi().crop(image, 0.1)));
    }

    @Test
    void channelsGiveWhatColoursGive() {
        assertSame(channels());
        assertSame(Views.translate(channels(), 3, -4, 9));
        RandomAccessibleInterval<RealType<?>> asDataset = realTyped(channels());
        assertSame(asDataset);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RandomAccessibleInterval<RealType<?>> realTyped(Img<UnsignedByteType> image) {
        return (RandomAccessibleInterval) image;
    }

    @Test
    void viewsOfAnyOriginGiveWhatTheirPixelsGive() {
        assertSame(Views.translate(PICTURE, -20, 100));
        Img<ARGBType> large = ArrayImgs.argbs(200, 160);
        RandomAccessibleInterval<ARGBType> inside = Views.interval(large, FinalInterval.createMinSize(31, 17, 90, 70));
        LoopBuilder.setImages(PICTURE, Views.zeroMin(inside)).forEachPixel((from, to) -> to.set(from));
        assertSame(inside);
        assertSame(Converters.mergeARGB(channels(), ColorChannelOrder.RGB));
    }

    @Test
    void anythingElseIsRefusedInOneSentence() {
        refuses(
                ArrayImgs.unsignedBytes(90, 70),
                "A picture of UnsignedByteType has the dimensions x, y and 3 channels, not [90, 70]");
        refuses(ArrayImgs.unsignedBytes(90, 70, 4), "not [90, 70, 4]; give one slice with red, green and blue last");
        refuses(ArrayImgs.unsignedBytes(3, 90, 70), "not [3, 90, 70]");
        refuses(ArrayImgs.unsignedBytes(90, 70, 3, 2), "not [90, 70, 3, 2]");
        refuses(ArrayImgs.argbs(90, 70, 3), "An image has 2 dimensions here, not 3");
        refuses(ArrayImgs.argbs(90), "An image has 2 dimensions here, not 1");
        refuses(
                ArrayImgs.unsignedShorts(90, 70, 3),
                "of ARGBType, or of UnsignedByteType with three channels, not of UnsignedShortType; convert it first");
        refuses(ArrayImgs.floats(90, 70), "not of FloatType");
    }

    private static void refuses(RandomAccessibleInterval<? extends NumericType<?>> image, String sentence) {
        for (String message : List.of(
                assertThrows(IllegalArgumentException.class, () -> segmenter.segment(image))
                        .getMessage(),
                assertThrows(IllegalArgumentException.class, () -> classifier.classify(image))
                        .getMessage(),
                assertThrows(IllegalArgumentException.class, () -> analyzer.analyze(image))
                        .getMessage()))
            assertTrue(message.contains(sentence) && message.lines().count() == 1, message);
    }

    @Test
    void resultsAreWrittenIntoGivenImages() {
        Segmentation wanted = segmenter.segment(PICTURE);
        Img<BitType> mask = ArrayImgs.bits(120, 100);
        mask.forEach(BitType::setOne);
        RandomAccessibleInterval<BitType> part = Views.interval(mask, FinalInterval.createMinSize(10, 20, 90, 70));
        segmenter.segment(PICTURE, part);
        assertArrayEquals(Pixels.bits(wanted.mask()), Pixels.bits(part));
        assertTrue(
                mask.getAt(9, 20).get()
                        && mask.getAt(10, 19).get()
                        && mask.getAt(100, 50).get(),
                "what lies around it stays");
        RandomAccessibleInterval<FloatType> map = Views.translate(ArrayImgs.floats(90, 70), -3, 4);
        segmenter.probabilityMap(channels(), map);
        assertArrayEquals(Pixels.numbers(wanted.probability()), Pixels.numbers(map));
        assertEquals(
                "The result is 90 x 70 pixels but the image given for it 120 x 100",
                assertThrows(IllegalArgumentException.class, () -> segmenter.segment(PICTURE, mask))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> segmenter.probabilityMap(PICTURE, ArrayImgs.floats(70, 90)));
    }

    /** More pictures than go through the network together, of several sizes and kinds. */
    @Test
    void severalPicturesGiveWhatEachGives() {
        Img<ARGBType> small = Phantom.draw(
                        Phantom.Options.DEFAULT.withSize(33, 51).withSeed(2))
                .image();
        List<RandomAccessibleInterval<? extends NumericType<?>>> pictures = List.of(
                PICTURE, small, channels(), Views.translate(small, 2, 2), PICTURE, small, PICTURE, small, PICTURE);
        List<LesionAnalysis> together = analyzer.analyze(
                pictures,
                pictures.stream().map(picture -> PixelSize.UNCALIBRATED).toList());
        assertEquals(pictures.size(), together.size());
        for (int i = 0; i < pictures.size(); i++) {
            LesionAnalysis alone = analyzer.analyze(pictures.get(i));
            assertArrayEquals(
                    Pixels.numbers(alone.segmentation().probability()),
                    Pixels.numbers(together.get(i).segmentation().probability()),
                    1e-5f);
            for (int c = 0; c < alone.diagnosis().probabilities().size(); c++)
                assertEquals(
                        alone.diagnosis().probabilities().get(c),
                        together.get(i).diagnosis().probabilities().get(c),
                        1e-5);
        }
        assertEquals(List.of(), segmenter.segment(List.of()));
        assertEquals(
                "There are 1 images but 0 pixel sizes",
                assertThrows(IllegalArgumentException.class, () -> analyzer.analyze(List.of(PICTURE), List.of()))
                        .getMessage());
    }

    /** Hundreds of calls, each compared with what one thread got; each thread opens and closes its own analyzer, too. */
    @Test
    void fourThreadsGetTheRightAnswerEachTime() throws Exception {
        List<Img<ARGBType>> pictures = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++)
            pictures.add(Phantom.draw(
                            Phantom.Options.DEFAULT.withSize(50 + 9 * seed, 40).withSeed(seed))
                    .image());
        List<LesionAnalysis> wanted =
                pictures.stream().map(picture -> analyzer.analyze(picture)).toList();
        AnalyzerOptions options = new AnalyzerOptions(
                folder.resolve("s.zip").toString(), folder.resolve("c.zip").toString(), Device.CPU);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> calls = new ArrayList<>();
        for (int call = 0; call < 300; call++) {
            int picture = call % pictures.size();
            calls.add(threads.submit(() -> {
                try (LesionAnalyzer own = LesionAnalyzer.open(options)) {
                    LesionAnalysis found = own.analyze(pictures.get(picture));
                    assertArrayEquals(
                            Pixels.numbers(wanted.get(picture).segmentation().probability()),
                            Pixels.numbers(found.segmentation().probability()),
                            1e-6f);
                    assertEquals(wanted.get(picture).measurements(), found.measurements());
                    assertEquals(
                            wanted.get(picture).diagnosis().label(),
                            found.diagnosis().label());
                }
            }));
        }
        threads.shutdown();
        for (Future<?> call : calls) call.get();
    }

    @Test
    void wherePicturesShowNothingThereIsNoLesionAndNoClass() {
        for (int colour : new int[] {0xff000000, 0xffffffff, 0xffc89678}) {
            Img<ARGBType> blank = ArrayImgs.argbs(80, 60);
            blank.forEach(pixel -> pixel.set(colour));
            blank.getAt(40, 30).set(colour ^ 0x000007);
            LesionAnalysis analysis = analyzer.analyze(blank);
            assertTrue(analysis.roi().isEmpty());
            assertEquals(0, analysis.measurements().areaPixels());
            assertTrue(analysis.diagnosis().isEmpty());
            assertEquals("", analysis.diagnosis().label());
            assertEquals(List.of("A", "B", "C"), analysis.diagnosis().classes());
        }
        assertTrue(analyzer.analyze(ArrayImgs.argbs(1, 1)).roi().isEmpty());
        assertTrue(
                analyzer.analyze(ArrayImgs.unsignedBytes(1, 1, 3)).diagnosis().isEmpty());
    }
}
