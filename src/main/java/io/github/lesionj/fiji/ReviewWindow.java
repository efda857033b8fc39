// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageWindow;
import ij.gui.Roi;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * The window of a review: a picture in ImageJ's own canvas with the lesion as its selection, which all of ImageJ's tools
 * change, and buttons below.
 */
final class ReviewWindow extends ImageWindow implements KeyEventDispatcher {

    private static final long serialVersionUID = 1;

    /** What is done to the picture on the desk. */
    private interface Decision {
        void take() throws IOException;
    }

    private final transient ReviewDesk desk;
    private final transient ReviewWorker worker = new ReviewWorker();
    private final ReviewPanel panel = new ReviewPanel(this::act, this::relabel);
    private transient ReviewPicture shown;

    private ReviewWindow(ReviewDesk desk, ReviewPicture first) {
        super(first.image());
        this.desk = desk;
        shown = first;
        add(panel);
        show(first);
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
        ReviewPicture first = ReviewPicture.of(desk);
        EventQueue.invokeLater(() -> new ReviewWindow(desk, first));
    }

    private void show(ReviewPicture picture) {
        ImagePlus imp = getImagePlus();
        if (imp == null) return;
        shown = picture;
        picture.put(imp);
        panel.show(picture.labels(), picture.label(), picture.text());
        fit();
    }

    /** A small picture leaves no room for the buttons beside each other, a tall one none below it. */
    private void fit() {
        Rectangle room = GUI.getMaxWindowBounds(this);
        Insets frame = getInsets();
        int least = panel.getPreferredSize().width + frame.left + frame.right + 2 * HGAP;
        setMinimumSize(new Dimension(least, 0));
        pack();
        if (getHeight() > room.height) setLocationAndSize(getX(), room.y, Math.max(least, getWidth()), room.height);
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
        if (worker.isBusy() || imp == null) return;
        String label = panel.label();
        switch (key) {
            case ACCEPT -> {
                if (shown.isChanged(imp))
                    say("The selection was changed: take it with " + ReviewKey.REDRAW.label() + ", or bring the outline"
                            + " back with " + ReviewKey.UNDO.label() + ".");
                else decide(() -> desk.accept(label));
            }
            case REDRAW -> redraw(imp, label);
            case NO_LESION -> decide(desk::noLesion);
            case CLASS -> {
                panel.nextClass();
                relabel(panel.label());
            }
            case REJECT -> decide(desk::reject);
            case UNDO -> undo(imp);
            case FLAGGED -> decide(desk::nextFlagged);
            case PREVIOUS -> decide(() -> desk.step(-1));
            case NEXT -> decide(() -> desk.step(1));
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
        decide(() -> desk.redraw(drawn, label));
    }

    private void undo(ImagePlus imp) {
        if (!shown.isChanged(imp)) {
            decide(desk::undo);
            return;
        }
        shown.outline(imp);
        say("The outline is as it was.");
    }

    private void relabel(String label) {
        worker.run(
                () -> {
                    desk.relabel(label);
                    return desk.status();
                },
                (status, failure) -> say(status.orElse(failure)));
    }

    /** Shows what lies on the desk after it. */
    private void decide(Decision decision) {
        worker.run(
                () -> {
                    decision.take();
                    return ReviewPicture.of(desk);
                },
                (picture, failure) -> picture.ifPresentOrElse(this::show, () -> say(failure)));
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
        worker.end(desk::close);
        return super.close();
    }
}
