// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dialogs, recorded lines and windows of Calibrate from Ruler and Compare Two Visits in a real plain ImageJ. */
class RulerAndVisitsIT {

    @TempDir
    Path folder;

    @Test
    void bothDialogsAndTheirLinesDoTheSame() throws Exception {
        ImageJProcess.assumeDisplay();
        assertEquals("""
                run("Calibrate from Ruler...", "millimetres=0.0 draw=true");
                run("Compare Two Visits...", "outline=automatic segmenter=efficientnetlite0-unet-isic2017 device=auto");
                51.2 ruler
                same""", ImageJProcess.run(folder, "visits"));
    }
}
