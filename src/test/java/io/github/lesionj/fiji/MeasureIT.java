// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measure Lesion... from its dialog, from the recorded line and from the ROI Manager, in a real plain ImageJ. */
class MeasureIT {

    @TempDir
    Path folder;

    @Test
    void dialogRecordedLineAndRoiManagerGiveTheSameNumbers() throws Exception {
        ImageJProcess.assumeDisplay();
        assertEquals("""
                run("Open Sample Image", "seed=1 truth=false");
                run("Measure Lesion...", "outline=automatic segmenter=efficientnetlite0-unet-isic2017 device=auto structures=3 whole=false stack=false lines=true manager=true");
                lesion lesion-segments lesion-segments lesion-axis lesion-axis lesion-diameter
                lesion-sample-1-lesion-1
                3
                ROI Manager same
                replay same""", ImageJProcess.run(folder, "measure"));
    }
}
