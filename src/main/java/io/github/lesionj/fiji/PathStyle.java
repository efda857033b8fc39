// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.io.OpenDialog;
import java.awt.Component;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.swing.JFileChooser;
import org.scijava.module.ModuleItem;

/** Which paths a text input takes, told by its style. */
enum PathStyle {
    FILE(JFileChooser.FILES_ONLY),
    FOLDER(JFileChooser.DIRECTORIES_ONLY),
    EITHER(JFileChooser.FILES_AND_DIRECTORIES);

    /** The style of an input that takes a file as well as a folder. */
    static final String FILE_OR_DIRECTORY = "file,directory";

    private final int selection;

    PathStyle(int selection) {
        this.selection = selection;
    }

    /**
     * Lets the user choose.
     *
     * @param over    what the chooser opens over
     * @param title   of the chooser
     * @param current that the chooser begins with; ImageJ's folder of the last file if there is no such path
     * @return the chosen path; empty if the user cancelled
     */
    Optional<String> choose(Component over, String title, String current) {
        JFileChooser chooser = new JFileChooser(beginning(current));
        chooser.setDialogTitle(title);
        chooser.setFileSelectionMode(selection);
        if (chooser.showDialog(over, "Choose") != JFileChooser.APPROVE_OPTION) return Optional.empty();
        File chosen = chooser.getSelectedFile();
        OpenDialog.setDefaultDirectory(chosen.isDirectory() ? chosen.getPath() : chosen.getParent());
        return Optional.of(chosen.getPath());
    }

    private static File beginning(String text) {
        File there = new File(text.strip());
        if (!text.isBlank() && there.exists()) return there;
        return Optional.ofNullable(OpenDialog.getDefaultDirectory())
                .map(File::new)
                .orElse(null);
    }

    /** @return an input's; empty if it takes no path */
    static Optional<PathStyle> of(ModuleItem<?> input) {
        if (KnownNames.has(input)) return Optional.of(EITHER);
        if (input.getWidgetStyle() == null) return Optional.empty();
        List<String> styles = List.of(input.getWidgetStyle().split(","));
        boolean file = styles.contains("file");
        boolean folder = styles.contains("directory");
        if (file && folder) return Optional.of(EITHER);
        if (file) return Optional.of(FILE);
        return folder ? Optional.of(FOLDER) : Optional.empty();
    }
}
