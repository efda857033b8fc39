// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import io.github.lesionj.image.ruler.RulerScale;
import io.github.lesionj.image.ruler.RulerScale.Tick;
import io.github.lesionj.io.OutlineOverlay;
import java.awt.geom.Path2D;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** The ticks of a ruler as they were found: a line over each, and one from the first to the last along the middles. */
public final class RulerMarks {

    private static final double PER_SPACING = 0.15;
    private static final double THICKEST = 4;

    private RulerMarks() {}

    /** @return in pixels of the picture; a new Roi at each call */
    public static Roi of(RulerScale scale) {
        Path2D lines = new Path2D.Double();
        for (Tick tick : scale.ticks()) {
            lines.moveTo(tick.x1(), tick.y1());
            lines.lineTo(tick.x2(), tick.y2());
        }
        List<Tick> ticks = scale.ticks();
        Tick first = ticks.get(0), last = ticks.get(ticks.size() - 1);
        lines.moveTo((first.x1() + first.x2()) / 2, (first.y1() + first.y2()) / 2);
        lines.lineTo((last.x1() + last.x2()) / 2, (last.y1() + last.y2()) / 2);
        return new ShapeRoi(lines);
    }

    /** @return how thick the lines may be, in pixels, so that the ticks stay apart */
    public static double lineWidth(RulerScale scale) {
        return Math.max(1, Math.min(THICKEST, PER_SPACING * scale.spacing()));
    }

    /** @return a copy of the picture with the lines drawn into it, in a blue that is told from skin by everybody */
    public static Img<ARGBType> draw(RandomAccessibleInterval<ARGBType> image, RulerScale scale) {
        return OutlineOverlay.draw(image, of(scale), OutlineOverlay.BLUE, lineWidth(scale));
    }
}
