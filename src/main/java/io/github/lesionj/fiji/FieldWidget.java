// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.WidgetModel;

/** A text input of Fiji's dialogs with a field and a button to browse, for LesionJ's commands only. */
abstract class FieldWidget extends AbstractInputWidget<String, JPanel> {

    private final JPanel panel = new JPanel(new BorderLayout());
    private JTextComponent field;

    @Override
    public final boolean supports(WidgetModel model) {
        return super.supports(model)
                && model.isText()
                && !model.isMessage()
                && LesionJCommands.has(model.getModule())
                && fits(model);
    }

    /** @return whether a text input of ours is for this widget */
    abstract boolean fits(WidgetModel model);

    /**
     * Fills the widget.
     *
     * @param shown what stands before the button
     * @param text  the field in it
     */
    final void show(JComponent shown, JTextComponent text) {
        field = text;
        shown.setToolTipText(get().getItem().getDescription());
        panel.add(shown, BorderLayout.CENTER);
        panel.add(new BrowseButton(text, get()), BorderLayout.EAST);
        refreshWidget();
        text.getDocument().addDocumentListener(new DocumentListener() {
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
    public final String getValue() {
        return field.getText();
    }

    @Override
    public final void refreshWidget() {
        String value = get().getText();
        if (!value.equals(field.getText())) field.setText(value);
    }

    @Override
    public final JPanel getComponent() {
        return panel;
    }

    @Override
    public final Class<JPanel> getComponentType() {
        return JPanel.class;
    }
}
