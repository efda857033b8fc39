// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.image.HeatOverlay;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Viridis;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The maps of a stack's slices in two windows, {@code <picture>-explanation} and {@code <picture>-explained}: the classes are
 * channels, where there are several, and one scale of colours holds for all slices, so that they can be compared.
 */
final class ExplainedPictures {

    private final ImagePlus original;
    private final String name;
    private final ImageStack numbers;
    private final ImageStack pictures;
    private final List<Img<FloatType>> maps = new ArrayList<>();
    private float greatest;

    ExplainedPictures(ImagePlus original, String name) {
        this.original = original;
        this.name = name;
        numbers = new ImageStack(original.getWidth(), original.getHeight());
        pictures = new ImageStack(original.getWidth(), original.getHeight());
    }

    /** Adds the maps of the next slice, as many as of every other. */
    void add(Picture picture, ClassMaps explained) {
        greatest = Math.max(greatest, explained.greatest());
        for (int i = 0; i < explained.classes().size(); i++)
            add(picture, explained.classes().get(i), explained.maps().get(i));
    }

    /** Adds empty maps for the next slice, in which there is no lesion. */
    void addNothing(Picture picture, List<String> classes) {
        int width = original.getWidth(), height = original.getHeight();
        for (String label : classes) add(picture, label, Pixels.map(new float[width * height], width, height));
    }

    private void add(Picture picture, String label, Img<FloatType> map) {
        int width = original.getWidth(), height = original.getHeight();
        maps.add(map);
        numbers.addSlice(picture.name() + " " + label, new FloatProcessor(width, height, Pixels.numbers(map)));
        pictures.addSlice(
                picture.name() + " " + label,
                new ColorProcessor(
                        width, height, Pixels.argb(picture.source().image()).clone()));
    }

    /** @return 32-bit, in viridis, not shown */
    ImagePlus explanation(int slices) {
        ImagePlus imp = arranged(new ImagePlus(name + "-explanation", numbers), slices);
        byte[][] table = Viridis.table();
        imp.setLut(new LUT(table[0], table[1], table[2]));
        imp.setDisplayRange(0, greatest > 0 ? greatest : 1);
        return imp;
    }

    /** @return RGB, each slice with its map on the overlay, not shown */
    ImagePlus explained(int slices, double opacity) {
        ImagePlus imp = arranged(new ImagePlus(name + "-explained", pictures), slices);
        Overlay overlay = new Overlay();
        for (int i = 0; i < maps.size(); i++) {
            int[] colours = Pixels.argb(HeatOverlay.colours(maps.get(i), greatest));
            ImageRoi heat = new ImageRoi(0, 0, new ColorProcessor(imp.getWidth(), imp.getHeight(), colours));
            heat.setOpacity(opacity);
            heat.setName(numbers.getSliceLabel(i + 1));
            if (imp.isHyperStack()) {
                int[] place = imp.convertIndexToPosition(i + 1);
                heat.setPosition(place[0], place[1], place[2]);
            } else heat.setPosition(i + 1);
            overlay.add(heat);
        }
        imp.setOverlay(overlay);
        return imp;
    }

    private ImagePlus arranged(ImagePlus imp, int slices) {
        int classes = maps.size() / slices;
        boolean frames = original.isHyperStack() && original.getNSlices() * original.getNFrames() == slices;
        if (classes > 1 || frames) {
            if (frames) imp.setDimensions(classes, original.getNSlices(), original.getNFrames());
            else imp.setDimensions(classes, slices, 1);
            imp.setOpenAsHyperStack(true);
        }
        imp.setCalibration(ResultWindows.scale(original));
        return imp;
    }
}
