// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Choice;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.Label;
import java.awt.Panel;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The buttons below the picture of a review, the class, and a sentence that says where it is. The picture keeps the keys. */
final class ReviewPanel extends Panel {

    private static final long serialVersionUID = 1;

    private static final int LINES = 2;

    private final Choice classes = new Choice();
    private final Panel sentence = new Panel(new GridLayout(LINES, 1));

    /**
     * @param act       does what a button says
     * @param relabeled hears of another class
     */
    ReviewPanel(Consumer<ReviewKey> act, Consumer<String> relabeled) {
        super(new BorderLayout());
        Panel decisions = row(act, ReviewKey.ACCEPT, ReviewKey.REDRAW, ReviewKey.NO_LESION, ReviewKey.REJECT);
        Panel ways = row(act, ReviewKey.UNDO, ReviewKey.FLAGGED, ReviewKey.PREVIOUS, ReviewKey.NEXT);
        decisions.add(button(act, ReviewKey.CLASS));
        decisions.add(classes);
        classes.setFocusable(false);
        classes.addItemListener(event -> relabeled.accept(label()));
        add(decisions, BorderLayout.NORTH);
        add(ways, BorderLayout.CENTER);
        for (int i = 0; i < LINES; i++) sentence.add(new Label());
        add(sentence, BorderLayout.SOUTH);
    }

    private static Panel row(Consumer<ReviewKey> act, ReviewKey... keys) {
        Panel row = new Panel(new FlowLayout(FlowLayout.LEFT, 3, 0));
        for (ReviewKey key : keys) row.add(button(act, key));
        return row;
    }

    private static Button button(Consumer<ReviewKey> act, ReviewKey key) {
        Button button = new Button(key.label());
        button.setFocusable(false);
        button.addActionListener(click -> act.accept(key));
        return button;
    }

    /** @return the chosen class; empty for none */
    String label() {
        return classes.getSelectedItem() == null ? "" : classes.getSelectedItem();
    }

    void show(List<String> labels, String label, String text) {
        if (classes.getItemCount() != labels.size()) {
            classes.removeAll();
            labels.forEach(classes::add);
        }
        classes.select(label);
        say(text);
    }

    /** Chooses the next class. */
    void nextClass() {
        classes.select((classes.getSelectedIndex() + 1) % classes.getItemCount());
    }

    /** Says it in {@value #LINES} lines; what does not fit goes on in the last. */
    void say(String text) {
        String[] lines = WrappedText.of(text).split("\n", LINES);
        for (int i = 0; i < LINES; i++) line(i).setText(i < lines.length ? lines[i].replace('\n', ' ') : "");
    }

    /** @return what it says */
    String said() {
        return IntStream.range(0, LINES)
                .mapToObj(i -> line(i).getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Label line(int index) {
        return (Label) sentence.getComponent(index);
    }
}
