// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Menu, dialog, recorder, macro options, windows and errors of the packaged plugin in a real plain ImageJ. */
class ImageJ1BridgeIT {

    @TempDir
    Path folder;

    @BeforeEach
    void needsWindow() {
        ImageJProcess.assumeDisplay();
    }

    @Test
    void theRecordedLineReplaysToTheSamePixels() throws Exception {
        String answer = ImageJProcess.run(folder, "record");
        assertEquals("""
                run("Open Sample Image", "seed=1 truth=false");
                run("Segment Lesion...", "segmenter=efficientnetlite0-unet-isic2017 device=auto threshold=0.35 within=picture stack=false manager=true mask=true probability=false");
                same""", answer);
    }

    @Test
    void everyCommandLeavesWhatItPromises() throws Exception {
        String failed = run("""
                var failed = "";
                run("Open Sample Image", "seed=5 truth=true");
                selectImage("lesion-sample-5");
                before = hash();
                wide = getWidth();

                run("Segment Lesion...", "mask=true probability=true");
                selectImage("lesion-sample-5-probability");
                check("probability is 32-bit", (bitDepth() == 32));
                check("probability is 0..1", (getValue("Min") >= 0 && getValue("Max") <= 1 && getValue("Max") > getValue("Min")));
                selectImage("lesion-sample-5-mask");
                getPixelSize(unit, width, height);
                check("mask is 8-bit in mm", (bitDepth() == 8 && unit == "mm"));
                check("mask is 0 or 255", (getValue("Max") == 255 && getValue("Min") == 0));
                outlined = getValue("RawIntDen") / 255 * width * height;
                check("area is the mask's", (abs(outlined - getResult("Area", 0)) < 0.01));
                check("empty cells are NaN", (isNaN(getResult("MEL", 0))));

                selectImage("lesion-sample-5");
                check("outline on the overlay", (Overlay.size == 1));
                run("Extract Lesion ROI...", "margin=0.2 masked=true");
                selectImage("lesion-sample-5-lesion");
                check("crop is RGB and smaller", (bitDepth() == 24 && getWidth() < wide));
                selectImage("lesion-sample-5");
                check("lesion is selected", (selectionType() >= 0 && abs(getValue("Area") - outlined) < 0.01));
                columns = newArray("Area", "X", "Y", "Perim.");
                for (i = 0; i < columns.length; i++) {
                    measured = getValue(columns[i]);
                    check("ImageJ's " + columns[i], (abs(measured - getResult(columns[i], 0)) < 0.001 * measured));
                }

                run("Classify Lesion...", "outline=selection");
                check("probabilities of the classes", (getResult("MEL", 2) + getResult("NV", 2) <= 1.000001));
                check("user's outline is named", (getResultString("Outlined by", 2) == "selection"));
                run("Analyze Lesion...");
                check("unit is kept", (getResultString("Unit", 3) == "mm"));
                check("both commands measure alike", (getResult("Area", 3) == getResult("Area", 0)));
                check("one outline stays", (Overlay.size == 1));
                check("one ROI for the image", (roiManager("count") == 1));
                check("one row for each run", (nResults == 4));
                check("windows", (nImages == 5));
                check("pixels are untouched", (hash() == before));
                return failed;

                function check(what, ok) {
                    if (!ok) failed += what + "; ";
                }

                function hash() {
                    sum = 0;
                    for (y = 0; y < getHeight(); y += 3) {
                        for (x = 0; x < getWidth(); x += 3) {
                            sum = (sum * 31 + getPixel(x, y)) % 1000003;
                        }
                    }
                    return sum;
                }
                """);
        assertEquals("", failed);
    }

    @Test
    void anErrorEndsTheMacroWithOneSentence() throws Exception {
        Path macro = Files.writeString(folder.resolve("failing.ijm"), """
                run("Segment Lesion...", "path=[/no/such/picture.png]");
                newImage("never", "8-bit", 10, 10, 1);
                """);
        String answer = ImageJProcess.run(folder, "failing", macro.toString());
        assertTrue(answer.contains("There is no file /no/such/picture.png"), answer);
        assertTrue(answer.endsWith("images: 0"), answer);
    }

    @Test
    void aValueThatIsNoNumberEndsTheMacro() throws Exception {
        Path macro = Files.writeString(folder.resolve("failing.ijm"), """
                newImage("skin", "RGB", 20, 20, 1);
                run("Extract Lesion ROI...", "margin=wide");
                newImage("never", "8-bit", 10, 10, 1);
                """);
        String answer = ImageJProcess.run(folder, "failing", macro.toString());
        assertTrue(answer.contains("'margin' is \"wide\" but must be a number"), answer);
        assertTrue(answer.endsWith("images: 1"), answer);
    }

    private String run(String macro) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("test.ijm"), macro);
        return ImageJProcess.run(folder, "macro", file.toString(), "");
    }
}
