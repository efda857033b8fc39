// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.gui.GenericDialog;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Label;
import java.awt.TextField;
import java.util.stream.Stream;

/** The fields of an ImageJ dialog by what is written before them, as a user finds them. */
final class DialogFields {

    private final GenericDialog dialog;

    DialogFields(GenericDialog dialog) {
        this.dialog = dialog;
    }

    /** Fills in a text or number, chooses from a list, or sets a box to {@code true} or {@code false}. */
    void set(String label, String value) {
        Component field = field(label);
        if (field instanceof Checkbox box) box.setState(Boolean.parseBoolean(value));
        else if (field instanceof Choice choice) select(choice, value);
        else text(field).setText(value);
    }

    private Component field(String label) {
        Component[] parts = dialog.getComponents();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof Checkbox box && box.getLabel().equals(label)) return box;
            if (parts[i] instanceof Label text && text.getText().equals(label)) return parts[i + 1];
        }
        throw new IllegalStateException("The dialog " + dialog.getTitle() + " has no field '" + label + "'");
    }

    private static void select(Choice choice, String value) {
        choice.select(value);
        if (!choice.getSelectedItem().equals(value))
            throw new IllegalStateException("There is no '" + value + "' in the list");
    }

    /** Sliders and paths have their text field in a panel, beside a bar or a button. */
    private static TextField text(Component field) {
        if (field instanceof TextField text) return text;
        return Stream.of(((Container) field).getComponents())
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
