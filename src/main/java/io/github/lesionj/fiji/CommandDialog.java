// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.GenericDialog;
import io.github.lesionj.io.UserException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.scijava.command.Previewable;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.NumberWidget;

/**
 * ImageJ 1's dialog for a SciJava command, built from the command's inputs. The values are taken from the fields
 * themselves, because the dialog's own getters would record ImageJ 1 keys that Fiji does not know.
 */
final class CommandDialog {

    private static final int TEXT_COLUMNS = 25;
    private static final int NUMBER_DECIMALS = 2;

    private final GenericDialog dialog;
    private final Module module;
    private final List<ModuleItem<?>> inputs;
    private final Map<String, TextField> numbers = new LinkedHashMap<>();
    private boolean following;

    private CommandDialog(Module module, Optional<ImagePlus> front) {
        this.module = module;
        dialog = new GenericDialog(UserInputs.title(module.getInfo()));
        inputs = UserInputs.of(module.getInfo());
        if (!UserInputs.named(module.getInfo(), ImagePlus.class).isEmpty())
            dialog.addMessage("Image: " + front.map(ImagePlus::getTitle).orElse("none is open"));
        inputs.forEach(item -> addField(item, item.getValue(module)));
        dialog.addMessage(Texts.RESEARCH);
        dialog.addHelp(help(module.getInfo().getDescription()));
    }

    /**
     * Shows the dialog, unless the command asks nothing.
     *
     * @param front the front image
     * @return the chosen values by input name; empty when the user cancelled
     */
    static Optional<Map<String, Object>> ask(Module module, Optional<ImagePlus> front) {
        boolean ownWindow = ((SafeCommand) module.getDelegateObject()).hasOwnWindow();
        if (!UserInputs.areAsked(module.getInfo()) || ownWindow) return Optional.of(Map.of());
        CommandDialog asked = new CommandDialog(module, front);
        if (module.getDelegateObject() instanceof Previewable) {
            front.map(ImagePlus::getWindow).ifPresent(asked::standBeside);
            asked.follow();
        }
        asked.dialog.showDialog();
        if (asked.dialog.wasCanceled()) module.cancel();
        return asked.dialog.wasCanceled() ? Optional.empty() : Optional.of(asked.values());
    }

    /** What follows the dialog is to be seen: it opens at the picture's right side, as far as the screen reaches. */
    private void standBeside(Window picture) {
        dialog.pack();
        Rectangle screen = GUI.getMaxWindowBounds(picture);
        int right = screen.x + screen.width - dialog.getWidth();
        dialog.setLocation(
                Math.max(screen.x, Math.min(picture.getX() + picture.getWidth(), right)),
                Math.max(screen.y, picture.getY()));
    }

    /** Shows the command each change, as SciJava does: its callback, what that changed, and the preview. */
    private void follow() {
        module.preview();
        dialog.addDialogListener((source, event) -> {
            if (event == null || following) return true;
            following = true;
            try {
                Map<String, Object> values = values();
                for (ModuleItem<?> item : inputs) change(item, values.get(item.getName()));
                module.preview();
            } catch (UserException | MethodCallException unfinished) {
                // A number that is being typed need not be one yet.
            } finally {
                following = false;
            }
            return true;
        });
    }

    private void change(ModuleItem<?> item, Object value) throws MethodCallException {
        if (value.equals(module.getInput(item.getName()))) return;
        Map<String, Object> before = new LinkedHashMap<>();
        module.setInput(item.getName(), value);
        numbers.keySet().forEach(name -> before.put(name, module.getInput(name)));
        item.callback(module);
        numbers.forEach((name, field) -> {
            if (!module.getInput(name).equals(before.get(name))) show(field, ((Number) module.getInput(name)));
        });
    }

    private void show(TextField field, Number value) {
        field.setText(IJ.d2s(value.doubleValue(), NUMBER_DECIMALS));
    }

    private void addField(ModuleItem<?> item, Object value) {
        if (isChoice(item)) dialog.addChoice(item.getLabel(), choices(item), value.toString());
        else if (item.getType() == boolean.class) dialog.addCheckbox(item.getLabel(), (Boolean) value);
        else if (KnownNames.has(item)) addNames(item, value.toString());
        else if (PathStyle.of(item).isPresent()) addPath(item, value.toString());
        else if (item.getType() == String.class) dialog.addStringField(item.getLabel(), value.toString(), TEXT_COLUMNS);
        else addNumber(item, (Number) value);
    }

