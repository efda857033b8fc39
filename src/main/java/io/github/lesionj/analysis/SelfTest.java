// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.ModelIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the bundled models make of the phantom: the figures by which an installation shows that it computes right.
 *
 * @param segmentationModel   that found the lesion
 * @param areaPixels          of the lesion it found
 * @param classificationModel that classified it
 * @param label               the most likely class
 * @param confidence          its probability
 */
public record SelfTest(
        ModelIdentity segmentationModel,
        long areaPixels,
        ModelIdentity classificationModel,
        String label,
        double confidence) {

    /** How much the area may differ between machines, as a part of it; their floating-point sums differ a little. */
    static final double AREA_TOLERANCE = 0.01;

    /** How much the probability may differ between machines. */
    static final double CONFIDENCE_TOLERANCE = 0.01;

    private static final String EXPECTED = "self-test.json";
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

    /** Runs the models; blocks. @param analyzer of the bundled models */
    public static SelfTest measure(LesionAnalyzer analyzer) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT);
        LesionAnalysis analysis = analyzer.analyze(phantom.image(), phantom.pixelSize());
        return new SelfTest(
                analysis.segmentationModel(),
                analysis.measurements().areaPixels(),
                analysis.classificationModel(),
                analysis.diagnosis().label(),
                analysis.diagnosis().confidence());
    }

    /**
     * Reads the figures that the developers recorded for the bundled models.
     *
     * @throws IOException if the resource is missing or damaged
     */
    public static SelfTest expected() throws IOException {
        try (InputStream in = SelfTest.class.getResourceAsStream(EXPECTED)) {
            if (in == null)
                throw new IOException("LesionJ's jar lacks the self-test's expected figures; install it again");
            return JSON.fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), SelfTest.class);
        } catch (JsonParseException e) {
            throw new IOException("The self-test's expected figures in LesionJ's jar are damaged; install it again", e);
        }
    }

    /** Writes these figures as those to be expected from now on. */
    public void record(Path file) throws IOException {
        AtomicFile.write(file, stream -> stream.write((JSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** @return one sentence for each figure that is not as expected; empty when all are */
    public List<String> differencesTo(SelfTest expected) {
        List<String> found = new ArrayList<>();
        if (!segmentationModel.equals(expected.segmentationModel)
                || !classificationModel.equals(expected.classificationModel))
            found.add("the bundled models are not those that the expected figures were recorded with");
        if (Math.abs(areaPixels - expected.areaPixels) > AREA_TOLERANCE * expected.areaPixels)
            found.add("the lesion has " + areaPixels + " pixels instead of " + expected.areaPixels);
        if (!label.equals(expected.label) || Math.abs(confidence - expected.confidence) > CONFIDENCE_TOLERANCE)
            found.add(String.format(
                    Locale.ROOT,
                    "the class is %s with %.3f instead of %s with %.3f",
                    label,
                    confidence,
                    expected.label,
                    expected.confidence));
        return found;
    }
}
