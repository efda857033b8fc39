// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import javax.swing.JButton;
import javax.swing.text.JTextComponent;
import org.scijava.widget.WidgetModel;

/** Chooses a file or folder for a field, beginning with the one that stands there. */
final class BrowseButton extends JButton {

    private static final long serialVersionUID = 1;

    BrowseButton(JTextComponent field, WidgetModel model) {
        super("Browse...");
        PathStyle style = PathStyle.of(model.getItem()).orElse(PathStyle.EITHER);
        setToolTipText("Choose "
                + switch (style) {
                    case FILE -> "a file";
                    case FOLDER -> "a folder";
                    case EITHER -> "a file or a folder";
                });
        addActionListener(click ->
                style.choose(this, model.getWidgetLabel(), field.getText()).ifPresent(field::setText));
    }
}
