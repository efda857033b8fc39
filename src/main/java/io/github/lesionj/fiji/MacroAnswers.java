// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.analysis.MelanomaThreshold;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.RulerCalibration;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import io.github.lesionj.analysis.explanation.ExplanationMethod;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.analysis.explanation.Occlusion;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.Spelling;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * What the macro functions say of the front image of the calling thread. The lesion is the selected area, or where none is
 * selected what the model finds. The last answers are kept, so that a macro that asks for seven probabilities calls the network
 * once; a changed pixel, selection or scale asks anew.
 */
final class MacroAnswers {

    private final LesionJService lesionj;
    private final String segmenter;
    private final String classifier;
    private final String device;

    private final Latest<Shown, FoundLesion> found = new Latest<>();
    private final Latest<Outlined, Diagnosis> named = new Latest<>();
    private final Latest<Outlined, Map<String, Double>> measured = new Latest<>();

    /** Models and device as the commands take them. */
    MacroAnswers(LesionJService lesionj, String segmenter, String classifier, String device) {
        this.lesionj = lesionj;
        this.segmenter = segmenter;
        this.classifier = classifier;
        this.device = device;
    }

    /** A picture's pixels, by which it is known again. */
    private record Shown(int width, IntBuffer pixels) {
        static Shown of(Picture picture) {
            return new Shown(
                    picture.imp().getWidth(),
                    IntBuffer.wrap(Pixels.argb(picture.source().image()).clone()));
        }
    }

    /** A lesion on a picture of a scale. */
    private record Outlined(Shown picture, ByteBuffer mask, PixelSize size) {
        static Outlined of(Picture picture, FoundLesion lesion) {
            return new Outlined(
                    Shown.of(picture),
                    ByteBuffer.wrap(Pixels.bits(lesion.lesion().mask()).clone()),
                    picture.source().pixelSize());
        }
    }

    /** The last answer, for as long as the question is the same. */
    private static final class Latest<Q, A> {
        private Optional<Map.Entry<Q, A>> last = Optional.empty();

        Optional<A> to(Q question) {
            return last.filter(known -> known.getKey().equals(question)).map(Map.Entry::getValue);
        }

        A get(Q question, Supplier<A> work) {
            Optional<A> known = to(question);
            if (known.isPresent()) return known.get();
            A answer = work.get();
            last = Optional.of(Map.entry(question, answer));
            return answer;
        }
    }

    /**
     * A ruler's answer.
     *
     * @param pixelsPerMillimetre NaN without a usable ruler
     * @param refusal             why there is no scale; empty if there is one
     */
    record Scale(double pixelsPerMillimetre, String refusal) {}

    /**
     * Whether melanoma is suspected.
     *
     * @param suspected 1 or 0; NaN without a lesion
     * @param threshold in one sentence, what it gave where it was measured
     */
    record Suspicion(double suspected, String threshold) {}

    private static Picture picture() throws IOException {
        ImagePlus front = WindowManager.getCurrentImage();
        if (front == null) throw new IOException("No image is open: open a picture of a lesion before this function.");
        return Picture.open(front, "");
    }

    /** Makes what the model finds the selection; @return its area in the picture's unit */
    double segment() throws IOException {
        Picture picture = picture();
        FoundLesion lesion = byModel(picture);
        Outline.select(picture.imp(), lesion.outline());
        return Measurements.of(lesion.lesion(), picture.source().pixelSize()).area();
    }

    private FoundLesion byModel(Picture picture) {
        return found.get(Shown.of(picture), () -> {
            EngineConsent.ensure(false);
            return FoundLesion.in(picture, FoundLesion.AUTOMATIC, () -> lesionj.segmenter(segmenter, device));
        });
    }

    FoundLesion lesion() throws IOException {
        return lesion(picture());
    }

    /** A selection that is just what the model found is the model's. */
    private FoundLesion lesion(Picture picture) {
        Roi roi = picture.imp().getRoi();
        if (roi == null || !roi.isArea()) return byModel(picture);
        FoundLesion selected =
                FoundLesion.in(picture, FoundLesion.SELECTION, () -> lesionj.segmenter(segmenter, device));
        if (selected.lesion().isEmpty())
            throw new UserException("The selection holds no pixel of "
                    + picture.imp().getTitle() + ": outline the lesion in it, or select nothing.");
        ByteBuffer mask = bits(selected);
        return found.to(Shown.of(picture))
                .filter(known -> bits(known).equals(mask))
                .orElse(selected);
    }

    private static ByteBuffer bits(FoundLesion lesion) {
        return ByteBuffer.wrap(Pixels.bits(lesion.lesion().mask()));
    }

    /** @param mask title of an open image, or a file */
    double jaccard(String mask) throws IOException {
        Picture picture = picture();
        return SegmentationScore.of(
                        truth(mask, picture), lesion(picture).lesion().mask())
                .jaccard();
    }

