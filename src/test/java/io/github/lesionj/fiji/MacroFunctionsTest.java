// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.MelanomaThreshold;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import net.imglib2.FinalDimensions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions of LesionJ Macro Extensions in ImageJ's macro language, as Fiji runs it, against the Java API. */
class MacroFunctionsTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withSeed(4));

    @TempDir
    static Path folder;

    private LegacyLayer fiji;

    @BeforeAll
    static void draw() throws IOException {
        ImageFile.writePng(folder.resolve("mole.png"), PHANTOM.image());
        MaskFile.write(folder.resolve("truth.png"), PHANTOM.mask());
        MaskFile.write(folder.resolve("small.png"), Pixels.mask(new byte[12], 4, 3));
    }

    @BeforeEach
    void open() {
        fiji = new LegacyLayer(context);
    }

    @AfterEach
    void close() {
        fiji.close();
    }

    /** What a macro answers after the extensions are there; null if an error ended it. */
    private static String macro(String text) {
        return LegacyLayer.macro("""
                run("LesionJ Macro Extensions", "device=cpu");
                setBatchMode(true);
                close("*");
                """ + text.replace("FOLDER", folder.toString()));
    }

    @Test
    void theFunctionsSayWhatTheAnalyzerSays() throws IOException {
        String[] said = macro("""
                open("FOLDER/mole.png");
                Ext.segment(area);
                getSelectionBounds(x, y, w, h);
                Ext.jaccard("FOLDER/truth.png", byFile);
                id = getImageID();
                open("FOLDER/truth.png");
                rename("the truth");
                selectImage(id);
                Ext.jaccard("the truth", byTitle);
                Ext.classify(label);
                Ext.probability("NV", nv);
                Ext.probability("MEL", mel);
                Ext.measure("compactness", compactness);
                Ext.measure("diameter_mm", unknown);
                Ext.uncertainty(unsure);
                reason = Ext.review(flag);
                gave = Ext.melanoma(0.9, suspected);
                return "" + area + "|" + x + " " + y + " " + w + " " + h + "|" + byFile + "|" + byTitle + "|" + label + "|"
                        + nv + "|" + mel + "|" + compactness + "|" + unknown + "|" + unsure + "|" + flag + "|" + reason + "|"
                        + suspected + "|" + gave;
                """).split("\\|");
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis wanted = analyzer.analyze(PHANTOM.image());
            var mask = wanted.segmentation().mask();
            assertEquals(wanted.measurements().areaPixels(), Double.parseDouble(said[0]), 1e-4);
            var box = wanted.roi().boundingBox().orElseThrow();
            assertEquals(box.x() + " " + box.y() + " " + box.width() + " " + box.height(), said[1]);
            double jaccard = SegmentationScore.of(PHANTOM.mask(), mask).jaccard();
            assertTrue(jaccard > 0.5, "not a picture of nothing");
            assertEquals(jaccard, Double.parseDouble(said[2]), 1e-4);
            assertEquals(said[2], said[3], "file and open image are the same mask");
            assertEquals(wanted.diagnosis().label(), said[4]);
            Map<String, Double> classes = wanted.diagnosis().byClass();
            assertEquals(classes.get("NV"), Double.parseDouble(said[5]), 1e-4);
            assertEquals(classes.get("MEL"), Double.parseDouble(said[6]), 1e-4);
            double compactness = MeasureColumns.numbers(
                            LesionMeasures.of(PHANTOM.image(), mask, PixelSize.UNCALIBRATED), OptionalInt.empty())
                    .get("compactness");
            assertEquals(compactness, Double.parseDouble(said[7]), 1e-4);
            assertEquals("NaN", said[8], "no millimetres without a scale");
            assertEquals(wanted.segmentation().uncertainty().disagreement(), Double.parseDouble(said[9]), 1e-4);
            var review = wanted.segmentation().review().and(wanted.diagnosis().review());
            assertEquals(
                    switch (review.wanted()) {
                        case YES -> "1";
                        case NO -> "0";
                        case UNKNOWN -> "NaN";
                    },
                    said[10]);
            assertEquals(review.reason(), said[11]);
            MelanomaThreshold threshold = MelanomaThreshold.of(analyzer.classifier(), 0.9);
            assertEquals(classes.get("MEL") >= threshold.point().threshold() ? "1" : "0", said[12]);
            assertEquals(threshold.text(), said[13]);
        }
    }

    @Test
    void aSelectionOfOnesOwnIsTheLesionAndIsLeftAsItIs() {
        String[] said = macro("""
                open("FOLDER/mole.png");
                makeRectangle(100, 80, 60, 40);
                Ext.measure("area_pixels", pixels);
                Ext.uncertainty(unsure);
                setVoxelSize(0.1, 0.1, 1, "mm");
                Ext.measure("area", area);
                Ext.measure("area_pixels", again);
                makeRectangle(100, 80, 30, 40);
                Ext.measure("area_pixels", half);
                getSelectionBounds(x, y, w, h);
                newImage("mask", "8-bit black", getWidth(), getHeight(), 1);
                setColor(255);
                fillRect(100, 80, 60, 40);
                selectImage("mole.png");
                Ext.jaccard("mask", value);
                return "" + pixels + " " + unsure + " " + area + " " + again + " " + half + " " + w + " " + value;
                """).split(" ");
        assertArrayEquals(new String[] {"2400", "NaN", "24", "2400", "1200", "30", "0.5"}, said);
    }

    @Test
    void anExplanationIsAMapOfItsTitleAndThePictureStaysInFront() {
        String[] said = macro("""
                open("FOLDER/mole.png");
                Ext.explain("MEL", title);
                front = getTitle();
                Ext.explain("all", all);
                selectImage(all);
                classes = nSlices;
                selectImage(title);
                return title + "|" + front + "|" + bitDepth() + "|" + getWidth() + " " + getHeight() + "|" + getValue("Max")
                        + "|" + classes;
                """).split("\\|");
        assertEquals("mole-explanation", said[0]);
        assertEquals("mole.png", said[1]);
        assertEquals("32", said[2]);
        assertEquals("320 240", said[3]);
        assertTrue(Double.parseDouble(said[4]) > 0, said[4]);
        assertEquals("7", said[5]);
    }

    @Test
    void withoutALesionThereIsAnAnswerAndNoError() {
        assertEquals("0 [] NaN NaN NaN 0 1 -1 []", macro("""
                newImage("skin", "RGB white", 10, 10, 1);
                Ext.segment(area);
                Ext.classify(label);
                Ext.probability("MEL", mel);
                Ext.measure("compactness", compactness);
                Ext.measure("area_pixels", pixels);
                Ext.review(flag);
                Ext.melanoma(0.9, suspected);
                Ext.explain("likeliest", title);
                return "" + area + " [" + label + "] " + suspected + " " + mel + " " + compactness + " " + pixels + " " + flag + " "
                        + selectionType() + " [" + title + "]";
                """));
    }

    @Test
    void aRulerSetsTheScaleAndWithoutOneTheReasonIsReturned() throws IOException {
        Phantom large = Phantom.draw(Phantom.Options.DEFAULT.withSeed(1));
        ImageFile.writePng(folder.resolve("ruler.png"), large.image());
        String[] said = macro("""
                open("FOLDER/ruler.png");
                before = Ext.calibrate(scale);
                getPixelSize(unit, width, height);
                newImage("skin", "RGB white", 100, 100, 1);
                reason = Ext.calibrate(none);
                getPixelSize(unset, w, h);
                return "" + scale + "|" + unit + "|" + 1 / width + "|" + none + "|" + unset + "|" + reason + "|" + before + ".";
                """).split("\\|");
        assertEquals(
                1 / large.pixelSize().width(),
                Double.parseDouble(said[0]),
                0.02 / large.pixelSize().width());
        assertEquals("mm", said[1]);
        assertEquals(Double.parseDouble(said[0]), Double.parseDouble(said[2]), 1e-3);
        assertEquals("NaN", said[3]);
        assertTrue(said[4].startsWith("pixel"), said[4]);
        assertTrue(said[5].startsWith("No ruler was found in skin"), said[5]);
        assertEquals(".", said[6]);
    }

    @Test
    void whatCannotBeDoneEndsTheMacro() {
        String picture = "open(\"FOLDER/mole.png\"); makeRectangle(100, 80, 60, 40);\n";
        assertEquals("reached", macro(picture + "Ext.measure(\"area\", a);\nreturn \"reached\";\n"));
        for (String failing : new String[] {
            "Ext.measure(\"compactnes\", a);",
            "Ext.probability(\"XYZ\", p);",
            "Ext.jaccard(\"no such mask\", j);",
            "Ext.jaccard(\"FOLDER/mole.png\", j);",
            "makeRectangle(900, 900, 5, 5); Ext.classify(c);",
            "Ext.calibrate(s, -1);",
            "Ext.melanoma(1.5, m);",
            "close(\"*\"); Ext.segment(a);"
        }) assertNull(macro(picture + failing + "\nreturn \"reached\";\n"), failing);
        assertNull(LegacyLayer.macro("run(\"LesionJ Macro Extensions\", \"segmenter=none\");\n"
                + picture.replace("FOLDER", folder.toString()) + "Ext.segment(a);\nreturn \"reached\";\n"));
    }

    private interface Call {
        void on(MacroAnswers answers) throws Exception;
    }

    private static String sentence(MacroAnswers answers, Call call) {
        return assertThrows(Exception.class, () -> call.on(answers)).getMessage();
    }

    @Test
    void sentencesNameTheMistakeAndTheFix() {
        LesionJService service = context.service(LesionJService.class);
        MacroAnswers answers = new MacroAnswers(service, DefaultModels.segmenter(), DefaultModels.classifier(), "cpu");
        assertEquals(
                "No image is open: open a picture of a lesion before this function.",
                sentence(answers, MacroAnswers::segment));
        ImagePlus imp =
                Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PixelSize.UNCALIBRATED));
        imp.setRoi(100, 80, 60, 40);
        ij.WindowManager.setTempCurrentImage(imp);
        String mask = "; please save it as PNG with 255 in the lesion and 0 elsewhere";
        Map<String, Call> wrong = Map.of(
                "\"compactnes\" is no number of Measure Lesion..., docs/measurements.md lists them: did you mean"
                        + " \"compactness\"?",
                lesion -> lesion.measure("compactnes"),
                "\"mel\" is none of the model's classes, which are MEL, NV, BCC, AKIEC, BKL, DF, VASC.",
                lesion -> lesion.probability("mel"),
                "The model has no class \"XYZ\"; use likeliest, all or one of MEL, NV, BCC, AKIEC, BKL, DF, VASC",
                lesion -> lesion.explain("XYZ"),
                "There is neither an open image nor a file \"no such mask\": give the title or the file of the lesion's"
                        + " mask.",
                lesion -> lesion.jaccard("no such mask"),
                "There is neither an open image nor a file \"\": give the title or the file of the lesion's mask.",
                lesion -> lesion.jaccard(""),
                "The mask " + folder.resolve("mole.png")
                        + " holds more colours than black and one other, such as (226, 202, 199) and (222, 190, 186)"
                        + mask,
                lesion -> lesion.jaccard(folder.resolve("mole.png").toString()),
                "The mask " + folder.resolve("small.png") + " is 4 x 3 pixels, but the image is 320 x 240",
                lesion -> lesion.jaccard(folder.resolve("small.png").toString()),
                "The millimetres between ticks are -1.0 but must be above 0 and at most 100, or 0 to have them assumed",
                lesion -> lesion.calibrate(-1));
        wrong.forEach((sentence, call) -> assertEquals(sentence, sentence(answers, call)));
        imp.setRoi(900, 900, 5, 5);
        assertEquals(
                "The selection holds no pixel of mole.png: outline the lesion in it, or select nothing.",
                sentence(answers, MacroAnswers::diagnosis));
        imp.deleteRoi();
        MacroAnswers none = new MacroAnswers(service, "none", "none", "cpu");
        assertTrue(sentence(none, MacroAnswers::segment).startsWith("There is no model \"none\""));
        MacroAnswers nowhere = new MacroAnswers(service, DefaultModels.segmenter(), "none", "tpu");
        assertEquals(
                "Unknown device \"tpu\"; use auto, cpu, gpu, gpu:N or mps", sentence(nowhere, MacroAnswers::segment));
    }

    @Test
    void theModelsAreLoadedOnceForAllPictures() {
        TorchEngine.models().freeAll();
        assertEquals("4", macro("""
                n = 0;
                for (i = 0; i < 4; i++) {
                    open("FOLDER/mole.png");
                    setPixel(0, 0, i * 1000);
                    Ext.segment(area);
                    Ext.classify(label);
                    if (area > 0) n++;
                    close();
                }
                return "" + n;
                """));
        assertEquals(3, TorchEngine.models().size(), "one segmenter and the two classifiers");
    }

    @Test
    void theMenuShowsTheFunctions() throws Exception {
        assertEquals("", reason(MacroExtensions.class));
        var module = create(MacroExtensions.class);
        module.run();
        String listing = (String) module.getOutput("functions");
        String page = Files.readString(Path.of("docs", "fiji.md"));
        for (MacroFunction function : MacroFunction.values()) {
            assertTrue(listing.contains("Ext." + function.called() + "("), listing);
            assertTrue(page.contains("\n| `Ext." + function.called() + "("), function.called());
        }
    }

    /** A selection traced around a mask with a hole and two parts is that mask again. */
    @Test
    void theModelsOwnOutlineIsKnownAgain() throws IOException {
        byte[] bits = new byte[40 * 30];
        for (int y = 3; y < 20; y++) for (int x = 4; x < 25; x++) bits[y * 40 + x] = 1;
        for (int y = 8; y < 12; y++) for (int x = 9; x < 14; x++) bits[y * 40 + x] = 0;
        bits[25 * 40 + 33] = 1;
        var mask = Pixels.mask(bits, 40, 30);
        Roi outline = LesionRoi.of(mask).outline().orElseThrow();
        ImagePlus imp = ij.IJ.createImage("mole", "RGB", 40, 30, 1);
        imp.setRoi(outline);
        assertArrayEquals(bits, Pixels.bits(SelectedArea.mask(imp, imp.getRoi())));
        ImagePlus shown = new ImagePlus("mask", imp.createRoiMask());
        assertArrayEquals(bits, Pixels.bits(MaskFile.of(shown, new FinalDimensions(40, 30))));
    }
}
