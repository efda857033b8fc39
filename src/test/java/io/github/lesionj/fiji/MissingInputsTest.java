// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.ForeignCommand;
import org.junit.jupiter.api.Test;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

/** The unit tests run headless, where nobody can be asked. */
class MissingInputsTest extends CommandTestBase {

    @Test
    void oursTakeTheirDefaults() {
        Module module = create(ExtractLesionRoi.class);
        new MissingInputs().process(module);
        for (String input :
                new String[] {"imp", "path", "outline", "segmenter", "device", "margin", "masked", "manager"})
            assertTrue(module.isInputResolved(input), input);
        assertEquals(0.1, module.getInput("margin"));
        assertEquals("automatic", module.getInput("outline"));
    }

    @Test
    void othersAreLeftAlone() {
        Module module =
                context.service(ModuleService.class).createModule(new CommandInfo(ForeignCommand.class.getName()));
        new MissingInputs().process(module);
        assertFalse(module.isInputResolved("margin"));
    }

    @Test
    void runsBetweenSciJavasDefaultsAndItsDialog() {
        PluginInfo<PreprocessorPlugin> info =
                context.service(PluginService.class).getPlugin(MissingInputs.class, PreprocessorPlugin.class);
        assertTrue(info.getPriority() > InputHarvester.PRIORITY + 1);
        assertTrue(info.getPriority() < Priority.LOW);
    }
}
