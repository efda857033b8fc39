// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

/** What a dialog begins with, and when it does not open. */
class DialogPrefaceTest extends CommandTestBase {

    private final DialogPreface preface = new DialogPreface();

    @AfterEach
    void forget() {
        LastTraining.forget();
    }

    @Test
    void withoutAPictureASentenceTakesTheDialogsPlace() {
        preface.process(create(AnalyzeLesion.class));
        assertTrue(preface.isCanceled());
        assertEquals(
                "No image is open: open a picture of a lesion first, or name its file in 'path'.",
                preface.getCancelReason());
    }

    @Test
    void aPictureThatWasClosedIsNone() {
        Module module = create(AnalyzeLesion.class);
        module.setInput("imp", new ImagePlus());
        preface.process(module);
        assertTrue(preface.isCanceled());
    }

    @Test
    void aFileIsAPictureToo() {
        Module module = create(AnalyzeLesion.class);
        module.setInput("path", "/a.png");
        module.resolveInput("path");
        preface.process(module);
        assertFalse(preface.isCanceled());
    }

    @Test
    void thePictureIsNamedAboveTheFields() {
        Module module = create(SegmentLesion.class);
        module.setInput("imp", new ImagePlus("left <arm>.png", new ByteProcessor(9, 9)));
        preface.process(module);
        assertEquals(
                "<html><b>left &lt;arm&gt;.png</b><br>A research tool, no medical device. <a href=\"" + Texts.DOCS
                        + "\">Help</a></html>",
                module.getInput("about"));
        assertFalse(module.isInputResolved("about"), "it is shown");
    }

    @Test
    void nothingIsSaidWhereNothingIsAsked() {
        Module module = create(SegmentLesion.class);
        UserInputs.of(module.getInfo()).forEach(input -> module.resolveInput(input.getName()));
        preface.process(module);
        assertTrue(module.isInputResolved("about"), "otherwise a dialog of one line would open");
        assertFalse(preface.isCanceled());
    }

    @Test
    void theDialogThatResumesBeginsWithTheTrainingThatWasLeft() {
        LastTraining.remember(Path.of("/data/mine"));
        Module asked = create(ResumeTraining.class);
        preface.process(asked);
        assertEquals("/data/mine", asked.getInput("output"));
        Module macro = create(ResumeTraining.class);
        UserInputs.of(macro.getInfo()).forEach(input -> macro.resolveInput(input.getName()));
        preface.process(macro);
        assertEquals("", macro.getInput("output"), "a macro never depends on what was done before");
    }

    @Test
    void runsBetweenTheDefaultsAndTheDialog() {
        PluginService plugins = context.service(PluginService.class);
        PluginInfo<PreprocessorPlugin> own = plugins.getPlugin(DialogPreface.class, PreprocessorPlugin.class);
        PluginInfo<PreprocessorPlugin> defaults = plugins.getPlugin(MissingInputs.class, PreprocessorPlugin.class);
        assertTrue(own.getPriority() < defaults.getPriority());
        assertTrue(own.getPriority() > InputHarvester.PRIORITY + 1);
    }
}
