// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.lesionj.ForeignCommand;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.SourceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.display.DisplayPostprocessor;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** What a script reads from a command that has run, without a display. */
class CommandOutputsTest extends CommandTestBase {

    private static final Phantom PHANTOM =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(4));

    @TempDir
    Path folder;

    private final ImagePlus imp =
            Picture.colourImage("mole.png", new SourceImage("mole", PHANTOM.image(), PHANTOM.pixelSize()));

    private Module run(Class<? extends Command> command, Object... inputs) throws Exception {
        Module ended =
                context.service(CommandService.class).run(command, true, inputs).get();
        Cancelable cancelable = (Cancelable) ended;
        assertFalse(cancelable.isCanceled(), () -> "cancelled: " + cancelable.getCancelReason());
        return ended;
    }

    @Test
    void analyzeGivesAllThatItFound() throws Exception {
        Module ended = run(AnalyzeLesion.class, "imp", imp);
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            LesionAnalysis wanted = analyzer.analyze(PHANTOM.image(), PHANTOM.pixelSize());
            byte[] mask = Pixels.bits(wanted.segmentation().mask());
            for (int i = 0; i < mask.length; i++) mask[i] *= (byte) 255;
            assertArrayEquals(mask, (byte[])
                    ((ImagePlus) ended.getOutput("maskimage")).getProcessor().getPixels());
            assertArrayEquals(Pixels.numbers(wanted.segmentation().probability()), (float[])
                    ((ImagePlus) ended.getOutput("probabilitymap"))
                            .getProcessor()
                            .getPixels());
            assertEquals(wanted.roi().outline().orElseThrow().getBounds(), ((Roi) ended.getOutput("roi")).getBounds());
            assertEquals(wanted.measurements().area(), (Double) ended.getOutput("area"), 1e-9);
            assertEquals(wanted.measurements().perimeter(), (Double) ended.getOutput("perimeter"), 1e-9);
            assertEquals("mm", ended.getOutput("unit"));
            assertEquals(wanted.diagnosis().label(), ended.getOutput("label"));
            assertEquals(wanted.diagnosis().byClass(), ended.getOutput("probabilities"));
        }
        assertEquals("mole-mask", ((ImagePlus) ended.getOutput("maskimage")).getTitle());
        assertEquals(0, WindowManager.getImageCount(), "nothing was asked to be shown");
    }

    @Test
    void theOthersGiveTheirs() throws Exception {
        assertEquals(
                List.of("area", "maskimage", "perimeter", "probabilitymap", "roi", "unit"),
                filled(run(SegmentLesion.class, "imp", imp)));
        imp.setRoi(new Roi(40, 30, 50, 40));
        Module extracted = run(ExtractLesionRoi.class, "imp", imp, "outline", "selection", "margin", 0.0);
        assertEquals(List.of("area", "crop", "maskimage", "perimeter", "roi", "unit"), filled(extracted));
        assertEquals(50, ((ImagePlus) extracted.getOutput("crop")).getWidth());
        imp.setRoi(new Roi(40, 30, 50, 40));
        Module classified = run(ClassifyLesion.class, "imp", imp, "outline", "selection");
        assertEquals(
                List.of("area", "label", "maskimage", "perimeter", "probabilities", "roi", "unit"), filled(classified));
        assertEquals(7, ((Map<?, ?>) classified.getOutput("probabilities")).size());
        assertEquals(List.of("sample", "truthimage"), filled(run(OpenSampleImage.class)));
    }

    @Test
    void withoutALesionThereIsNoOutlineAndNoNumber() {
        SegmentLesion command = new SegmentLesion();
        Picture picture = new Picture(imp, new SourceImage("skin", PHANTOM.image(), PHANTOM.pixelSize()));
        ImagePlus mask = command.found(picture, io.github.lesionj.analysis.LesionRoi.of(ArrayImgs.bits(160, 120)));
        assertEquals(0, ((ByteProcessor) mask.getProcessor()).getStats().max);
        Module module = new org.scijava.command.CommandModule(new CommandInfo(SegmentLesion.class), command);
        assertNull(module.getOutput("roi"));
        assertNull(module.getOutput("area"));
    }

    private static List<String> filled(Module ended) {
        List<String> names = new ArrayList<>();
        ended.getOutputs().forEach((name, value) -> {
            if (value != null) names.add(name);
        });
        names.sort(null);
        return names;
    }

    @Test
    void noOutputIsShownBySciJavaItself() {
        Module ours = create(AnalyzeLesion.class);
        Module foreign =
                context.service(ModuleService.class).createModule(new CommandInfo(ForeignCommand.class.getName()));
        new QuietOutputs().process(ours);
        new QuietOutputs().process(foreign);
        ours.getInfo()
                .outputs()
                .forEach(output -> assertTrue(ours.isOutputResolved(output.getName()), output.getName()));
        assertFalse(foreign.isOutputResolved("width"));
        PluginInfo<PostprocessorPlugin> quiet =
                context.service(PluginService.class).getPlugin(QuietOutputs.class, PostprocessorPlugin.class);
        PluginInfo<PostprocessorPlugin> display =
                context.service(PluginService.class).getPlugin(DisplayPostprocessor.class, PostprocessorPlugin.class);
        assertTrue(
                quiet.getPriority() > display.getPriority() + 1, "before SciJava and its tables look for what to show");
    }

    @Test
    void aTitleThatNamesFoldersWritesIntoTheFolder() throws Exception {
        imp.setTitle("../up/mole: left.png");
        run(SegmentLesion.class, "imp", imp, "output", folder.resolve("out").toString());
        try (var files = Files.list(folder.resolve("out"))) {
            assertEquals(
                    List.of(".._up_mole_ left_overlay.png", ".._up_mole_ left_segmentation.png", "masks.csv"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anOutputFolderThatCannotBeMadeStopsTheCommandBeforeItsWork() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                "The folder " + file + " cannot be made: look at 'output'.",
                reason(SegmentLesion.class, "imp", imp, "output", file.toString()));
        assertNull(imp.getOverlay());
    }
}
