// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.CardText;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelStore;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import org.scijava.command.CommandService;

/**
 * The models in a table, the card of the chosen one below it, and buttons. A button runs *Models...* with its action, so
 * that what it does is recorded, and said if it fails, as from a macro.
 */
final class ModelsWindow extends JFrame {

    /** Title of the window. */
    static final String TITLE = "LesionJ Models";

    private static final long serialVersionUID = 1;
    private static final Dimension TABLE_SIZE = new Dimension(820, 130);
    private static final int CARD_ROWS = 14;

    private final transient CommandService commands;
    private final ModelsTable models = new ModelsTable();
    private final JTable table = new JTable(models);
    private final JTextArea card = new JTextArea(CARD_ROWS, 1);
    private final JButton export = button("Export...", this::export);
    private final JButton delete = button("Delete...", this::delete);
    private final JButton page = button("Card as page...", this::page);
    private final JButton use = button("Use by default", () -> run(ManageModels.USE, name(), ""));

    private ModelsWindow(CommandService commands) {
        super(TITLE);
        this.commands = commands;
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setPreferredScrollableViewportSize(TABLE_SIZE);
        table.getSelectionModel().addListSelectionListener(event -> showCard());
        models.widths(table);
        card.setEditable(false);
        card.setLineWrap(true);
        card.setWrapStyleWord(true);
        card.setFont(new Font(Font.MONOSPACED, Font.PLAIN, card.getFont().getSize()));
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
        buttons.add(button("Import...", this::importModel));
        for (JButton button : List.of(export, page, delete, use)) buttons.add(button);
        buttons.add(button("Use LesionJ's own", () -> run(ManageModels.BUNDLED, "", "")));
        add(new JSplitPane(JSplitPane.VERTICAL_SPLIT, new JScrollPane(table), new JScrollPane(card)));
        add(buttons, BorderLayout.SOUTH);
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    }

    /**
     * Brings an open window up to date.
     *
     * @param open whether one is opened if there is none
     */
    static void refresh(ManageModels command, boolean open) {
        ModelStore store = ModelStore.standard();
        ModelStore.Listing listing = store.list();
        DefaultModels defaults = new DefaultModels(store);
        List<Boolean> used = listing.models().stream().map(defaults::uses).toList();
        EventQueue.invokeLater(() -> {
            Optional<ModelsWindow> there = Screen.windows(ModelsWindow.class).findFirst();
            if (there.isEmpty() && !open) return;
            ModelsWindow window =
                    there.orElseGet(() -> new ModelsWindow(command.context().service(CommandService.class)));
            window.show(listing, used);
            if (there.isPresent()) return;
            window.pack();
            window.setLocationByPlatform(true);
            window.setVisible(true);
        });
    }

    private void show(ModelStore.Listing listing, List<Boolean> used) {
        int before = Math.max(0, table.getSelectedRow());
        models.show(listing.models(), used);
        card.setText(String.join("\n", listing.problems()));
        int row = Math.min(before, listing.models().size() - 1);
        table.setRowSelectionInterval(row, row);
        showCard();
        if (!listing.problems().isEmpty()) card.append("\n\n" + String.join("\n", listing.problems()));
    }

    private Optional<InstalledModel> chosen() {
        int row = table.getSelectedRow();
        return row < 0 || row >= models.getRowCount() ? Optional.empty() : Optional.of(models.at(row));
    }

    private String name() {
        return chosen().map(InstalledModel::name).orElse("");
    }

    private void showCard() {
        export.setEnabled(chosen().isPresent());
        page.setEnabled(chosen().isPresent());
        use.setEnabled(chosen().isPresent());
        delete.setEnabled(chosen().filter(model -> !model.isBundled()).isPresent());
        chosen().ifPresent(model -> {
            card.setText(String.join("\n", CardText.details(model, models.isUsed(table.getSelectedRow()))));
            card.setCaretPosition(0);
        });
    }

    private void importModel() {
        PathStyle.EITHER
                .choose(this, "Import a model zip, folder or card", "")
                .ifPresent(path -> run(ManageModels.IMPORT, "", path));
    }

    private void export() {
        PathStyle.EITHER
                .choose(this, "Export " + name() + " into a folder, or as a zip", "")
                .ifPresent(path -> run(ManageModels.EXPORT, name(), path));
    }

    private void page() {
        PathStyle.EITHER
                .choose(this, "Write the card of " + name() + " into a folder, or as an .html file", "")
                .ifPresent(path -> run(ManageModels.PAGE, name(), path));
    }

    private void delete() {
        String question = "Delete the model " + name() + " from your model folder?";
        if (JOptionPane.showConfirmDialog(this, question, TITLE, JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION)
            run(ManageModels.DELETE, name(), "");
    }

    private void run(String action, String model, String file) {
        commands.run(ManageModels.class, true, "action", action, "model", model, "file", file);
    }

    private static JButton button(String text, Runnable work) {
        JButton button = new JButton(text);
        button.addActionListener(click -> work.run());
        return button;
    }
}
