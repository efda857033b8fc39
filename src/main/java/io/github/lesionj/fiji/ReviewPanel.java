// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.BorderLayout;
import java.awt.Button;
import java.awt.Choice;
import java.awt.FlowLayout;
import java.awt.Label;
import java.awt.Panel;
import java.util.List;
import java.util.function.Consumer;

/** The buttons below the picture of a review, the class, and a line that says where it is. The picture keeps the keys. */
final class ReviewPanel extends Panel {

    private static final long serialVersionUID = 1;

    private final Choice classes = new Choice();
    private final Label line = new Label();

    /**
     * @param act       does what a button says
     * @param relabeled hears of another class
     */
    ReviewPanel(Consumer<ReviewKey> act, Consumer<String> relabeled) {
        super(new BorderLayout());
        Panel buttons = new Panel(new FlowLayout(FlowLayout.LEFT, 3, 0));
        for (ReviewKey key : ReviewKey.values()) {
            Button button = new Button(key.label());
            button.setFocusable(false);
            button.addActionListener(click -> act.accept(key));
            buttons.add(button);
            if (key == ReviewKey.CLASS) buttons.add(classes);
        }
        classes.setFocusable(false);
        classes.addItemListener(event -> relabeled.accept(label()));
        add(buttons, BorderLayout.NORTH);
        add(line, BorderLayout.SOUTH);
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

    void say(String text) {
        line.setText(text);
    }

    /** @return what the line says */
    String said() {
        return line.getText();
    }
}
