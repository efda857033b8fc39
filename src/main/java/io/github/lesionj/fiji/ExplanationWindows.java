// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.process.ColorProcessor;
import ij.process.LUT;
import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.image.HeatOverlay;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Viridis;
import io.github.lesionj.io.FloatTiff;
import java.util.LinkedHashMap;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Maps of numbers in windows: {@code <picture>-explanation}, {@code <picture>-explained}, {@code <picture>-uncertainty}. */
final class ExplanationWindows {

    private ExplanationWindows() {}

    /** @return the maps as 32-bit, a slice for each class, in viridis */
    static ImagePlus maps(Picture picture, ClassMaps maps) {
        Map<String, Img<FloatType>> byClass = new LinkedHashMap<>();
        for (int i = 0; i < maps.classes().size(); i++)
            byClass.put(maps.classes().get(i), maps.maps().get(i));
        return coloured(picture, "explanation", byClass);
    }

    /**
     * @param most that has the brightest colour
     * @return where the segmenter is unsure, 32-bit, in viridis
     */
    static ImagePlus uncertainty(Picture picture, String measure, Img<FloatType> map, double most) {
        ImagePlus imp = coloured(picture, "uncertainty", Map.of(measure, map));
        imp.setDisplayRange(0, most);
        return imp;
    }

    private static ImagePlus coloured(Picture picture, String suffix, Map<String, Img<FloatType>> maps) {
        ImagePlus imp = FloatTiff.image(
                picture.name() + "-" + suffix, maps, picture.source().pixelSize());
        double most = imp.getDisplayRangeMax();
        byte[][] table = Viridis.table();
        imp.setLut(new LUT(table[0], table[1], table[2]));
        imp.setDisplayRange(0, most);
        imp.setCalibration(ResultWindows.scale(picture));
        return imp;
    }

    /** @return the picture again, a slice for each class, each with its map on the overlay */
    static ImagePlus overlay(Picture picture, ClassMaps maps, double opacity) {
        var image = picture.source().image();
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        ImageStack stack = new ImageStack(width, height);
        Overlay overlay = new Overlay();
        for (int i = 0; i < maps.classes().size(); i++) {
            stack.addSlice(
                    maps.classes().get(i),
                    new ColorProcessor(width, height, Pixels.argb(image).clone()));
            int[] colours = Pixels.argb(HeatOverlay.colours(maps.maps().get(i), maps.greatest()));
            ImageRoi heat = new ImageRoi(0, 0, new ColorProcessor(width, height, colours));
            heat.setOpacity(opacity);
            heat.setName(maps.classes().get(i));
            heat.setPosition(maps.classes().size() == 1 ? 0 : i + 1);
            overlay.add(heat);
        }
        ImagePlus imp = new ImagePlus(picture.name() + "-explained", stack);
        imp.setOverlay(overlay);
        imp.setCalibration(ResultWindows.scale(picture));
        return imp;
    }
}
