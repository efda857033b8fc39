// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.process.ColorProcessor;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.Illuminant;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** The commands that take something from a picture, as a script calls them. */
class CleaningCommandsTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(200, 150).withSeed(6));

    @TempDir
    Path folder;

    private final ImagePlus imp =
            Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize()));

    @AfterEach
    void closeWindows() {
        ij.WindowManager.closeAllWindows();
    }

    private Module run(Class<? extends Command> command, Object... inputs) throws Exception {
        Module ended =
                context.service(CommandService.class).run(command, true, inputs).get();
        Cancelable cancelable = (Cancelable) ended;
        assertFalse(cancelable.isCanceled(), () -> "cancelled: " + cancelable.getCancelReason());
        return ended;
    }

    private static int[] pixels(Module ended, String output) {
        return (int[]) ((ImagePlus) ended.getOutput(output)).getProcessor().getPixels();
    }

    private static byte[] white(byte[] bits) {
        for (int i = 0; i < bits.length; i++) bits[i] *= (byte) 255;
        return bits;
    }

    @Test
    void removeHairGivesPictureMaskAndFiles() throws Exception {
        int[] before = Pixels.argb(PHANTOM.image()).clone();
        HairRemoval wanted = HairRemoval.of(PHANTOM.image(), HairSettings.DEFAULT);
        Module ended = run(RemoveHair.class, "imp", imp, "mask", true, "output", folder.toString());
        ImagePlus result = (ImagePlus) ended.getOutput("result");
        ImagePlus mask = (ImagePlus) ended.getOutput("maskimage");
        byte[] bits = Pixels.bits(wanted.mask());
        int set = 0;
        for (byte bit : bits) set += bit;
        assertTrue(set > 100, "hairs " + set);
        assertEquals((double) set / bits.length, (Double) ended.getOutput("share"), 1e-12);
        assertArrayEquals(Pixels.argb(wanted.image()), pixels(ended, "result"));
        assertArrayEquals(before, (int[]) imp.getProcessor().getPixels(), "the picture itself");
        assertEquals("mole-hairless", result.getTitle());
        assertEquals("mole-hair-mask", mask.getTitle());
        assertEquals("mm", result.getCalibration().getUnit());
        assertEquals(imp.getCalibration().pixelWidth, mask.getCalibration().pixelWidth);
        assertArrayEquals(
                Pixels.argb(wanted.image()),
                Pixels.argb(
                        ImageOpener.open(folder.resolve("mole_hairless.png")).image()));
        assertArrayEquals(bits, Pixels.bits(MaskFile.read(folder.resolve("mole_hair_mask.png"))));
        assertArrayEquals(white(bits), (byte[]) mask.getProcessor().getPixels());
    }

    @Test
    void aSelectionLimitsWhatIsChanged() throws Exception {
        imp.setRoi(new OvalRoi(20, 10, 90, 120));
        HairRemoval whole = HairRemoval.of(PHANTOM.image(), HairSettings.DEFAULT);
        int[] after = pixels(run(RemoveHair.class, "imp", imp, "within", "selection"), "result");
        int[] before = Pixels.argb(PHANTOM.image()), cleaned = Pixels.argb(whole.image());
        for (int i = 0; i < after.length; i++) {
            boolean inside = imp.getRoi().contains(i % 200, i / 200);
            assertEquals(inside ? cleaned[i] : before[i], after[i], "at " + i);
        }
        imp.deleteRoi();
        assertTrue(reason(RemoveHair.class, "imp", imp, "within", "selection")
                .startsWith("No area is selected in mole.png"));
        assertEquals(
                "'within' is \"half\" but must be picture or selection.",
                reason(RemoveHair.class, "imp", imp, "within", "half"));
    }

    @Test
    void colourConstancySaysTheLight() throws Exception {
        Module ended =
                run(ColourConstancy.class, "imp", imp, "power", 3.0, "linear", false, "output", folder.toString());
        ShadesOfGray shades = new ShadesOfGray(3, false);
        Illuminant light = shades.illuminant(PHANTOM.image());
        assertArrayEquals(
                new double[] {light.red(), light.green(), light.blue()}, (double[]) ended.getOutput("illuminant"));
        assertArrayEquals(Pixels.argb(shades.apply(PHANTOM.image())), pixels(ended, "result"));
        assertEquals("mole-balanced", ((ImagePlus) ended.getOutput("result")).getTitle());
        assertTrue(folder.resolve("mole_balanced.png").toFile().exists());
    }

    @Test
    void maskArtifactsFillsWhatIsAskedFor() throws Exception {
        Img<ARGBType> marked = Pixels.image(Pixels.argb(PHANTOM.image()).clone(), 200, 150);
        for (int x = 20; x < 180; x++)
            for (int y = 12; y < 18; y++) marked.getAt(x, y).set(0xff3232a0);
        ImagePlus picture = Picture.colourImage("pen", new SourceImage("pen", marked, PHANTOM.pixelSize()));
        Module ended = run(MaskArtifacts.class, "imp", picture, "vignette", false, "ruler", false);
        ArtifactMask wanted = ArtifactMask.of(marked, new ArtifactSettings(false, false, true));
        assertArrayEquals(Pixels.argb(wanted.image()), pixels(ended, "result"));
        assertTrue((Double) ended.getOutput("share") > 0.02);
        assertEquals("pen-artifact-mask", ((ImagePlus) ended.getOutput("maskimage")).getTitle());
    }

    @Test
    void aStackBecomesAStack() throws Exception {
        ImagePlus stack = IJ.createHyperStack("visits.tif", 120, 90, 1, 2, 2, 24);
        for (int i = 1; i <= 4; i++)
            stack.getStack()
                    .setProcessor(
                            new ColorProcessor(
                                    120,
                                    90,
                                    Pixels.argb(Phantom.draw(Phantom.Options.DEFAULT
                                                    .withSize(120, 90)
                                                    .withSeed(i))
                                            .image())),
                            i);
        stack.setPosition(1, 2, 1);
        Module ended = run(RemoveHair.class, "imp", stack, "output", folder.toString());
        ImagePlus result = (ImagePlus) ended.getOutput("result");
        assertEquals("visits-hairless", result.getTitle());
        assertEquals(List.of(2, 2), List.of(result.getNSlices(), result.getNFrames()));
        assertEquals(2, stack.getCurrentSlice(), "shows what it showed");
        for (int i = 1; i <= 4; i++) {
            ColorProcessor slice = (ColorProcessor) stack.getStack().getProcessor(i);
            int[] argb = (int[]) slice.getPixels();
            assertArrayEquals(
                    Pixels.argb(HairRemoval.of(Pixels.image(argb, 120, 90), HairSettings.DEFAULT)
                            .image()),
                    (int[]) result.getStack().getProcessor(i).getPixels(),
                    "slice " + i);
        }
        for (String place : List.of("z1-t1", "z2-t1", "z1-t2", "z2-t2"))
            assertTrue(
                    folder.resolve("visits-" + place + "_hairless.png").toFile().exists(), place);
        ImagePlus one =
                (ImagePlus) run(RemoveHair.class, "imp", stack, "stack", false).getOutput("result");
        assertEquals("visits-z2-t1-hairless", one.getTitle());
        assertEquals(1, one.getStackSize());
    }

    @ParameterizedTest
    @ValueSource(classes = {RemoveHair.class, ColourConstancy.class, MaskArtifacts.class})
    void aTinyPictureHasAnAnswer(Class<? extends Command> command) throws Exception {
        ImagePlus tiny = IJ.createImage("tiny", "8-bit ramp", 10, 10, 1);
        ImagePlus result = (ImagePlus) run(command, "imp", tiny).getOutput("result");
        assertEquals(List.of(10, 10), List.of(result.getWidth(), result.getHeight()));
    }

    @Test
    void whatDoesNotFitIsOneSentence() throws Exception {
        assertEquals(
                "contrast lies between 1 and 100 grey levels, not 0.0.",
                reason(RemoveHair.class, "imp", imp, "contrast", 0.0));
        assertEquals(
                "dark and light are both false: one kind of hair must be looked for.",
                reason(RemoveHair.class, "imp", imp, "dark", false, "light", false));
        assertEquals("power lies between 1 and 64, not 0.0.", reason(ColourConstancy.class, "imp", imp, "power", 0.0));
        assertEquals(
                "vignette, ruler and ink are all false: one of them must be looked for.",
                reason(MaskArtifacts.class, "imp", imp, "vignette", false, "ruler", false, "ink", false));
        assertEquals(
                "There is no file /no/such.png: give the path of a picture in 'path'.",
                reason(RemoveHair.class, "path", "/no/such.png"));
    }
}
