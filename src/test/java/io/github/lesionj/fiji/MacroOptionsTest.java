// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.io.UserException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.ModuleInfo;

class MacroOptionsTest extends CommandTestBase {

    private ModuleInfo extract;

    @BeforeEach
    void findCommand() {
        extract = create(ExtractLesionRoi.class).getInfo();
    }

    @Test
    void readsWhatFijiRecords() {
        assertEquals(
                Map.of("path", "/my pictures/mole 1.jpg", "margin", 0.25, "masked", true, "manager", false),
                read("path=[/my pictures/mole 1.jpg] margin=0.25 masked=true manager=false"));
        assertEquals(Map.of("margin", 0.25, "path", ""), read("  MARGIN=0.25  path= "));
    }

    @Test
    void aModelMayBeAnInstalledOneOrAFile() {
        assertEquals(Map.of("segmenter", "mine"), read("segmenter=mine"));
        assertEquals(Map.of("segmenter", "/my models/a.zip"), read("segmenter='/my models/a.zip'"));
    }

    @Test
    void whatLooksLikeAKeyWithinAValueIsNone() {
        assertEquals(
                Map.of("path", "/data/device=gpu/mole masked=true.png"),
                read("path=[/data/device=gpu/mole masked=true.png]"));
    }

    @Test
    void leavesOutWhatTheMacroLeavesOut() {
        assertEquals(Map.of(), read(""));
        assertEquals(Map.of("masked", true), read("masked=true"));
    }

    @Test
    void unknownKeysAreRefusedWithTheNearestOne() {
        String keys = " is no key of Extract Lesion ROI, whose keys are "
                + String.join(
                        ", ",
                        UserInputs.of(extract).stream()
                                .map(item -> item.getName())
                                .toList()) + ": did you mean ";
        assertEquals("\"magrin\"" + keys + "\"margin\"?", message("masked=true magrin=0.2"));
        assertEquals(
                "\"1.jpg\"" + keys + "\"path\", or does a value with spaces lack its [brackets]?",
                message("path=mole 1.jpg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "margin=wide | 'margin' is \"wide\" but must be a number.",
                "margin= | 'margin' is \"\" but must be a number.",
                "masked=yes | 'masked' is \"yes\" but must be true or false.",
                "masked=True | 'masked' is \"True\" but must be true or false.",
                "masked | 'masked' needs a value: write masked=true or masked=false.",
                "margin masked=true | 'margin' needs a value: write margin=1.",
                "outline | 'outline' needs a value: write outline=automatic.",
                "outline=oval | 'outline' is \"oval\" but must be automatic or selection.",
                "margin=1 margin=2 | 'margin' is given twice: leave one of them out.",
                "path=[/a b.png | The options end within [/a b.png: close the bracket or quotation mark."
            },
            quoteCharacter = '`')
    void refusesWhatDoesNotFit(String options, String sentence) {
        assertEquals(sentence, message(options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mole.png",
                "/my pictures/mole 1.png",
                "C:\\moles\\1.png",
                "a [1] b",
                "a ] b",
                "it's",
                "'a",
                "[a",
                "a=b"
            })
    void whatIsWrittenIsReadBack(String path) {
        assertEquals(
                Map.of("path", path, "margin", 0.5), read(MacroOptions.write(Map.of("path", path, "margin", 0.5))));
    }

    private Map<String, Object> read(String options) {
        return MacroOptions.read(extract, options);
    }

    private String message(String options) {
        return assertThrows(UserException.class, () -> read(options)).getMessage();
    }
}
