// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Maps of numbers as ImageJ keeps them: a 32-bit TIFF, with a labelled slice for each map and the picture's pixel size. */
public final class FloatTiff {

    private FloatTiff() {}

    /**
     * Writes maps of one size.
     *
     * @param maps at least one, by the labels of their slices, in the map's order
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, Map<String, Img<FloatType>> maps, PixelSize size) throws IOException {
        byte[] tiff = new FileSaver(image(file.getFileName().toString(), maps, size)).serialize();
        AtomicFile.write(file, stream -> stream.write(tiff));
    }

    /** @return the maps as ImageJ's image, each displayed from 0 to the greatest value of all */
    public static ImagePlus image(String title, Map<String, Img<FloatType>> maps, PixelSize size) {
        Img<FloatType> first = maps.values().iterator().next();
        ImageStack stack = new ImageStack((int) first.dimension(0), (int) first.dimension(1));
        float greatest = 0;
        for (var map : maps.entrySet()) {
            float[] values = Pixels.numbers(map.getValue());
            for (float value : values) greatest = Math.max(greatest, value);
            stack.addSlice(map.getKey(), new FloatProcessor(stack.getWidth(), stack.getHeight(), values));
        }
        ImagePlus imp = new ImagePlus(title, stack);
        if (maps.size() == 1)
            imp.setProp("Slice_Label", maps.keySet().iterator().next());
        if (greatest > 0) imp.setDisplayRange(0, greatest);
        if (size.isCalibrated()) {
            Calibration calibration = imp.getCalibration();
            calibration.pixelWidth = size.width();
            calibration.pixelHeight = size.height();
            calibration.setUnit(size.unit());
        }
        return imp;
    }
}
