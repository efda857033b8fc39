// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.LUT;
import ij.process.ShortProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken from ImageJ's windows. */
class ImagePlusTest {

    @Test
    void colours() {
        int[] rgb = {0x00123456, 0xff654321};
        ImagePlus picture = new ImagePlus("photo.jpg", new ColorProcessor(2, 1, rgb));
        picture.setRoi(new Roi(0, 0, 1, 1));
        SourceImage taken = ImageOpener.fromImagePlus(picture);
        assertArrayEquals(new int[] {0xff123456, 0xff654321}, Pixels.argb(taken.image()));
        assertEquals("photo", taken.name());
        assertEquals(PixelSize.UNCALIBRATED, taken.pixelSize());
        taken.image().getAt(0, 0).set(0xffffffff);
        assertEquals(0x00123456, rgb[0], "a copy");
    }

    @Test
    void theCurrentSlice() {
        ImageStack stack = new ImageStack(1, 1);
        for (int grey : new int[] {10, 20, 30, 40}) stack.addSlice(new ByteProcessor(1, 1, new byte[] {(byte) grey}));
        ImagePlus picture = new ImagePlus("stack", stack);
        picture.setSlice(3);
        assertEquals(0xff1e1e1e, taken(picture)[0]);
    }

    @Test
    void threeUnnamedSlicesAreStillASeries() {
        ImageStack stack = new ImageStack(1, 1);
        for (int grey : new int[] {10, 20, 30}) stack.addSlice(new ByteProcessor(1, 1, new byte[] {(byte) grey}));
        ImagePlus picture = new ImagePlus("series", stack);
        picture.setSlice(2);
        assertEquals(0xff141414, taken(picture)[0]);
    }

    @Test
    void greyThroughItsDisplayRangeAndLookUpTable() {
        ShortProcessor deep = new ShortProcessor(2, 1, new short[] {0, 1000}, null);
        deep.setMinAndMax(0, 2000);
        assertArrayEquals(new int[] {0xff000000, 0xff808080}, taken(new ImagePlus("", deep)));

        FloatProcessor real = new FloatProcessor(2, 1, new float[] {-2, 2});
        real.setMinAndMax(-2, 2);
        assertArrayEquals(new int[] {0xff000000, 0xffffffff}, taken(new ImagePlus("", real)));

        ByteProcessor bytes = new ByteProcessor(2, 1, new byte[] {0, (byte) 255});
        bytes.setLut(LUT.createLutFromColor(Color.red));
        assertArrayEquals(new int[] {0xff000000, 0xffff0000}, taken(new ImagePlus("", bytes)));
        bytes.invertLut();
        assertArrayEquals(new int[] {0xffff0000, 0xff000000}, taken(new ImagePlus("", bytes)));
    }

    @Test
    void anRgbStackInAnyMode() {
        ImagePlus stack = new ImagePlus("", new ColorProcessor(1, 1, new int[] {0xff123456}));
        new ImageConverter(stack).convertToRGBStack();
        assertEquals(0xff123456, taken(stack)[0]);
        for (int mode : new int[] {IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE}) {
            CompositeImage composite = new CompositeImage(stack.duplicate(), mode);
            composite.setC(2);
            assertEquals(0xff123456, taken(composite)[0], "mode " + mode);
        }
    }

    @Test
    void aCompositeAddsTheChannelsThatAreSwitchedOn() {
        ImageStack stack = new ImageStack(1, 1);
        for (int grey : new int[] {200, 100}) stack.addSlice(new ByteProcessor(1, 1, new byte[] {(byte) grey}));
        ImagePlus channels = new ImagePlus("", stack);
        channels.setDimensions(2, 1, 1);
        CompositeImage composite = new CompositeImage(channels, IJ.COMPOSITE);
        composite.setChannelLut(LUT.createLutFromColor(Color.red), 1);
        composite.setChannelLut(LUT.createLutFromColor(Color.yellow), 2);
        assertEquals(0xffff6400, taken(composite)[0]);
        composite.getActiveChannels()[0] = false;
        assertEquals(0xff646400, taken(composite)[0]);
    }

    @Test
    void theCurrentTimeOfAnRgbSeries() {
        ImageStack stack = new ImageStack(1, 1);
        for (int grey : new int[] {1, 2, 3, 4, 5, 6}) stack.addSlice(new ByteProcessor(1, 1, new byte[] {(byte) grey}));
        ImagePlus series = new ImagePlus("", stack);
        series.setDimensions(3, 1, 2);
        series.setOpenAsHyperStack(true);
        series.setPosition(1, 1, 2);
        assertEquals(0xff040506, taken(series)[0]);
    }

    @Test
    void theCalibration() {
        ImagePlus picture = new ImagePlus("", new ColorProcessor(2, 2));
        picture.getCalibration().pixelWidth = 12.5;
        picture.getCalibration().pixelHeight = 25;
        picture.getCalibration().setUnit("um");
        assertEquals(
                new PixelSize(12.5, 25, picture.getCalibration().getUnit()),
                ImageOpener.fromImagePlus(picture).pixelSize());
        picture.getCalibration().pixelWidth = Double.NaN;
        assertEquals(PixelSize.UNCALIBRATED, ImageOpener.fromImagePlus(picture).pixelSize());
    }

    @ParameterizedTest
    @CsvSource({"mole 1.5 mm, mole 1.5 mm", "a.b.jpeg, a.b", "a.OME.TIF, a", "plain, plain", ".jpg, .jpg", "'', ''"})
    void theTitleWithoutExtension(String title, String name) {
        assertEquals(
                name,
                ImageOpener.fromImagePlus(new ImagePlus(title, new ByteProcessor(1, 1)))
                        .name());
    }

    @Test
    void anEmptyWindow() {
        ImagePlus nothing = new ImagePlus();
        nothing.setTitle("nothing");
        var refusal = assertThrows(IllegalArgumentException.class, () -> ImageOpener.fromImagePlus(nothing));
        assertEquals("The image \"nothing\" is empty; open a picture first", refusal.getMessage());
    }

    private static int[] taken(ImagePlus picture) {
        return Pixels.argb(ImageOpener.fromImagePlus(picture).image());
    }
}
