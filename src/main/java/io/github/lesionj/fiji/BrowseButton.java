// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.io.OpenDialog;
import java.io.File;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.text.JTextComponent;
import org.scijava.widget.WidgetModel;

/** Chooses a file or folder for a field, beginning with the one that stands there. */
final class BrowseButton extends JButton {

    private static final long serialVersionUID = 1;

    BrowseButton(JTextComponent field, WidgetModel model) {
        super("Browse...");
        PathStyle style = PathStyle.of(model.getItem()).orElse(PathStyle.EITHER);
        setToolTipText("Choose " + switch (style) {
            case FILE -> "a file";
            case FOLDER -> "a folder";
            case EITHER -> "a file or a folder";
        });
        addActionListener(click -> choose(field, style, model.getWidgetLabel()));
    }

    private void choose(JTextComponent field, PathStyle style, String title) {
        JFileChooser chooser = new JFileChooser(beginning(field.getText()));
        chooser.setDialogTitle(title);
        chooser.setFileSelectionMode(style.selection());
        if (chooser.showDialog(this, "Choose") != JFileChooser.APPROVE_OPTION) return;
        File chosen = chooser.getSelectedFile();
        field.setText(chosen.getPath());
        OpenDialog.setDefaultDirectory(chosen.isDirectory() ? chosen.getPath() : chosen.getParent());
    }

    /** What stands in the field, or ImageJ's folder of the last file. */
    private static File beginning(String text) {
        File there = new File(text.strip());
        if (!text.isBlank() && there.exists()) return there;
        return Optional.ofNullable(OpenDialog.getDefaultDirectory()).map(File::new).orElse(null);
    }
}
