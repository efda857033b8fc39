// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people should know of a model, in lines: the same on the command line and in ImageJ. */
public final class CardText {

    private CardText() {}

    /**
     * @param model    to be described
     * @param standard whether it is used unless another is named
     * @return lines; the first begins with its name
     */
    public static List<String> lines(InstalledModel model, boolean standard) {
        ModelCard card = model.card();
        List<String> lines = new ArrayList<>();
        lines.add(model.name() + ": " + task(card.task()) + (standard ? ", used unless another is named" : ""));
        lines.add("  " + card.description());
        lines.add("  classes: " + String.join(" ", card.classes()));
        for (Metric metric : card.metrics()) lines.add("  measured: " + figure(metric));
        lines.add("  license: " + card.license());
        for (String notice : card.notices()) lines.add("  notice: " + notice);
        lines.add("  sha256: " + card.weights().sha256());
        return List.copyOf(lines);
    }

    /** @return as {@link #lines}, and what else is on the card */
    public static List<String> details(InstalledModel model, boolean standard) {
        ModelCard card = model.card();
        List<String> lines = new ArrayList<>(lines(model, standard));
        lines.add("  network: " + card.network().name() + ", " + card.weights().file() + ", "
                + card.weights().bytes() + " bytes");
        lines.add("  input: " + card.input().width() + " x " + card.input().height() + " pixels, "
                + card.input().colorSpace().planes().size() + " planes");
        for (String citation : card.citations()) lines.add("  cite: " + citation);
        lines.add("  found in: " + model.file().map(Object::toString).orElse("LesionJ itself"));
        return List.copyOf(lines);
    }

    /** @return the task's name, in lower case */
    public static String task(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    /** @return one figure with its interval, split and way of averaging */
    public static String figure(Metric metric) {
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
}
