// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageWindow;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * The window of a review: a picture in ImageJ's own canvas with the lesion as its selection, which all of ImageJ's tools
 * change, and buttons below. Files are read and written on a thread of its own; what is pressed meanwhile does not count.
 */
final class ReviewWindow extends ImageWindow implements KeyEventDispatcher {

    private static final long serialVersionUID = 1;
    private static final String TITLE = "Review of ";

    /** What is done on the other thread. */
    private interface Work {
        void run() throws IOException;
    }

    /** A picture as it lies on the desk. */
    private record Shown(
            SourceImage source, Optional<Img<BitType>> mask, List<String> labels, String label, String text) {}

    private final transient ReviewDesk desk;
    private final transient ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "LesionJ review"));
    private final ReviewPanel panel = new ReviewPanel(this::act, this::relabel);
    private transient Optional<Img<BitType>> mask = Optional.empty();
    private boolean busy;

    private ReviewWindow(ReviewDesk desk, Shown first) {
        super(Picture.colourImage(title(first), first.source()));
        this.desk = desk;
        add(panel);
        show(first);
        pack();
        fit();
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
        getCanvas().requestFocusInWindow();
    }

    /**
     * Opens the window.
     *
     * @param desk closed with it
     * @throws IOException if the mask of the first picture cannot be read
     */
    static void open(ReviewDesk desk) throws IOException {
        Shown first = shown(desk);
        EventQueue.invokeLater(() -> new ReviewWindow(desk, first));
    }

    private static String title(Shown shown) {
        return TITLE + shown.source().name();
    }

    private static Shown shown(ReviewDesk desk) throws IOException {
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
        return new Shown(source, mask, desk.labels(), desk.label(), text);
    }

    private void show(Shown shown) {
        ImagePlus imp = getImagePlus();
        if (imp == null) return;
        int width = (int) shown.source().image().dimension(0);
        int height = (int) shown.source().image().dimension(1);
        imp.deleteRoi();
        imp.setOverlay(null);
        imp.setProcessor(
                title(shown),
                new ColorProcessor(
                        width, height, Pixels.argb(shown.source().image()).clone()));
        imp.setCalibration(Picture.colourImage("", shown.source()).getCalibration());
        mask = shown.mask();
        outline().ifPresent(imp::setRoi);
        imp.changes = false;
        panel.show(shown.labels(), shown.label(), shown.text());
        fit();
        busy = false;
    }

    private Optional<Roi> outline() {
        return mask.flatMap(found -> LesionRoi.of(found).outline());
    }

    /** A tall picture leaves no room for the buttons. */
    private void fit() {
        Rectangle room = GUI.getMaxWindowBounds(this);
        if (getHeight() > room.height) setLocationAndSize(getX(), room.y, getWidth(), room.height);
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        Optional<ReviewKey> key = ReviewKey.of(event).filter(pressed -> isOurs(event.getComponent()));
        key.ifPresent(this::act);
        return key.isPresent();
    }

    private boolean isOurs(Component component) {
        for (Component part = component; part != null; part = part.getParent()) if (part == this) return true;
        return false;
    }

    private void act(ReviewKey key) {
        ImagePlus imp = getImagePlus();
        if (busy || imp == null) return;
        String label = panel.label();
        switch (key) {
            case ACCEPT -> {
                if (isChanged(imp))
                    say("The selection was changed: take it with " + ReviewKey.REDRAW.label() + ", or bring the outline"
                            + " back with " + ReviewKey.UNDO.label() + ".");
                else work(() -> desk.accept(label));
            }
            case REDRAW -> redraw(imp, label);
            case NO_LESION -> work(desk::noLesion);
            case CLASS -> {
                panel.nextClass();
                relabel(panel.label());
            }
            case REJECT -> work(desk::reject);
            case UNDO -> undo(imp);
            case FLAGGED -> work(desk::nextFlagged);
            case PREVIOUS -> work(() -> desk.step(-1));
            case NEXT -> work(() -> desk.step(1));
        }
    }

    private void redraw(ImagePlus imp, String label) {
        Roi roi = imp.getRoi();
        if (roi == null || !roi.isArea()) {
            say("No area is selected: outline the lesion with ImageJ's tools, or say " + ReviewKey.NO_LESION.label()
                    + ".");
            return;
        }
        Img<BitType> drawn = SelectedArea.mask(imp, roi);
        work(() -> desk.redraw(drawn, label));
    }

    private void undo(ImagePlus imp) {
        if (!isChanged(imp)) {
            work(desk::undo);
            return;
        }
        imp.deleteRoi();
        outline().ifPresent(imp::setRoi);
        say("The outline is as it was.");
    }

    private boolean isChanged(ImagePlus imp) {
        Roi roi = imp.getRoi();
        boolean drawn = roi != null && roi.isArea();
        if (!drawn) return outline().isPresent();
        return mask.isEmpty() || !Arrays.equals(Pixels.bits(mask.get()), Pixels.bits(SelectedArea.mask(imp, roi)));
    }

    private void relabel(String label) {
        if (busy) return;
        busy = true;
        worker.execute(() -> {
            String said = attempt(() -> desk.relabel(label)).orElseGet(desk::status);
            EventQueue.invokeLater(() -> {
                say(said);
                busy = false;
            });
        });
    }

    /** Does something on the other thread and shows what then lies on the desk. */
    private void work(Work work) {
        busy = true;
        worker.execute(() -> {
            Optional<String> failure = attempt(work);
            Shown[] shown = new Shown[1];
            if (failure.isEmpty()) failure = attempt(() -> shown[0] = shown(desk));
            Optional<String> said = failure;
            EventQueue.invokeLater(() -> {
                if (shown[0] != null) show(shown[0]);
                said.ifPresent(this::say);
                busy = false;
            });
        });
    }

    /** @return why it failed, in a sentence; empty if it did not */
    private static Optional<String> attempt(Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.of(
                    Explanation.of(e, BugLog.standard("Review in ImageJ")).sentence());
        }
    }

    private void say(String sentence) {
        panel.say(sentence);
        IJ.showStatus("LesionJ: " + sentence);
    }

    /** All is written already, so nobody is asked. */
    @Override
    public boolean close() {
        ImagePlus imp = getImagePlus();
        if (imp != null) imp.changes = false;
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
        if (!worker.isShutdown()) {
            worker.execute(desk::close);
            worker.shutdown();
        }
        return super.close();
    }
}
