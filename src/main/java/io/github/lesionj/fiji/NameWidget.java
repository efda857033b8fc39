// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.util.Vector;
import javax.swing.JComboBox;
import javax.swing.text.JTextComponent;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/** A text input whose {@link KnownNames} can be picked from a list, or a file chosen. */
@Plugin(type = InputWidget.class, priority = Priority.VERY_HIGH)
public final class NameWidget extends FieldWidget {

    @Override
    boolean fits(WidgetModel model) {
        return KnownNames.has(model.getItem());
    }

    @Override
    public void set(WidgetModel model) {
        super.set(model);
        JComboBox<String> list = new JComboBox<>(new Vector<>(KnownNames.of(model.getItem(), model.getModule())));
        list.setEditable(true);
        // What is picked goes into the field too.
        show(list, (JTextComponent) list.getEditor().getEditorComponent());
    }
}
