// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lesionj models}: what models there are. */
@Command(name = "models", description = "Lists the bundled models and those in your own model folder.")
final class ModelsCommand implements Callable<Integer> {

    private final Session session;

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelStore store = ModelStore.standard();
        ModelStore.Listing models = store.list();
        models.cards().forEach(this::print);
        session.out().println("Your own models: as zip files or folders in " + store.folder() + ", or by their path.");
        models.problems().forEach(session.console()::say);
        return models.problems().isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    private void print(ModelCard card) {
        boolean standard =
                List.of(ModelStore.defaultFor(card.task()).split(",")).contains(card.name());
        line(
                card.name(),
                card.task().name().toLowerCase(Locale.ROOT) + (standard ? ", used unless another is named" : ""));
        line("", card.description());
        line("  classes", String.join(" ", card.classes()));
        for (Metric metric : card.metrics()) line("  measured", text(metric));
        line("  license", card.license());
        for (String notice : card.notices()) line("  notice", notice);
        line("  sha256", card.weights().sha256());
        session.out().println();
    }

    private static String text(Metric metric) {
        String interval = metric.confidenceInterval().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (95 %%: %.3f to %.3f)",
                        metric.confidenceInterval().get(0),
                        metric.confidenceInterval().get(1));
        return String.format(
                Locale.ROOT,
                "%s %.3f%s on %s (%d images; %s)",
                metric.name(),
                metric.value(),
                interval,
                metric.split(),
                metric.images(),
                metric.averaging());
    }

    private void line(String label, String text) {
        session.out().println(label.isEmpty() ? "  " + text : label + ": " + text);
    }
}
