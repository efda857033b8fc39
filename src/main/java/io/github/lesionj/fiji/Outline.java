// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.awt.Color;
import java.awt.HeadlessException;
import java.util.Optional;

/** The lesion's outline on the picture's overlay and in the ROI Manager. The picture's pixels stay as they are. */
final class Outline {

    /** Name of the outline on the overlay; a new run replaces the outline of an earlier one, and nothing else. */
    static final String OVERLAY_NAME = "lesion";

    private static final double IMAGE_PER_STROKE = 400;

    private Outline() {}

    /** Draws the outline over the picture; without a lesion only an earlier outline goes. */
    static void draw(ImagePlus imp, Optional<Roi> outline) {
        replace(imp, OVERLAY_NAME, outline.map(roi -> styled(roi, imp, OVERLAY_NAME)));
    }

    /** Puts lines in place of those of the same name on the picture's overlay, at its place in a stack. */
    static void replace(ImagePlus imp, String name, Optional<Roi> lines) {
        Overlay overlay = imp.getOverlay() == null ? new Overlay() : imp.getOverlay();
        replace(imp, overlay, name, lines);
        imp.setOverlay(overlay.size() == 0 ? null : overlay);
    }

    /** As the other, on an overlay that need not be the picture's. */
    static void draw(ImagePlus imp, Overlay overlay, Optional<Roi> outline) {
        replace(imp, overlay, OVERLAY_NAME, outline.map(roi -> styled(roi, imp, OVERLAY_NAME)));
    }

    private static void replace(ImagePlus imp, Overlay overlay, String name, Optional<Roi> lines) {
        StackPosition place = StackPosition.of(imp);
        for (Roi old : overlay.toArray()) if (name.equals(old.getName()) && place.isOf(old)) overlay.remove(old);
        lines.ifPresent(roi -> {
            roi.setName(name);
            place.give(roi);
            overlay.add(roi);
        });
    }

    /**
     * Puts the outline into the ROI Manager under the picture's name, in place of the entry of an earlier run on the same
     * image; without a lesion only the earlier one goes. Where there is no display there is no ROI Manager.
     */
    static void addToManager(Picture picture, Optional<Roi> outline) {
        try {
            RoiManager manager = manager();
            int earlier = find(manager, picture);
            if (outline.isEmpty()) {
                if (earlier >= 0) manager.delete(earlier);
                return;
            }
            Roi entry = styled(outline.get(), picture.imp(), picture.name());
            entry.setImage(picture.imp());
            if (earlier < 0) manager.add(entry, -1);
            manager.setRoi(entry, earlier < 0 ? manager.getCount() - 1 : earlier);
        } catch (HeadlessException e) {
            IJ.log("LesionJ: no display for the ROI Manager.");
        }
    }

    /** @return the entry of an earlier run; -1 if there is none, or if it was renamed or comes from a file */
    private static int find(RoiManager manager, Picture picture) {
        StackPosition place = StackPosition.of(picture.imp());
        for (int i = 0; i < manager.getCount(); i++) {
            Roi entry = manager.getRoi(i);
            boolean ofImage = entry.getImageID() == picture.imp().getID() && place.isOf(entry);
            if (ofImage && picture.name().equals(manager.getName(i))) return i;
        }
        return -1;
    }

    /** Makes the outline the picture's selection; without a lesion nothing is selected. */
    static void select(ImagePlus imp, Optional<Roi> outline) {
        outline.ifPresentOrElse(roi -> imp.setRoi((Roi) roi.clone()), imp::deleteRoi);
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
        StackPosition.of(imp).give(styled);
        return styled;
    }
}