    private void addNumber(ModuleItem<?> item, Number value) {
        if (NumberWidget.SLIDER_STYLE.equals(item.getWidgetStyle()))
            dialog.addSlider(
                    item.getLabel(),
                    ((Number) item.getMinimumValue()).doubleValue(),
                    ((Number) item.getMaximumValue()).doubleValue(),
                    value.doubleValue(),
                    item.getStepSize().doubleValue());
        else dialog.addNumericField(item.getLabel(), value.doubleValue(), NUMBER_DECIMALS);
        numbers.put(item.getName(), (TextField) dialog.getNumericFields().lastElement());
    }

    /** A text field that also takes a file, and below it the list of names that can be put into it. */
    private void addNames(ModuleItem<?> item, String value) {
        dialog.addFileField(item.getLabel(), value, TEXT_COLUMNS);
        TextField field = (TextField) dialog.getStringFields().lastElement();
        dialog.addChoice(
                KnownNames.heading(item),
                Stream.concat(Stream.of(""), KnownNames.of(item, module).stream())
                        .toArray(String[]::new),
                value);
        Choice list = (Choice) dialog.getChoices().lastElement();
        list.addItemListener(event -> field.setText(list.getSelectedItem()));
    }

    private static boolean isChoice(ModuleItem<?> item) {
        return item.getChoices() != null && !item.getChoices().isEmpty();
    }

    private void addPath(ModuleItem<?> item, String value) {
        switch (PathStyle.of(item).orElseThrow()) {
            case FOLDER -> dialog.addDirectoryField(item.getLabel(), value, TEXT_COLUMNS);
            case FILE -> dialog.addFileField(item.getLabel(), value, TEXT_COLUMNS);
            case EITHER -> addFileOrFolder(item.getLabel(), value);
        }
    }

    /** The button of ImageJ's file field chooses no folder, so it gets another listener. */
    private void addFileOrFolder(String label, String value) {
        dialog.addFileField(label, value, TEXT_COLUMNS);
        TextField field = (TextField) dialog.getStringFields().lastElement();
        for (Component part : field.getParent().getComponents()) {
            if (!(part instanceof Button button)) continue;
            for (ActionListener old : button.getActionListeners()) button.removeActionListener(old);
            button.addActionListener(click ->
                    PathStyle.EITHER.choose(dialog, label, field.getText()).ifPresent(field::setText));
        }
    }

    private static String[] choices(ModuleItem<?> item) {
        return item.getChoices().stream().map(Object::toString).toArray(String[]::new);
    }

    private Map<String, Object> values() {
        Iterator<?> choices = fields(dialog.getChoices());
        Iterator<?> checkboxes = fields(dialog.getCheckboxes());
        Iterator<?> texts = fields(dialog.getStringFields());
        Map<String, Object> values = new LinkedHashMap<>();
        for (ModuleItem<?> item : inputs) {
            Object value;
            if (KnownNames.has(item)) choices.next();
            if (isChoice(item)) value = ((Choice) choices.next()).getSelectedItem();
            else if (item.getType() == boolean.class) value = ((Checkbox) checkboxes.next()).getState();
            else if (item.getType() == String.class) value = ((TextField) texts.next()).getText();
            else value = number(item);
            values.put(item.getName(), value);
        }
        return values;
    }

    /** The field shows two decimals; a number that nobody changed is still the one that it was. */
    private Object number(ModuleItem<?> item) {
        String text = numbers.get(item.getName()).getText();
        Number before = (Number) module.getInput(item.getName());
        return text.equals(IJ.d2s(before.doubleValue(), NUMBER_DECIMALS)) ? before : MacroOptions.parse(item, text);
    }

    private static Iterator<?> fields(List<?> fields) {
        return fields == null ? List.of().iterator() : fields.iterator();
    }

    private String help(String description) {
        StringBuilder html = new StringBuilder("<html><h3>" + description + "</h3>");
        for (ModuleItem<?> item : inputs)
            html.append("<p><b>")
                    .append(item.getLabel())
                    .append("</b> (macro key <tt>")
                    .append(item.getName())
                    .append("</tt>)<br>")
                    .append(item.getDescription().replace("<", "&lt;"))
                    .append("</p>");
        return html.append("<p><a href=\"")
                .append(Texts.DOCS)
                .append("\">")
                .append(Texts.DOCS)
                .append("</a></p></html>")
                .toString();
    }
}
