// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Every command of the menu on a drawn lesion, on a real one where there is one, on one of 10 x 10 pixels, on a single colour and on skin without a lesion: a
 * right answer, or one sentence that says why there is none. Files and folders are those of the one picture.
 */
class OddPicturesTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(320, 240).withSeed(4));

    /** Commands of one picture or of a folder that holds it, with what a macro would say. */
    private static final List<String> CALLS = List.of(
            "Segment Lesion...",
            "Extract Lesion ROI...",
            "Classify Lesion...",
            "Analyze Lesion...",
            "Calibrate from Ruler...",
            "Measure Lesion...",
            "Compare Two Visits...|second=@/pictures/odd.png",
            "Remove Hair...",
            "Colour Constancy...",
            "Mask Vignette, Ruler and Ink...",
            "Explain Classification...",
            "Map Uncertainty...",
            "Process Folder...|command=analyze|input=@/pictures|output=@/analyze",
            "Process Folder...|command=segment|input=@/pictures|output=@/segment",
            "Process Folder...|command=classify|input=@/pictures|output=@/classify",
            "Process Folder...|command=measure|input=@/pictures|output=@/measure",
            "Evaluate...|truth=@/masks|images=@/pictures|output=@/report");

    /** Commands that are tried on odd data below. */
    private static final List<String> TRAINED =
            List.of("Train Segmentation Model...", "Train Classification Model...", "Cross-Validate...");

    /** Commands that look at no picture themselves. */
    private static final Map<String, String> WITHOUT_PICTURE = Map.of(
            "Open Sample Image", "draws one",
            "Models...", "is about models",
            "Export Model...", "is about models",
            "Doctor...", "draws one",
            "LesionJ Macro Extensions", "registers functions",
            "Resume Training...", "goes on with what Train began",
            "Review...", "needs a window: BenchIT reviews 10 x 10 pixels and a picture without a lesion too");

    @TempDir
    Path folder;

    @Test
    void aLesion() throws Exception {
        assertEquals("""
                Segment Lesion... lesion
                Extract Lesion ROI... lesion
                Classify Lesion... lesion
                Analyze Lesion... lesion
                Calibrate from Ruler... 16.0 pixels/mm
                Measure Lesion... lesion
                Compare Two Visits... overlap 1.00
                Remove Hair... 320 x 240
                Colour Constancy... 320 x 240
                Mask Vignette, Ruler and Ink... 320 x 240
                Explain Classification... lesion
                Map Uncertainty... lesion
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Evaluate... jaccard 0.9""", outcomes(PHANTOM.image(), PHANTOM.mask()));
    }

    /** Not with LesionJ, see the folder's licence: a nevus of 1024 x 768 pixels without a ruler. */
    @Test
    void aRealPicture() throws Exception {
        Path samples =
                Path.of(System.getProperty("lesionj.data", "../shared/data")).resolve("samples");
        assumeTrue(Files.isDirectory(samples), "no real pictures at " + samples + "; set -Dlesionj.data=<folder>");
        Img<ARGBType> image =
                ImageOpener.open(samples.resolve("images/ISIC_0010459.jpg")).image();
        assertEquals("""
                Segment Lesion... lesion
                Extract Lesion ROI... lesion
                Classify Lesion... lesion
                Analyze Lesion... lesion
                Calibrate from Ruler... No ruler was found in odd: its scale must be known otherwise, for Analyze > Set Scale... or a calibration table
                Measure Lesion... lesion
                Compare Two Visits... overlap 1.00
                Remove Hair... 1024 x 768
                Colour Constancy... 1024 x 768
                Mask Vignette, Ruler and Ink... 1024 x 768
                Explain Classification... lesion
                Map Uncertainty... lesion
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Evaluate... jaccard 0.9""", outcomes(image, MaskFile.read(samples.resolve("masks/ISIC_0010459_segmentation.png"))));
    }

    @Test
    void aLesionOfFewPixels() throws Exception {
        Img<ARGBType> image = skin(10, 10, 4);
        Img<BitType> mask = square(10, 3);
        for (int y = 3; y < 7; y++)
            for (int x = 3; x < 7; x++) image.getAt(x, y).set(0xff503020);
        assertEquals("""
                Segment Lesion... lesion
                Extract Lesion ROI... lesion
                Classify Lesion... lesion
                Analyze Lesion... lesion
                Calibrate from Ruler... No ruler was found in odd: its scale must be known otherwise, for Analyze > Set Scale... or a calibration table
                Measure Lesion... lesion
                Compare Two Visits... odd measures 10 x 10 pixels: to be laid over another it needs 36 on each side
                Remove Hair... 10 x 10
                Colour Constancy... 10 x 10
                Mask Vignette, Ruler and Ink... 10 x 10
                Explain Classification... lesion
                Map Uncertainty... lesion
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Evaluate... jaccard 1.0""", outcomes(image, mask));
    }

    @Test
    void aSingleColourAndSkinHaveNoLesion() throws Exception {
        for (int grain : new int[] {0, 6}) assertEquals("""
                Segment Lesion... no lesion
                Extract Lesion ROI... No lesion was found in odd.png: outline it by hand and choose 'selection'.
                Classify Lesion... no lesion
                Analyze Lesion... no lesion
                Calibrate from Ruler... No ruler was found in odd: its scale must be known otherwise, for Analyze > Set Scale... or a calibration table
                Measure Lesion... no lesion
                Compare Two Visits... No lesion was found in odd: outline it by hand, or take another picture
                Remove Hair... 160 x 120
                Colour Constancy... 160 x 120
                Mask Vignette, Ruler and Ink... 160 x 120
                Explain Classification... No lesion was found in odd.png, so there is no class to explain: outline it by hand and choose 'selection'.
                Map Uncertainty... no lesion
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Process Folder... 1 of 1
                Evaluate... jaccard 1.0""", outcomes(skin(160, 120, grain), ArrayImgs.bits(160, 120)));
    }

    @Test
    void oddPicturesAreLearntFromToo() throws Exception {
        TinyData.write(folder, 18);
        odd("p0", skin(10, 10, 4), square(10, 3));
        odd("p1", skin(160, 120, 0), ArrayImgs.bits(160, 120));
        odd("p4", skin(64, 48, 6), ArrayImgs.bits(64, 48));
        Path masks = Files.writeString(folder.resolve("masks.json"), TinyData.segmentationRecipe(1));
        Path classes = Files.writeString(
                folder.resolve("classes.json"),
                TinyData.classificationRecipe(1).replace("\"folds\": 4", "\"folds\": 3"));
        assertEquals("", train("Train Segmentation Model...", masks));
        assertEquals("", train("Train Classification Model...", classes));
        assertEquals("", train("Cross-Validate...", classes));
    }

    @Test
    void noCommandIsLeftOut() {
        TreeSet<String> tried = Stream.concat(CALLS.stream().map(call -> call.split("\\|")[0]), TRAINED.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        tried.addAll(WITHOUT_PICTURE.keySet());
        assertEquals(
                context.service(CommandService.class).getCommands().stream()
                        .filter(info -> info.is(Recording.OURS))
                        .map(UserInputs::label)
                        .collect(Collectors.toCollection(TreeSet::new)),
                tried);
    }

    private String outcomes(Img<ARGBType> image, Img<BitType> mask) throws Exception {
        Path place = Files.createTempDirectory(folder, "odd");
        ImageFile.writePng(place.resolve("pictures/odd.png"), image);
        MaskFile.write(place.resolve("masks/odd_segmentation.png"), mask);
        StringJoiner lines = new StringJoiner("\n");
        for (String call : CALLS) {
            ImagePlus imp = Picture.colourImage("odd.png", new SourceImage("odd", image, PixelSize.UNCALIBRATED));
            String[] parts = call.replace("@", place.toString()).split("\\|");
            Module module = module(parts[0]);
            for (String name : UserInputs.named(module.getInfo(), ImagePlus.class)) module.setInput(name, imp);
            for (int i = 1; i < parts.length; i++) module.setInput(parts[i].split("=")[0], parts[i].split("=")[1]);
            lines.add(parts[0] + " " + outcome(run(module)));
        }
        return lines.toString();
    }

    private Module module(String label) {
        CommandInfo command = context.service(CommandService.class).getCommands().stream()
                .filter(info ->
                        info.is(Recording.OURS) && UserInputs.label(info).equals(label))
                .findFirst()
                .orElseThrow();
        return context.service(ModuleService.class).createModule(command);
    }

    private Module run(Module module) throws Exception {
        ResultsTable.getResultsTable().reset();
        return context.service(ModuleService.class).run(module, true).get();
    }

    /** The sentence that refuses, or the answer in a few words. */
    private static String outcome(Module ended) {
        if (((Cancelable) ended).isCanceled()) return ((Cancelable) ended).getCancelReason();
        Map<String, Object> outputs = ended.getOutputs();
        if (outputs.get("area") instanceof Double area) return area > 0 ? "lesion" : "no lesion";
        if (outputs.get("result") instanceof ImagePlus imp) return imp.getWidth() + " x " + imp.getHeight();
        if (outputs.get("pixelspermm") instanceof Double scale) return IJ.d2s(scale, 1) + " pixels/mm";
        if (outputs.get("numbers") instanceof Map<?, ?> numbers)
            return "overlap " + IJ.d2s((Double) numbers.get("overlap"), 2);
        if (outputs.get("done") instanceof Integer done)
            return done + " of " + (done + ((List<?>) outputs.get("failures")).size());
        return ((String) outputs.get("figures"))
                .lines()
                .filter(line -> line.startsWith("jaccard"))
                .map(line -> "jaccard " + line.split("\\s+")[1].substring(0, 3))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private String train(String label, Path recipe) throws Exception {
        Module module = module(label);
        module.setInput("recipe", recipe.toString());
        module.setInput("data", folder.toString());
        module.setInput("output", folder.resolve(label.replace(".", "")).toString());
        Cancelable ended = (Cancelable) run(module);
        return ended.isCanceled() ? ended.getCancelReason() : "";
    }

    private void odd(String name, Img<ARGBType> image, Img<BitType> mask) throws IOException {
        ImageFile.writePng(folder.resolve("tiny/images/" + name + ".png"), image);
        MaskFile.write(folder.resolve("tiny/masks/" + name + "_segmentation.png"), mask);
    }

    private static Img<BitType> square(int side, int margin) {
        Img<BitType> mask = ArrayImgs.bits(side, side);
        for (int y = margin; y < side - margin; y++)
            for (int x = margin; x < side - margin; x++) mask.getAt(x, y).setOne();
        return mask;
    }

    private static Img<ARGBType> skin(int width, int height, int grain) {
        Random random = new Random(7);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int lighter = (int) Math.round(grain * random.nextGaussian());
            pixels[i] = 0xff000000 | (205 + lighter) << 16 | (160 + lighter) << 8 | (140 + lighter);
        }
        return Pixels.image(pixels, width, height);
    }
}
