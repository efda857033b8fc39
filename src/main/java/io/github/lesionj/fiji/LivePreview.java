// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import java.awt.EventQueue;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The outline that follows a dialog's inputs. The model is asked once, on a thread of its own, when an input is changed for
 * the first time; after that a new threshold costs only a new outline. What was on the overlay comes back when the dialog
 * is left, whether by OK or by Cancel.
 */
final class LivePreview {

    private record Answer(Search search, int slice, Picture picture, PostProcessing own, Segmentation segmentation) {}

    private final LesionJService lesionj;
    private final ImagePlus imp;
    private final Overlay before;
    private final Search first;
    private Optional<Search> wanted = Optional.empty();
    private volatile Optional<Answer> answer = Optional.empty();
    private Optional<Thread> worker = Optional.empty();
    private boolean began;
    private boolean over;

    /** @param first what the dialog begins with, for which nothing is drawn */
    LivePreview(LesionJService lesionj, ImagePlus imp, Search first) {
        this.lesionj = lesionj;
        this.imp = imp;
        this.first = first;
        before = imp.getOverlay();
    }

    /** Draws what a search finds, as soon as may be; returns at once. */
    synchronized void follow(Search search) {
        if (over || !began && search.equals(first)) return;
        began = true;
        wanted = Optional.of(search);
        if (worker.isPresent()) return;
        Thread thread = new Thread(this::work, "LesionJ preview");
        thread.setDaemon(true);
        worker = Optional.of(thread);
        thread.start();
    }

    private void work() {
        for (Optional<Search> next = next(); next.isPresent(); next = next())
            try {
                draw(next.get());
            } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
                IJ.showStatus("LesionJ: "
                        + Explanation.of(e, BugLog.standard("preview in ImageJ"))
                                .sentence());
            }
    }

    private synchronized Optional<Search> next() {
        Optional<Search> next = over ? Optional.empty() : wanted;
        wanted = Optional.empty();
        if (next.isEmpty()) worker = Optional.empty();
        return next;
    }

    private void draw(Search search) throws IOException {
        Answer known = ask(search);
        Segmentation segmentation = search.of(known.segmentation(), known.own());
        LesionRoi lesion = LesionRoi.of(segmentation.mask());
        EventQueue.invokeLater(() -> draw(lesion));
    }

    private synchronized void draw(LesionRoi lesion) {
        if (over) return;
        Overlay shown = before == null ? new Overlay() : before.duplicate();
        Outline.draw(imp, shown, lesion.outline());
        imp.setOverlay(shown);
    }

    private Answer ask(Search search) throws IOException {
        int slice = imp.getCurrentSlice();
        Optional<Answer> known = answer.filter(old -> old.search().asksTheSame(search) && old.slice() == slice);
        if (known.isPresent()) return known.get();
        Picture picture = Picture.open(imp, "");
        EngineConsent.ensure(false);
        IJ.showStatus("LesionJ: looking for the lesion...");
        try (Segmenter model = lesionj.segmenter(search.segmenter(), search.device())) {
            Segmentation segmentation = model.segment(picture.source().image());
            Answer found = new Answer(search, slice, picture, model.postProcessing(), segmentation);
            answer = Optional.of(found);
            return found;
        } finally {
            IJ.showStatus("");
        }
    }

    /** A dialog need not keep the user from changing the picture, so what is used in the end is compared with it. */
    private static boolean isFor(Answer answer, Search search, Picture picture) {
        return answer.search().asksTheSame(search)
                && answer.picture().name().equals(picture.name())
                && Arrays.equals(
                        Pixels.argb(answer.picture().source().image()),
                        Pixels.argb(picture.source().image()));
    }

    /** Puts the overlay back as it was; waits for nothing. */
    synchronized void end() {
        if (over) return;
        over = true;
        if (began) imp.setOverlay(before);
    }

    /** @return what the model answered for a picture, if it was asked; waits for an answer that is under way */
    Optional<Segmentation> answer(Search search, Picture picture) {
        Optional<Thread> running;
        synchronized (this) {
            running = worker;
        }
        try {
            if (running.isPresent()) running.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer.filter(known -> isFor(known, search, picture)).map(Answer::segmentation);
    }
}
