// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import java.awt.event.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @AfterEach
    void forgetEscape() {
        IJ.resetEscape();
    }

    @Test
    void escapeStopsAtTheNextStep() {
        try (Progress progress = Progress.start()) {
            progress.step(0.1, "opening");
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
            assertThrows(EscapePressed.class, () -> progress.step(0.5, "looking"));
            assertThrows(EscapePressed.class, progress::checkEscape);
        }
    }

    @Test
    void anEarlierEscapeIsForgotten() {
        IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        try (Progress progress = Progress.start()) {
            assertDoesNotThrow(progress::checkEscape);
        }
    }
}
