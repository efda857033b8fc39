// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.CardText;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelCard;
import java.util.List;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;

/** The rows of the models' window. */
final class ModelsTable extends AbstractTableModel {

    private static final long serialVersionUID = 1;
    private static final List<String> COLUMNS = List.of("Name", "Task", "Measured", "License", "From", "Default");
    private static final int[] WIDTHS = {240, 90, 190, 150, 70, 60};

    private transient List<InstalledModel> models = List.of();
    private transient List<Boolean> used = List.of();

    void show(List<InstalledModel> installed, List<Boolean> byDefault) {
        models = installed;
        used = byDefault;
        fireTableDataChanged();
    }

    void widths(JTable table) {
        for (int column = 0; column < WIDTHS.length; column++)
            table.getColumnModel().getColumn(column).setPreferredWidth(WIDTHS[column]);
    }

    InstalledModel at(int row) {
        return models.get(row);
    }

    boolean isUsed(int row) {
        return used.get(row);
    }

    @Override
    public int getRowCount() {
        return models.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS.get(column);
    }

    @Override
    public String getValueAt(int row, int column) {
        InstalledModel model = models.get(row);
        return switch (column) {
            case 0 -> model.name();
            case 1 -> CardText.task(model.card().task());
            case 2 -> measured(model.card());
            case 3 -> model.card().license();
            case 4 -> model.isBundled() ? "LesionJ" : "you";
            default -> used.get(row) ? "yes" : "";
        };
    }

    private static String measured(ModelCard card) {
        return card.metrics().stream()
                .findFirst()
                .map(metric -> String.format(Locale.ROOT, "%s %.3f, %s", metric.name(), metric.value(), metric.split()))
                .orElse("");
    }
}
