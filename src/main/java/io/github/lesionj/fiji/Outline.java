// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.lesionj.analysis.abcd.MeasureLines;
import io.github.lesionj.io.ImageOpener;
import java.awt.Color;
import java.awt.HeadlessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The lesion's outline on the picture's overlay and in the ROI Manager. The picture's pixels stay as they are. */
final class Outline {

    private static final String LESION = "-lesion-";

    /** What a new run replaces on the overlay: outlines, also of a picture that was renamed since, and lines. */
    private static final Predicate<String> DRAWN =
            Pattern.compile(".*" + LESION + "[0-9]+").asMatchPredicate().or(MeasureLines.NAMES::contains);

    private static final double IMAGE_PER_STROKE = 400;

    private Outline() {}

    /** @return the name of a lesion's outline on the overlay and in the ROI Manager: {@code <picture>-lesion-1}, -2 and so on */
    static String name(String picture, int number) {
        return picture + LESION + number;
    }

    /** Draws the outline over the picture; without a lesion only what an earlier run drew goes. */
    static void draw(ImagePlus imp, Optional<Roi> outline) {
        draw(imp, outline.stream().toList());
    }

    /** As the other, on an overlay that need not be the picture's. */
    static void draw(ImagePlus imp, Overlay overlay, Optional<Roi> outline) {
        replace(imp, overlay, DRAWN, styled(outline.stream().toList(), imp));
    }

    /** Draws outlines, and lines of what was measured, which have names and colours of their own. */
    static void draw(ImagePlus imp, List<Roi> elements) {
        replace(imp, DRAWN, styled(elements, imp));
    }

    /** Puts lines in place of those of the same name on the picture's overlay, at its place in a stack. */
    static void replace(ImagePlus imp, String name, Optional<Roi> lines) {
        lines.ifPresent(roi -> roi.setName(name));
        replace(imp, name::equals, lines.stream().toList());
    }

    private static void replace(ImagePlus imp, Predicate<String> names, List<Roi> elements) {
        Overlay overlay = imp.getOverlay() == null ? new Overlay() : imp.getOverlay();
        replace(imp, overlay, names, elements);
        imp.setOverlay(overlay.size() == 0 ? null : overlay);
    }

    private static void replace(ImagePlus imp, Overlay overlay, Predicate<String> names, List<Roi> elements) {
        StackPosition place = StackPosition.of(imp);
        for (Roi old : overlay.toArray())
            if (old.getName() != null && names.test(old.getName()) && place.isOf(old)) overlay.remove(old);
        for (Roi element : elements) {
            place.give(element);
            overlay.add(element);
        }
    }

    /** What was measured keeps its name and colour, all else is an outline. */
    private static List<Roi> styled(List<Roi> elements, ImagePlus imp) {
        String picture = ImageOpener.nameOf(imp) + StackPosition.of(imp).suffix();
        List<Roi> styled = new ArrayList<>();
        int outlines = 0;
        for (Roi element : elements) {
            boolean measured = element.getName() != null && MeasureLines.NAMES.contains(element.getName());
            Roi drawn = styled(element, imp, measured ? element.getName() : name(picture, ++outlines));
            if (measured) drawn.setStrokeColor(element.getStrokeColor());
            styled.add(drawn);
        }
        return styled;
    }

    /** As {@link #addEachToManager}, of one lesion or none. */
    static void addToManager(Picture picture, Optional<Roi> outline) {
        addEachToManager(picture, outline.stream().toList());
    }

    /**
     * Puts the outlines into the ROI Manager, in place of the entries of an earlier run on the same image. Where there is no
     * display there is no ROI Manager.
     */
    static void addEachToManager(Picture picture, List<Roi> outlines) {
        try {
            RoiManager manager = manager();
            int number = 0;
            for (Roi outline : outlines) put(manager, picture, name(picture.name(), ++number), Optional.of(outline));
            while (put(manager, picture, name(picture.name(), ++number), Optional.empty()))
                ;
        } catch (HeadlessException e) {
            Log.say("no display for the ROI Manager.");
        }
    }

    /** @return whether there was an entry of an earlier run */
    private static boolean put(RoiManager manager, Picture picture, String name, Optional<Roi> outline) {
        int earlier = find(manager, picture, name);
        if (outline.isEmpty()) {
            if (earlier >= 0) manager.delete(earlier);
            return earlier >= 0;
        }
        Roi entry = styled(outline.get(), picture.imp(), name);
        entry.setImage(picture.imp());
        if (earlier < 0) manager.add(entry, -1);
        manager.setRoi(entry, earlier < 0 ? manager.getCount() - 1 : earlier);
        return earlier >= 0;
    }

    /** @return the entry of an earlier run; -1 if there is none, or if it was renamed or comes from a file */
    private static int find(RoiManager manager, Picture picture, String name) {
        StackPosition place = StackPosition.of(picture.imp());
        for (int i = 0; i < manager.getCount(); i++) {
            Roi entry = manager.getRoi(i);
            boolean ofImage = entry.getImageID() == picture.imp().getID() && place.isOf(entry);
            if (ofImage && name.equals(manager.getName(i))) return i;
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
