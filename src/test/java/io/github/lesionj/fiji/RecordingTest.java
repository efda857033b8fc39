// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;

/** The lines that LesionJ writes into ImageJ's recorder; what is recorded when is a window test's. */
class RecordingTest extends CommandTestBase {

    @Test
    void theSamplesChoicesAreRecorded() {
        Module sample = create(OpenSampleImage.class);
        sample.setInput("seed", 7);
        sample.setInput("truth", true);
        assertEquals("run(\"Open Sample Image\", \"seed=7 truth=true\");\n", line(sample, false));
        assertEquals("IJ.run(\"Open Sample Image\", \"seed=7 truth=true\");\n", line(sample, true));
    }

    @Test
    void pathsAreEscapedForTheMacroLanguage() {
        Module extract = create(ExtractLesionRoi.class);
        extract.setInput("path", "C:\\my \"moles\"\\1.png");
        String line = line(extract, false);
        assertTrue(
                line.startsWith(
                        "run(\"Extract Lesion ROI...\", \"path=[C:\\\\my \\\"moles\\\"\\\\1.png] outline=automatic "),
                line);
    }

    private static String line(Module module, boolean script) {
        return Recording.line((CommandInfo) module.getInfo(), (Command) module.getDelegateObject(), script);
    }

    /** Fiji's recorder would write them once more, and those that failed too. */
    @Test
    void fijiDoesNotRecordLesionJsCommandsItself() {
        for (CommandInfo info :
                context.service(org.scijava.command.CommandService.class).getCommands())
            if (info.getDelegateClassName().startsWith("io.github.lesionj.fiji."))
                assertTrue(info.is(Recording.OURS), info.getTitle());
    }
}
