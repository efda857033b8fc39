// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import ij.gui.Line;
import ij.gui.Roi;
import io.github.lesionj.image.shape.PrincipalAxes;
import java.awt.Color;
import java.util.List;

/**
 * What was measured, as lines to draw over the picture: both axes and the two lines between them, which cut the eight
 * segments, and the diameter. The colours are told apart from each other and from the yellow outline by everybody.
 */
public final class MeasureLines {

    /** Names of the lines' ROIs. */
    public static final String AXIS = "lesion-axis", SEGMENTS = "lesion-segments", DIAMETER = "lesion-diameter";

    /** All of them. */
    public static final List<String> NAMES = List.of(AXIS, SEGMENTS, DIAMETER);

    private static final Color BLUE = new Color(0x2f, 0xb4, 0xff);
    private static final double DEVIATIONS = 2.3;

    private MeasureLines() {}

    /** @return new ROIs in the image's pixels, with name and colour */
    public static List<Roi> of(LesionMeasures lesion) {
        PrincipalAxes axes = lesion.asymmetry().axes();
        Diameter diameter = lesion.diameter();
        return List.of(
                across(axes, 1, 1, SEGMENTS),
                across(axes, 1, -1, SEGMENTS),
                across(axes, 1, 0, AXIS),
                across(axes, 0, 1, AXIS),
                line(diameter.x1(), diameter.y1(), diameter.x2(), diameter.y2(), DIAMETER, Color.WHITE));
    }

    /** Through the centre in a direction, to an ellipse somewhat larger than the lesion. */
    private static Roi across(PrincipalAxes axes, double u, double v, String name) {
        double pixel = Math.sqrt(axes.size().width() * axes.size().height()) / 2;
        double major = Math.max(pixel, axes.major()), minor = Math.max(pixel, axes.minor());
        double reach = DEVIATIONS / Math.hypot(u / major, v / minor);
        return line(
                axes.x(-reach * u, -reach * v),
                axes.y(-reach * u, -reach * v),
                axes.x(reach * u, reach * v),
                axes.y(reach * u, reach * v),
                name,
                BLUE);
    }

    private static Roi line(double x1, double y1, double x2, double y2, String name, Color colour) {
        Line line = new Line(x1, y1, x2, y2);
        line.setName(name);
        line.setStrokeColor(colour);
        return line;
    }
}
