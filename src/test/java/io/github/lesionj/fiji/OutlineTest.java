// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.lesionj.analysis.LesionRoi;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void aNewRunReplacesItsOwnOutlineOnly() {
        ImagePlus imp = IJ.createImage("skin", "RGB", 40, 30, 1);
        imp.setOverlay(new Overlay(new Roi(1, 1, 3, 3)));
        Outline.draw(imp, lesion(10, 5, 8, 6));
        imp.setTitle("renamed since.jpg");
        Outline.draw(imp, lesion(12, 7, 4, 5));
        assertEquals(2, imp.getOverlay().size());
        assertEquals("renamed since-lesion-1", imp.getOverlay().get(1).getName());
        assertEquals(new java.awt.Rectangle(1, 1, 3, 3), imp.getOverlay().get(0).getBounds());
        assertEquals(
                new java.awt.Rectangle(12, 7, 4, 5), imp.getOverlay().get(1).getBounds());
    }

    @Test
    void withoutALesionTheEarlierOutlineGoes() {
        ImagePlus imp = IJ.createImage("skin", "RGB", 40, 30, 1);
        Outline.draw(imp, lesion(10, 5, 8, 6));
        Outline.draw(imp, lesion(0, 0, 0, 0));
        assertNull(imp.getOverlay());
    }

    @Test
    void eachSliceKeepsItsOutline() {
        ImagePlus stack = IJ.createImage("moles", "RGB", 40, 30, 3);
        stack.setSlice(1);
        Outline.draw(stack, lesion(10, 5, 8, 6));
        stack.setSlice(3);
        Outline.draw(stack, lesion(12, 7, 4, 5));
        assertEquals("moles-slice1-lesion-1", stack.getOverlay().get(0).getName());
        assertEquals("moles-slice3-lesion-1", stack.getOverlay().get(1).getName());
        assertEquals(1, stack.getOverlay().get(0).getPosition());
        assertEquals(3, stack.getOverlay().get(1).getPosition());
    }

    @Test
    void theOutlineBecomesTheSelection() {
        ImagePlus imp = IJ.createImage("skin", "RGB", 40, 30, 1);
        Outline.select(imp, lesion(10, 5, 8, 6));
        assertNotNull(imp.getRoi());
        assertEquals(48, imp.getStatistics().pixelCount);
        Outline.select(imp, lesion(0, 0, 0, 0));
        assertNull(imp.getRoi());
    }

    private static Optional<Roi> lesion(int left, int top, int width, int height) {
        Img<BitType> mask = ArrayImgs.bits(40, 30);
        for (int y = top; y < top + height; y++)
            for (int x = left; x < left + width; x++) mask.getAt(x, y).setOne();
        return LesionRoi.of(mask).outline();
    }
}