    private static RandomAccessibleInterval<BitType> truth(String mask, Picture picture) throws IOException {
        ImagePlus open = WindowManager.getImage(mask);
        if (open != null) return MaskFile.of(open, picture.source().image());
        try {
            if (Files.isRegularFile(Path.of(mask)))
                return MaskFile.read(Path.of(mask), picture.source().image());
        } catch (InvalidPathException noFile) {
            // The sentence below says it.
        }
        throw new IOException("There is neither an open image nor a file \"" + mask
                + "\": give the title or the file of the lesion's mask.");
    }

    Diagnosis diagnosis() throws IOException {
        Picture picture = picture();
        return diagnosis(picture, lesion(picture));
    }

    private Diagnosis diagnosis(Picture picture, FoundLesion lesion) {
        return named.get(Outlined.of(picture, lesion), () -> {
            EngineConsent.ensure(false);
            try (Classifier network = lesionj.classifier(classifier, device)) {
                return network.classify(
                        picture.source().image(), lesion.lesion().mask());
            }
        });
    }

    double probability(String diagnosisClass) throws IOException {
        Diagnosis diagnosis = diagnosis();
        if (!diagnosis.classes().contains(diagnosisClass))
            throw new UserException("\"" + diagnosisClass + "\" is none of the model's classes, which are "
                    + String.join(", ", diagnosis.classes()) + ".");
        return diagnosis.byClass().getOrDefault(diagnosisClass, Double.NaN);
    }

    /** @param sensitivity share of the melanomas that is to be found */
    Suspicion melanoma(double sensitivity) throws IOException {
        Diagnosis diagnosis = diagnosis();
        try (Classifier network = lesionj.classifier(classifier, device)) {
            MelanomaThreshold threshold = MelanomaThreshold.of(network, sensitivity);
            return new Suspicion(
                    diagnosis.isEmpty() ? Double.NaN : threshold.isReached(diagnosis) ? 1 : 0, threshold.text());
        }
    }

    double measure(String name) throws IOException {
        if (!MeasureColumns.NUMBERS.contains(name))
            throw new UserException(
                    "\"" + name + "\" is no number of Measure Lesion..., docs/measurements.md lists them:"
                            + " did you mean \"" + Spelling.nearest(name, MeasureColumns.NUMBERS) + "\"?");
        Picture picture = picture();
        FoundLesion lesion = lesion(picture);
        if (lesion.lesion().isEmpty()) return name.equals("area_pixels") ? 0 : Double.NaN;
        return measured.get(
                        Outlined.of(picture, lesion),
                        () -> MeasureColumns.numbers(
                                LesionMeasures.of(
                                        picture.source().image(),
                                        lesion.lesion().mask(),
                                        picture.source().pixelSize()),
                                OptionalInt.empty()))
                .get(name);
    }

    Review review() throws IOException {
        Picture picture = picture();
        FoundLesion lesion = lesion(picture);
        return lesion.review().and(diagnosis(picture, lesion).review());
    }

    /**
     * Opens a map for each class that is asked for, a slice each, and leaves the picture in front.
     *
     * @param classes as {@link ExplanationRequest} takes them
     * @return the map's title; an empty text without a lesion
     */
    String explain(String classes) throws IOException {
        Picture picture = picture();
        FoundLesion lesion = lesion(picture);
        if (lesion.lesion().isEmpty()) return "";
        EngineConsent.ensure(false);
        ExplanationRequest request = new ExplanationRequest(ExplanationMethod.GRAD_CAM, classes, Occlusion.DEFAULT);
        try (Classifier network = lesionj.classifier(classifier, device)) {
            ImagePlus maps = ExplanationWindows.maps(
                    picture,
                    network.explain(picture.source().image(), lesion.lesion().mask(), request, IJ::showProgress));
            maps.setTitle(free(maps.getTitle()));
            ResultWindows.show(maps);
            int front = picture.imp().getID();
            if (WindowManager.getImage(front) != null) IJ.selectWindow(front);
            return maps.getTitle();
        }
    }

    /** ImageJ itself leaves batch mode's images out of account. */
    private static String free(String title) {
        String free = title;
        for (int i = 1; WindowManager.getImage(free) != null; i++) free = title + "-" + i;
        return free;
    }

    /** @param millimetres between ticks, 0 to have them assumed */
    Scale calibrate(double millimetres) throws IOException {
        RulerCalibration.requireMillimetres(millimetres);
        Picture picture = picture();
        try {
            RulerCalibration ruler = RulerCalibration.of(picture.source().image(), picture.name(), millimetres);
            CalibrateFromRuler.calibrate(picture.imp(), ruler);
            return new Scale(ruler.pixelsPerMillimetre(), "");
        } catch (UserException refused) {
            return new Scale(Double.NaN, refused.getMessage());
        }
    }
}
