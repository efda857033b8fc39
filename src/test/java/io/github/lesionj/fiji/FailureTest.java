// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;

/** A macro or script that LesionJ ends, ends there and says why; without a display ImageJ's log is the console. */
class FailureTest extends CommandTestBase {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private LegacyLayer fiji;

    @BeforeEach
    void listen() {
        fiji = new LegacyLayer(context);
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        ResultsTable.getResultsTable().reset();
    }

    @AfterEach
    void close() {
        System.setOut(console);
        fiji.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "setBatchMode(true);"})
    void aMacroEndsWithTheSentenceInTheLog(String first) {
        LegacyLayer.macro(first + """
                run("Segment Lesion...", "path=[/no/such.png] manager=false");
                print("went on");
                """);
        assertSaid("There is no file /no/such.png");
    }

    @Test
    void aMacroWithoutOptionsEndsTheSameWay() {
        LegacyLayer.macro("""
                run("Analyze Lesion...");
                print("went on");
                """);
        assertSaid("No image is open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "magrin=0.2 | \"magrin\" is no key of Extract Lesion ROI, whose keys are path, ",
                "margin=wide | 'margin' is \"wide\" but must be a number.",
                "masked | 'masked' needs a value: write masked=true or masked=false.",
                "masked=yes | 'masked' is \"yes\" but must be true or false.",
                "outline=oval | 'outline' is \"oval\" but must be automatic or selection.",
                "device=tpu | Unknown device \"tpu\""
            },
            quoteCharacter = '`')
    void whatACommandDoesNotKnowEndsTheMacro(String options, String sentence) {
        LegacyLayer.macro("""
                newImage("skin", "RGB", 24, 16, 1);
                run("Extract Lesion ROI...", "%s");
                print("went on");
                """.formatted(options));
        assertSaid(sentence);
    }

    @Test
    void aScriptsRunEndsTheSameWay() {
        LegacyLayer.script(() -> {
            Interpreter.batchMode = true; // as always in a headless Fiji
            IJ.run("Open Sample Image", "sed=3");
            IJ.log("went on");
        });
        assertSaid("\"sed\" is no key of Open Sample Image, whose keys are seed, truth: did you mean \"seed\"?");
    }

    private void assertSaid(String sentence) {
        String log = said.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("LesionJ: " + sentence), log);
        assertFalse(log.contains("went on"), log);
        assertTrue(((Cancelable) fiji.last()).isCanceled());
        assertEquals(0, ResultsTable.getResultsTable().size());
    }

    /** While a macro thread's options stand, Fiji takes ImageJ's error window for one that a macro fills in. */
    @Test
    void theMacrosOptionsAndImageAreForgottenBeforeItsWindowOpens() {
        LegacyLayer.script(() -> {
            Thread thread = Thread.currentThread();
            thread.setName("Run$_macro");
            Macro.setOptions("path=[/no/such.png]");
            WindowManager.setTempCurrentImage(IJ.createImage("skin", "RGB", 4, 4, 1));
            Failure.endMacro(thread, "no");
            assertNull(Macro.getOptions());
            assertNull(WindowManager.getTempCurrentImage());
        });
    }
}
