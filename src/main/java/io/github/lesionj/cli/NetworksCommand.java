// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.network.NetworkInfo;
import io.github.lesionj.network.Networks;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lesionj networks}: what networks there are. */
@Command(
        name = "networks",
        description = {
            "Lists the networks that a recipe can name: task, how many numbers they learn, publication.",
            "The numbers are those of the network's own widths, for one map or seven classes."
        })
final class NetworksCommand implements Callable<Integer> {

    private final Session session;

    NetworksCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("name", "task", "parameters", "publication");
        for (NetworkInfo network : Networks.all())
            table.add(
                    network.name(),
                    network.segments() ? "segmentation" : "classification",
                    String.format(Locale.ROOT, "%,d", network.parameters()),
                    network.paper());
        table.print(session.out());
        return Main.DONE;
    }
}
