// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.ForeignModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each picture of a stack is analyzed by itself and keeps what is its own. */
class StackTest extends CommandTestBase {

    @TempDir
    Path folder;

    /** Every slice is of one grey, 10 times its number. */
    private static ImagePlus stack(int channels, int slices, int frames) {
        ImagePlus imp = IJ.createHyperStack("moles.tif", 24, 16, channels, slices, frames, 8);
        ImageStack stack = imp.getStack();
        for (int i = 1; i <= stack.size(); i++) Arrays.fill((byte[]) stack.getPixels(i), (byte) (10 * i));
        imp.setSlice(1);
        return imp;
    }

    private static CompositeImage composite(int channels, int slices, int frames, int mode) {
        CompositeImage composite = new CompositeImage(stack(channels, slices, frames), mode);
        for (int c = 1; c <= channels; c++) {
            composite.setC(c);
            composite.setDisplayRange(0, 255);
        }
        composite.setPosition(1, 1, 1);
        return composite;
    }

    @Test
    void aCompositesOutlinesStayWithTheirSlices() {
        ImagePlus imp = composite(2, 3, 2, IJ.COMPOSITE);
        imp.setPosition(1, 2, 1);
        Outline.draw(imp, Optional.of(new Roi(1, 1, 5, 5)));
        imp.setPosition(2, 3, 2);
        Outline.draw(imp, Optional.of(new Roi(2, 2, 5, 5)));
        imp.setPosition(2, 2, 1);
        Outline.draw(imp, Optional.of(new Roi(3, 3, 5, 5)));
        assertEquals(
                List.of("0/3/2 2", "0/2/1 3"),
                Stream.of(imp.getOverlay().toArray())
                        .map(roi -> roi.getCPosition() + "/" + roi.getZPosition() + "/" + roi.getTPosition() + " "
                                + roi.getBounds().x)
                        .toList());
    }

    @Test
    void aSinglePictureHasNoPlace() {
        for (ImagePlus imp :
                List.of(stack(1, 1, 1), composite(2, 1, 1, IJ.COMPOSITE), composite(3, 1, 1, IJ.GRAYSCALE)))
            assertEquals("", StackPosition.of(imp).suffix(), imp.toString());
        ImagePlus primaries = stack(1, 3, 1);
        for (String name : List.of("red", "green", "blue"))
            primaries
                    .getStack()
                    .setSliceLabel(name, List.of("red", "green", "blue").indexOf(name) + 1);
        assertEquals("", StackPosition.of(primaries).suffix());
    }

    @Test
    void placesAreNamedByTheDimensionsThatThereAre() {
        ImagePlus slices = stack(1, 3, 1);
        slices.setSlice(3);
        assertEquals("-slice3", StackPosition.of(slices).suffix());
        ImagePlus hyper = stack(1, 3, 4);
        hyper.setSlice(8); // the second of three slices in the third of four frames
        assertEquals("-z2-t3", StackPosition.of(hyper).suffix());
        ImagePlus channels = composite(2, 3, 1, IJ.GRAYSCALE);
        channels.setPosition(2, 3, 1);
        assertEquals("-c2-z3", StackPosition.of(channels).suffix());
        ImagePlus joined = composite(2, 3, 1, IJ.COMPOSITE);
        joined.setPosition(2, 3, 1);
        assertEquals("-z3", StackPosition.of(joined).suffix());
    }

    /** In batch mode ImageJ tells the slice, but not the frame, of a hyperstack whose slice was set by its number. */
    @Test
    void theSliceThatIsSetIsTheOneThatIsAnalyzed() throws Exception {
        CompositeImage imp = composite(2, 2, 2, IJ.COMPOSITE);
        imp.setSlice(7); // the first channel of the second slice in the second frame
        Picture picture = Picture.open(imp, "");
        assertEquals("moles-z2-t2", picture.name());
        int expected = (imp.getChannelLut(1).getRGB(70) & 0xffffff)
                + (imp.getChannelLut(2).getRGB(80) & 0xffffff);
        assertEquals(expected, Pixels.argb(picture.source().image())[0] & 0xffffff);
    }

    @Test
    void rowsAndFilesSayWhichSliceTheyAreOf() throws Exception {
        ResultsTable results = ResultsTable.getResultsTable();
        results.reset();
        String segmenter = ForeignModels.segmenter(folder, "segmenter.pt").toString();
        ImagePlus imp = stack(1, 3, 2);
        for (int[] place : new int[][] {{3, 1}, {2, 2}}) {
            imp.setPosition(1, place[0], place[1]);
            assertEquals(
                    "",
                    reason(
                            SegmentLesion.class,
                            "imp",
                            imp,
                            "segmenter",
                            segmenter,
                            "manager",
                            false,
                            "output",
                            folder.resolve("masks").toString()));
        }
        assertEquals(List.of(3.0, 2.0), List.of(results.getValue("Slice", 0), results.getValue("Slice", 1)));
        assertEquals(List.of(1.0, 2.0), List.of(results.getValue("Frame", 0), results.getValue("Frame", 1)));
        assertTrue(results.getColumnIndex("Ch") == ResultsTable.COLUMN_NOT_FOUND);
        for (String place : List.of("z3-t1", "z2-t2"))
            assertTrue(
                    folder.resolve("masks/moles-" + place + "_segmentation.png")
                            .toFile()
                            .exists(),
                    place);
    }
}
