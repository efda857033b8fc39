// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import javax.swing.JTextField;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/** A file or folder, typed or chosen. Fiji's own widget for a text of such a style has no button. */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public final class FileWidget extends FieldWidget {

    private static final int COLUMNS = 25;

    @Override
    boolean fits(WidgetModel model) {
        return PathStyle.of(model.getItem()).isPresent();
    }

    @Override
    public void set(WidgetModel model) {
        super.set(model);
        JTextField field = new JTextField(COLUMNS);
        show(field, field);
    }
}
