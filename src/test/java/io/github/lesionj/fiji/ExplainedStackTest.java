// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** Explanations and uncertainty of each slice of a stack are those of the slice alone. */
class ExplainedStackTest extends CommandTestBase {

    private static final int WIDTH = 80, HEIGHT = 60;

    @TempDir
    Path folder;

    private final ResultsTable results = ResultsTable.getResultsTable();

    @BeforeEach
    void emptyResults() {
        results.reset();
    }

    private static ImagePlus visits(int count) {
        ImageStack stack = new ImageStack(WIDTH, HEIGHT);
        for (int seed = 1; seed <= count; seed++) {
            int[] argb = Pixels.argb(
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(WIDTH, HEIGHT).withSeed(seed))
                            .image());
            stack.addSlice(new ColorProcessor(WIDTH, HEIGHT, argb.clone()));
        }
        return new ImagePlus("visits.tif", stack);
    }

    private static ImagePlus alone(ImagePlus stack, int slice) {
        ImagePlus one = new ImagePlus(
                "visits-slice" + slice, stack.getStack().getProcessor(slice).duplicate());
        one.setRoi(stack.getRoi());
        return one;
    }

    private Module run(Class<? extends Command> command, Object... inputs)
            throws InterruptedException, ExecutionException {
        Module ended =
                context.service(CommandService.class).run(command, true, inputs).get();
        assertFalse(((Cancelable) ended).isCanceled(), () -> ((Cancelable) ended).getCancelReason());
        return ended;
    }

    private static float[] pixels(Module ended, String output, int slice) {
        FloatProcessor map = (FloatProcessor)
                ((ImagePlus) ended.getOutput(output)).getStack().getProcessor(slice);
        return (float[]) map.getPixels();
    }

    @Test
    void everySliceIsExplainedAsItWouldBeAlone() throws Exception {
        String model = TinyModels.classifier(folder.resolve("tiny.zip"), 3).toString();
        ImagePlus imp = visits(3);
        imp.setRoi(new Roi(20, 15, 40, 30));
        imp.setSlice(2);
        String output = folder.resolve("out").toString();
        Object[] inputs = {
            "imp", imp, "outline", "selection", "classes", "all", "classifier", model, "stack", true, "output", output
        };
        Module ended = run(ExplainClassification.class, inputs);
        ImagePlus maps = (ImagePlus) ended.getOutput("explanation");
        ImagePlus over = (ImagePlus) ended.getOutput("overlayimage");
        assertArrayEquals(new int[] {WIDTH, HEIGHT, 3, 3, 1}, maps.getDimensions(), "classes are channels");
        assertEquals(3, results.size());
        assertEquals(2, imp.getCurrentSlice());
        for (int slice = 1; slice <= 3; slice++) {
            Module single = run(
                    ExplainClassification.class,
                    "imp",
                    alone(imp, slice),
                    "outline",
                    "selection",
                    "classes",
                    "all",
                    "classifier",
                    model);
            for (int c = 1; c <= 3; c++)
                assertArrayEquals(
                        pixels(single, "explanation", c), pixels(ended, "explanation", 3 * (slice - 1) + c), 1e-6f);
            assertEquals(results.getStringValue("Class", 2 + slice), results.getStringValue("Class", slice - 1));
            assertEquals(slice, results.getValue("Slice", slice - 1));
            assertTrue(Files.exists(folder.resolve("out/visits-slice" + slice + "_explanation.tif")));
        }
        Overlay heat = over.getOverlay();
        assertEquals(9, heat.size());
        assertEquals(
                List.of(2, 3),
                List.of(heat.get(7).getCPosition(), heat.get(7).getZPosition()),
                "the second class on the third slice");
        assertEquals("visits-explanation", maps.getTitle());
    }

    /** A picture of one colour has no lesion: the stack keeps its place, and the table says so. */
    @Test
    void aSliceWithoutALesionHasAnEmptyMap() throws Exception {
        String classifier = TinyModels.classifier(folder.resolve("tiny.zip"), 3).toString();
        ImagePlus imp = visits(2);
        imp.getProcessor().setColor(0xc09080);
        imp.getProcessor().fill();
        Module ended = run(ExplainClassification.class, "imp", imp, "classifier", classifier, "stack", true);
        assertEquals(2, ((ImagePlus) ended.getOutput("explanation")).getStackSize());
        assertArrayEquals(new float[WIDTH * HEIGHT], pixels(ended, "explanation", 1));
        assertEquals("", results.getStringValue("Class", 0));
        assertEquals(ended.getOutput("label"), results.getStringValue("Class", 1));
        assertTrue(((FloatProcessor) ((ImagePlus) ended.getOutput("explanation"))
                                .getStack()
                                .getProcessor(2))
                        .getStats()
                        .max
                > 0);
    }

    @Test
    void theUncertaintyOfEverySliceIsThatOfTheSliceAlone() throws Exception {
        String model = TinyModels.segmenter(folder.resolve("tiny.zip"), 1).toString();
        ImagePlus imp = visits(2);
        String output = folder.resolve("out").toString();
        Module ended = run(
                MapUncertainty.class,
                "imp",
                imp,
                "segmenter",
                model,
                "measure",
                "entropy",
                "stack",
                true,
                "output",
                output);
        assertEquals(2, results.size());
        assertEquals(2, ((ImagePlus) ended.getOutput("maskimage")).getStackSize());
        assertEquals("visits-uncertainty", ((ImagePlus) ended.getOutput("uncertainty")).getTitle());
        for (int slice = 1; slice <= 2; slice++) {
            Module single =
                    run(MapUncertainty.class, "imp", alone(imp, slice), "segmenter", model, "measure", "entropy");
            assertArrayEquals(pixels(single, "uncertainty", 1), pixels(ended, "uncertainty", slice), 1e-6f);
            assertEquals(
                    results.getStringValue("Mask doubt", 1 + slice), results.getStringValue("Mask doubt", slice - 1));
            assertTrue(Files.exists(folder.resolve("out/visits-slice" + slice + "_uncertainty.tif")));
        }
    }
}
