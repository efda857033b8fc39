// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;

class MacroOptionsTest extends CommandTestBase {

    private Module extract;

    @BeforeEach
    void createModule() {
        extract = create(ExtractLesionRoi.class);
    }

    @Test
    void readsWhatFijiRecords() {
        assertEquals(
                Map.of("path", "/my pictures/mole 1.jpg", "margin", 0.25, "masked", true, "manager", false),
                MacroOptions.read(extract, "path=[/my pictures/mole 1.jpg] margin=0.25 masked=true manager=false"));
    }

    @Test
    void aModelMayBeAnInstalledOneOrAFile() {
        assertEquals(Map.of("segmenter", "mine"), MacroOptions.read(extract, "segmenter=mine"));
        assertEquals(Map.of("segmenter", "/my models/a.zip"), MacroOptions.read(extract, "segmenter=[/my models/a.zip]"));
    }

    @Test
    void leavesOutWhatTheMacroLeavesOut() {
        assertEquals(Map.of(), MacroOptions.read(extract, null));
        assertEquals(Map.of("masked", true), MacroOptions.read(extract, "masked=true unknown=3"));
    }

    @Test
    void aBareFlagStaysFalseAsInFiji() {
        assertEquals(Map.of(), MacroOptions.read(extract, "masked manager "));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertEquals("'margin' is \"wide\" but must be a number.", message("margin=wide"));
        assertEquals("'masked' is \"yes\" but must be true or false.", message("masked=yes"));
    }

    private String message(String options) {
        return assertThrows(IllegalArgumentException.class, () -> MacroOptions.read(extract, options)).getMessage();
    }
}
