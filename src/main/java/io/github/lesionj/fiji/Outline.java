// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.lesionj.analysis.LesionRoi;
import java.awt.Color;

/** The lesion's outline on the picture's overlay and in the ROI Manager. The picture's pixels stay as they are. */
final class Outline {

    /** Name of the outline on the overlay; a new run replaces the outline of an earlier one, and nothing else. */
    static final String OVERLAY_NAME = "lesion";

    private static final double IMAGE_PER_STROKE = 400;

    private Outline() {}

    /** Draws the outline over the picture; without a lesion only an earlier outline goes. */
    static void draw(ImagePlus imp, LesionRoi lesion) {
        Overlay overlay = imp.getOverlay() == null ? new Overlay() : imp.getOverlay();
        for (Roi old : overlay.toArray())
            if (OVERLAY_NAME.equals(old.getName()) && old.getPosition() == position(imp)) overlay.remove(old);
        lesion.outline().ifPresent(roi -> overlay.add(styled(roi, imp, OVERLAY_NAME)));
        imp.setOverlay(overlay.size() == 0 ? null : overlay);
    }

    /** Adds the outline to the ROI Manager under the picture's name; nothing happens without a lesion. */
    static void addToManager(Picture picture, LesionRoi lesion) {
        if (!Screen.isUsable()) {
            IJ.log("LesionJ: no display for the ROI Manager.");
            return;
        }
        lesion.outline().ifPresent(roi -> manager().addRoi(styled(roi, picture.imp(), picture.name())));
    }

    /** Makes the outline the picture's selection; without a lesion nothing is selected. */
    static void select(ImagePlus imp, LesionRoi lesion) {
        lesion.outline().ifPresentOrElse(roi -> imp.setRoi((Roi) roi.clone()), imp::deleteRoi);
    }

    private static RoiManager manager() {
        RoiManager open = RoiManager.getInstance2();
        return open == null ? RoiManager.getRoiManager() : open;
    }

    private static Roi styled(Roi roi, ImagePlus imp, String name) {
        Roi styled = (Roi) roi.clone();
        styled.setName(name);
        styled.setStrokeColor(Color.YELLOW);
        styled.setStrokeWidth(Math.max(1, Math.max(imp.getWidth(), imp.getHeight()) / IMAGE_PER_STROKE));
        styled.setPosition(position(imp));
        return styled;
    }

    /** A slice number in a stack of pictures; 0, which means everywhere, where the channels make up one picture. */
    private static int position(ImagePlus imp) {
        return imp.getStackSize() == 1 || imp.isComposite() ? 0 : imp.getCurrentSlice();
    }
}
