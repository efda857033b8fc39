// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packages that src/test/reference/bioimageio_zoo.py wrote with BioImage.IO's own libraries, each with a picture and what
 * bioimageio.core predicts for it: LesionJ gives the same, or says why not.
 */
class ZooPackagesTest {

    private static final double ROUNDING = 1e-5;

    /** Where a probability is as near to the threshold as this, rounding decides. */
    private static final double UNDECIDED = 1e-5;

    private static PackageFiles files(String name) throws URISyntaxException {
        URL zip = ZooPackagesTest.class.getResource("/reference/zoo/" + name + ".zip");
        return PackageFiles.of(Path.of(zip.toURI())).orElseThrow();
    }

    /** @return an array's numbers, row-major */
    private static double[] numbers(byte[] file) {
        int length = (file[8] & 0xff) + ((file[9] & 0xff) << 8);
        String header = new String(file, 10, length, StandardCharsets.US_ASCII);
        ByteBuffer data = ByteBuffer.wrap(file, 10 + length, file.length - 10 - length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean floats = header.contains("'<f4'");
        assertTrue(floats || header.contains("'|u1'"), header);
        double[] numbers = new double[floats ? data.remaining() / Float.BYTES : data.remaining()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = floats ? data.getFloat() : data.get() & 0xff;
        return numbers;
    }

    private static int[] argb(double[] planes, double full) {
        int count = planes.length / 3;
        int[] argb = new int[count];
        for (int i = 0; i < count; i++)
            argb[i] = 0xff000000
                    | (int) Math.round(255 / full * planes[i]) << 16
                    | (int) Math.round(255 / full * planes[count + i]) << 8
                    | (int) Math.round(255 / full * planes[2 * count + i]);
        return argb;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sigmoid-binarize-series-halo",
                "linear-sigmoid",
                "chain-of-scalings",
                "colours-to-one",
                "logits-binarize",
                "clipped-to-what-it-is",
                "softmax-classes",
                "format-0-4-updated"
            })
    void whatIsObeyedGivesWhatBioImageIoGives(String name) throws IOException, URISyntaxException {
        PackageFiles files = files(name);
        StoredModel model = BioImageImport.read(files.path());
        double[] wanted = numbers(files.read(name.startsWith("format-0-4") ? "answer.npy" : "answer0.npy"));
        double full = name.equals("colours-to-one") ? 1 : 255;
        int[] shown = argb(numbers(files.read("raw.npy")), full);
        var picture = Pixels.image(
                shown, model.card().input().width(), model.card().input().height());
        try (Predictor predictor = new Predictor(model, Device.CPU)) {
            if (model.card().task() == Task.CLASSIFICATION) {
                double[] answer = predictor.classProbabilities(picture);
                assertEquals(wanted.length, answer.length);
                for (int i = 0; i < wanted.length; i++) assertEquals(wanted[i], answer[i], ROUNDING);
                return;
            }
            float[] map = Pixels.numbers(predictor.probabilityMap(picture));
            assertEquals(wanted.length, map.length);
            boolean binary = name.contains("binarize");
            double threshold = model.card().postProcessing().outline();
            for (int i = 0; i < map.length; i++)
                if (!binary) assertEquals(wanted[i], map[i], ROUNDING);
                else if (Math.abs(map[i] - threshold) > UNDECIDED)
                    assertEquals(wanted[i], map[i] > threshold ? 1 : 0, "pixel " + i);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            standardised-by-picture | inputs.0.preprocessing.1.id is no step that LesionJ can do
            percentiles | inputs.0.preprocessing.1.id is no step that LesionJ can do
            grey | inputs.0.axes.1 has 1 channel; LesionJ shows a network red, green and blue
            blue-first | inputs.0.axes.1.channel_names are blue, green, red; LesionJ shows a network red, green and blue, in this order
            stains | inputs.0.axes.1.channel_names are dapi, gfp, cy5
            channels-last | inputs.0.axes are batch, y, x, channel; LesionJ runs networks over batch, channel, y, x
            two-channels | outputs.0.axes.1 has 2 channels
            clipped-before | inputs.0.preprocessing.1.id is no step that LesionJ can do
            whole-numbers-after-scaling | inputs.0.preprocessing.2.kwargs.dtype makes whole numbers of what was scaled
            binarize-then-sigmoid | outputs.0.postprocessing.2.id comes after binarize
            sigmoid-scaled | outputs.0.postprocessing.1.id is no step that LesionJ can do there
            sixteen-bits | inputs.0.data.type is no type that LesionJ shows colours in
            two-answers | outputs has 2 entries; LesionJ runs models of one
            format-0-4 | format_version is 0.4
            """)
    void whatIsNotObeyedIsRefusedWithItsReason(String name, String reason) throws URISyntaxException {
        Path zip = files(name).path();
        String message = assertThrows(ModelException.class, () -> BioImageImport.read(zip))
                .getMessage();
        assertTrue(message.startsWith("Package " + zip + ": ") && message.contains(reason), message);
        assertEquals(1, message.lines().count(), message);
    }

    @ParameterizedTest
    @CsvSource({
        "logits-binarize, LOGITS, 0.5",
        "sigmoid-binarize-series-halo, LOGITS, 0.35",
        "linear-sigmoid, LOGITS, 0.5"
    })
    void theCardSaysWhatTheNetworkGivesAndWhereAMaskBegins(String name, Output output, double threshold)
            throws URISyntaxException {
        var card = BioImageImport.read(files(name).path()).card();
        assertEquals(output, card.output());
        assertEquals(threshold, card.postProcessing().outline());
    }
}
