// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * A picture as it lies on the desk.
 *
 * @param source black where the file cannot be read
 * @param mask   the lesion as it stands; empty where none is known of the picture's size
 * @param labels the classes to choose from
 * @param label  the class as it stands
 * @param text   what is to be said
 */
record ReviewPicture(SourceImage source, Optional<Img<BitType>> mask, List<String> labels, String label, String text) {

    private static final String TITLE = "Review of ";

    /** @throws IOException if the mask cannot be read */
    static ReviewPicture of(ReviewDesk desk) throws IOException {
        SourceImage source;
        String text = desk.status();
        try {
            source = ImageOpener.open(desk.current().file());
        } catch (IOException e) {
            source = new SourceImage(
                    desk.current().name(), Pixels.image(new int[200 * 150], 200, 150), PixelSize.UNCALIBRATED);
            text = e.getMessage() + " Reject it, or go on.";
        }
        Optional<Img<BitType>> mask = desk.mask();
        if (mask.isPresent()
                && mask.get().dimension(0) * mask.get().dimension(1)
                        != source.image().size()) {
            mask = Optional.empty();
            text = "The mask of " + source.name() + " has another size than the picture: redraw it. " + text;
        }
        return new ReviewPicture(source, mask, desk.labels(), desk.label(), text);
    }

    ImagePlus image() {
        return Picture.colourImage(title(), source);
    }

    private String title() {
        return TITLE + source.name();
    }

    /** Puts it into an image that showed another. */
    void put(ImagePlus imp) {
        int width = (int) source.image().dimension(0),
                height = (int) source.image().dimension(1);
        imp.deleteRoi();
        imp.setOverlay(null);
        imp.setProcessor(
                title(),
                new ColorProcessor(width, height, Pixels.argb(source.image()).clone()));
        imp.setCalibration(image().getCalibration());
        outline(imp);
        imp.changes = false;
    }

    /** Makes the lesion as it stands the image's selection. */
    void outline(ImagePlus imp) {
        imp.deleteRoi();
        outline().ifPresent(imp::setRoi);
    }

    private Optional<Roi> outline() {
        return mask.flatMap(found -> LesionRoi.of(found).outline());
    }

    /** @return whether the image's selection is another than the lesion as it stands */
    boolean isChanged(ImagePlus imp) {
        Roi roi = imp.getRoi();
        boolean drawn = roi != null && roi.isArea();
        if (!drawn) return outline().isPresent();
        return mask.isEmpty() || !Arrays.equals(Pixels.bits(mask.get()), Pixels.bits(SelectedArea.mask(imp, roi)));
    }
}
