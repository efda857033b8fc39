// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remove Hair, Colour Constancy and Mask Vignette, Ruler and Ink in a real plain ImageJ. */
class CleaningIT {

    @TempDir
    Path folder;

    @BeforeEach
    void needsWindow() {
        ImageJProcess.assumeDisplay();
    }

    @Test
    void dialogRecordedLineAndMacroAgree() throws Exception {
        String macro = Path.of("macros", "remove_hair.ijm").toAbsolutePath().toString();
        String answer = ImageJProcess.run(folder, "clean", macro);
        String[] parts = answer.split("(?<=stayed\n)", 2);
        assertEquals("""
                run("Remove Hair...", "within=picture stack=true mask=true dark=true light=true contrast=11.0");
                same
                run("Colour Constancy...", "within=picture stack=true power=6.0 linear=true");
                same
                run("Mask Vignette, Ruler and Ink...", "within=picture stack=true mask=true vignette=true ruler=true ink=true");
                same
                the picture stayed
                """, parts[0]);
        byte[] hair = Pixels.bits(HairRemoval.mask(
                Phantom.draw(Phantom.Options.DEFAULT.withSeed(1)).image(), HairSettings.DEFAULT));
        int set = 0;
        for (byte bit : hair) set += bit;
        String share = String.format(Locale.ROOT, "%.2f", 100.0 * set / hair.length);
        assertTrue(set > 1000, "hairs " + set);
        assertTrue(parts[1].matches("lesion-sample-1: \\Q" + share + "\\E % hair, lesion of [0-9.]+ mm\\^2"), parts[1]);
    }
}
