// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.io.CurvePlot;
import io.github.lesionj.io.CurvePlot.Curve;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.List;
import javax.swing.JComponent;

/** Curves over the epochs, drawn as large as the window allows. */
final class CurvePanel extends JComponent {

    private static final long serialVersionUID = 1;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 230;

    private final String title;
    private transient List<Curve> curves = List.of();

    CurvePanel(String title) {
        this.title = title;
        setPreferredSize(new Dimension(WIDTH, HEIGHT));
    }

    /** Shows other curves. */
    void show(List<Curve> newCurves) {
        curves = newCurves;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, getWidth(), getHeight());
        if (!curves.isEmpty()) {
            graphics.drawImage(CurvePlot.draw(title, curves, getWidth(), getHeight()), 0, 0, null);
        } else {
            graphics.setColor(Color.GRAY);
            graphics.drawString(title + ": a point after each epoch", 12, 24);
        }
    }
}
