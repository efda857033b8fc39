// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

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

    /** @return what Java's file chooser lets the user choose */
    int selection() {
        return selection;
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
