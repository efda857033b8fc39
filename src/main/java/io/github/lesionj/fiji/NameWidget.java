// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.BorderLayout;
import java.util.Vector;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/** A text input of Fiji's dialogs whose {@link KnownNames} can be picked from a list. */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public final class NameWidget extends AbstractInputWidget<String, JPanel> {

    private final JPanel panel = new JPanel(new BorderLayout());
    private JTextComponent field;

    @Override
    public boolean supports(WidgetModel model) {
        return super.supports(model) && model.isText() && KnownNames.has(model.getItem());
    }

    @Override
    public void set(WidgetModel model) {
        super.set(model);
        JComboBox<String> list = new JComboBox<>(new Vector<>(KnownNames.of(model.getItem())));
        list.setEditable(true);
        list.setToolTipText(model.getItem().getDescription());
        panel.add(list);
        field = (JTextComponent) list.getEditor().getEditorComponent();
        refreshWidget();
        // What is picked goes into the field too.
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                updateModel();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                updateModel();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                updateModel();
            }
        });
    }

    @Override
    public String getValue() {
        return field.getText();
    }

    @Override
    public void refreshWidget() {
        String value = get().getText();
        if (!value.equals(field.getText())) field.setText(value);
    }

    @Override
    public JPanel getComponent() {
        return panel;
    }

    @Override
    public Class<JPanel> getComponentType() {
        return JPanel.class;
    }
}
