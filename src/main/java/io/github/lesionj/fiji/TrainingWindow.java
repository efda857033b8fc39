// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.fiji.LiveTraining.Phase;
import io.github.lesionj.fiji.LiveTraining.State;
import io.github.lesionj.fiji.LiveTraining.Wish;
import io.github.lesionj.training.TrainingCurves;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/**
 * The window of a training: curves, a validation picture, rate, remaining time, and the buttons Pause, Stop and keep
 * best, Cancel. It looks at the training several times a second and never makes it wait. Used from the event thread.
 */
final class TrainingWindow {

    private static final int MILLIS = 250;
    private static final int GAP = 8;
    private static final String[] LEAVINGS = {"Stop the training and quit", "Go on with the training"};
    private static final String[] ENDINGS = {"Stop and keep best", "Cancel the training", "Go on"};

    private final LiveTraining training;
    private final String title;
    private final TrainingFrame frame;
    private final CurvePanel loss = new CurvePanel("loss");
    private final CurvePanel metrics = new CurvePanel("validation figures");
    private final PreviewPanel preview = new PreviewPanel();
    private final JProgressBar bar = new JProgressBar();
    private final JLabel status = new JLabel(" ");
    private final JButton pause = new JButton("Pause");
    private final JButton keepBest = new JButton("Stop and keep best");
    private final JButton cancel = new JButton("Cancel");
    private final Timer timer = new Timer(MILLIS, tick -> look());
    private State shown;

    private TrainingWindow(String title, LiveTraining training) {
        this.training = training;
        shown = training.state();
        this.title = "Training " + title;
        frame = new TrainingFrame(this.title, this::mayQuit);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                close();
            }
        });
        pause.addActionListener(click -> training.wish(training.wish() == Wish.PAUSE ? Wish.GO_ON : Wish.PAUSE));
        keepBest.addActionListener(click -> training.wish(Wish.KEEP_BEST));
        cancel.addActionListener(click -> {
            if (shown.phase() == Phase.OVER) dispose();
            else training.wish(Wish.CANCEL);
        });
        pause.setToolTipText("Waits after the batch in work, until you press it again");
        keepBest.setToolTipText("Ends the training for good and measures the best epoch's model");
        cancel.setToolTipText(
                "Stops after the batch in work; Resume Training... later goes on from the last whole epoch");
        layOut();
    }

    /** Opens the window. */
    static TrainingWindow open(String title, LiveTraining training) {
        TrainingWindow window = new TrainingWindow(title, training);
        window.frame.pack();
        window.frame.setVisible(true);
        window.look();
        window.timer.start();
        return window;
    }

    private void layOut() {
        JPanel curves = new JPanel(new GridLayout(2, 1, GAP, GAP));
        curves.add(loss);
        curves.add(metrics);
        JPanel views = new JPanel(new BorderLayout(GAP, GAP));
        views.add(curves, BorderLayout.CENTER);
        views.add(preview, BorderLayout.EAST);
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, GAP, 0));
        buttons.add(pause);
        buttons.add(keepBest);
        buttons.add(cancel);
        JPanel foot = new JPanel(new BorderLayout(GAP, GAP));
        foot.add(status, BorderLayout.NORTH);
        foot.add(bar, BorderLayout.CENTER);
        foot.add(buttons, BorderLayout.SOUTH);
        JPanel content = new JPanel(new BorderLayout(GAP, GAP));
        content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        content.add(views, BorderLayout.CENTER);
        content.add(foot, BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.setMinimumSize(new Dimension(640, 420));
    }

    private void look() {
        State now = training.state();
        Wish wish = training.wish();
        boolean learning = now.phase() == Phase.LEARNING;
        boolean over = now.phase() == Phase.OVER;
        boolean ending = wish == Wish.KEEP_BEST || wish == Wish.CANCEL;
        pause.setText(wish == Wish.PAUSE ? "Go on" : "Pause");
        pause.setEnabled(learning && !ending);
        keepBest.setEnabled(learning && !ending);
        cancel.setEnabled(over || learning && wish != Wish.CANCEL);
        cancel.setText(over ? "Close" : "Cancel");
        frame.setTitle(training.part().isEmpty() ? title : title + ", " + training.part());
        status.setText(TrainingText.status(now, wish));
        now.step().ifPresent(step -> {
            bar.setMaximum(step.total());
            bar.setValue(over ? step.total() : step.shown());
        });
        bar.setIndeterminate(!over && now.step().isEmpty());
        if (!now.results().isEmpty() && !now.results().equals(shown.results())) {
            loss.show(TrainingCurves.losses(now.results()));
            metrics.show(TrainingCurves.metrics(now.results()));
        }
        if (!now.preview().equals(shown.preview())) now.preview().ifPresent(preview::show);
        shown = now;
        if (over) timer.stop();
    }

    private void close() {
        if (shown.phase() != Phase.LEARNING) {
            dispose();
            return;
        }
        int answer = JOptionPane.showOptionDialog(
                frame,
                "This training is not over.",
                frame.getTitle(),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                ENDINGS,
                ENDINGS[2]);
        if (answer == 0) training.wish(Wish.KEEP_BEST);
        if (answer == 1) training.wish(Wish.CANCEL);
    }

    private boolean mayQuit() {
        if (training.state().phase() == Phase.OVER) return true;
        int answer = JOptionPane.showOptionDialog(
                frame,
                "This training is not over. Its checkpoint stays: Resume Training..."
                        + "\ngoes on from the last whole epoch.",
                frame.getTitle(),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                LEAVINGS,
                LEAVINGS[1]);
        if (answer != 0) return false;
        training.wish(Wish.CANCEL);
        return true;
    }

    /** Closes the window without a question. */
    void dispose() {
        timer.stop();
        frame.dispose();
    }
}
