// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.abcd.MeasuredLesions;
import io.github.lesionj.batch.MeasureFiles.Found;
import io.github.lesionj.batch.Outliner;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Where the lesions of pictures are. Close it when done. */
interface LesionSource extends AutoCloseable {

    /** The choice that takes each area in the ROI Manager. */
    String ROIS = "rois";

    /**
     * Outlines and measures the lesions of a picture.
     *
     * @param whole whether all parts of a mask are one lesion
     * @throws UserException in one sentence, when what the user outlined is not there
     */
    MeasuredPicture measure(Picture picture, boolean whole);

    /** @return whether a picture has lesions that can be measured; what a model finds is known afterwards */
    default boolean marks(Picture picture) {
        return true;
    }

    @Override
    default void close() {}

    /**
     * @param outline {@link FoundLesion#AUTOMATIC}, {@link FoundLesion#SELECTION} or {@link #ROIS}
     * @param model   opens the segmentation model, if it is asked
     * @throws UserException in one sentence, for any other text, or when nothing is selected or listed
     */
    static LesionSource of(ImagePlus imp, String outline, Supplier<Segmenter> model) {
        return switch (outline) {
            case FoundLesion.AUTOMATIC -> new Model(model.get());
            case FoundLesion.SELECTION ->
                new Selection(SelectedArea.of(imp, "outline the lesion first, or choose 'automatic'."));
            case ROIS -> new Listed(areas(imp));
            default ->
                throw new UserException("'outline' is \"" + outline + "\" but must be " + FoundLesion.AUTOMATIC + ", "
                        + FoundLesion.SELECTION + " or " + ROIS + ".");
        };
    }

    private static List<Roi> areas(ImagePlus imp) {
        RoiManager manager = RoiManager.getInstance2();
        List<Roi> areas = Stream.ofNullable(manager)
                .flatMap(open -> Arrays.stream(open.getRoisAsArray()))
                .filter(Roi::isArea)
                .toList();
        if (areas.isEmpty())
            throw new UserException("No area is in the ROI Manager: add the outlines of the lesions in "
                    + imp.getTitle() + " to it, or choose 'automatic'.");
        return areas;
    }

    /** Lesions that a model finds. */
    record Model(Segmenter segmenter) implements LesionSource {

        @Override
        public MeasuredPicture measure(Picture picture, boolean whole) {
            Segmentation segmentation = segmenter.segment(picture.source().image());
            MeasuredLesions lesions = measured(picture, segmentation.mask(), whole);
            return new MeasuredPicture(
                    new Found(
                            lesions,
                            Outliner.of(segmenter.model()),
                            Optional.of(segmentation.mask()),
                            segmentation.review()),
                    LesionRoi.of(segmentation.mask()),
                    traced(lesions),
                    Optional.of(segmenter.model()));
        }

        @Override
        public void close() {
            segmenter.close();
        }
    }

    /** The area that the user selected: on each slice the same. */
    record Selection(Roi roi) implements LesionSource {

        @Override
        public MeasuredPicture measure(Picture picture, boolean whole) {
            LesionRoi all = lesion(picture, roi, "The selection");
            MeasuredLesions lesions = measured(picture, all.mask(), whole);
            return new MeasuredPicture(
                    byUser(lesions, FoundLesion.SELECTION),
                    all,
                    lesions.lesions().size() == 1 ? List.of(roi) : traced(lesions),
                    Optional.empty());
        }
    }

    /** The areas of the ROI Manager, each on its own slice, or on every slice if it has none. */
    record Listed(List<Roi> rois) implements LesionSource {

        private List<Roi> on(Picture picture) {
            return rois.stream().filter(StackPosition.of(picture.imp())::shows).toList();
        }

        @Override
        public boolean marks(Picture picture) {
            return !on(picture).isEmpty();
        }

        @Override
        public MeasuredPicture measure(Picture picture, boolean whole) {
            List<Roi> here = on(picture);
            if (here.isEmpty())
                throw new UserException("No area of the ROI Manager lies on the slice of "
                        + picture.imp().getTitle() + " that is shown: go to its slice, or choose 'stack'.");
            List<LesionRoi> lesions = here.stream()
                    .map(roi -> lesion(picture, roi, "The ROI " + roi.getName()))
                    .toList();
            SourceImage source = picture.source();
            MeasuredLesions measured = MeasuredLesions.of(source.image(), lesions, source.pixelSize());
            return new MeasuredPicture(
                    byUser(measured, ROIS), LesionRoi.of(MeasuredLesions.union(lesions)), here, Optional.empty());
        }
    }

    private static LesionRoi lesion(Picture picture, Roi roi, String name) {
        LesionRoi lesion = LesionRoi.of(SelectedArea.mask(picture.imp(), roi));
        if (lesion.isEmpty())
            throw new UserException(
                    name + " holds no pixel of " + picture.imp().getTitle() + ": outline the lesion in it.");
        return lesion;
    }

    private static Found byUser(MeasuredLesions lesions, String name) {
        return new Found(lesions, Outliner.named(name), Optional.empty(), Review.NOT_WANTED);
    }

    private static MeasuredLesions measured(Picture picture, RandomAccessibleInterval<BitType> mask, boolean whole) {
        SourceImage source = picture.source();
        return MeasuredLesions.of(source.image(), mask, source.pixelSize(), whole);
    }

    private static List<Roi> traced(MeasuredLesions lesions) {
        return lesions.lesions().stream()
                .map(LesionRoi::outline)
                .flatMap(Optional::stream)
                .toList();
    }
}
