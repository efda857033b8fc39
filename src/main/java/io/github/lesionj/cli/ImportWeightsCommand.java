// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.exchange.Pretrained;
import io.github.lesionj.model.exchange.PretrainedCatalogue;
import io.github.lesionj.model.exchange.WeightsImport;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj import-weights}: anybody's weights to LesionJ's names. */
@Command(
        name = "import-weights",
        description = {
            "Reads weights that others trained and writes them as safetensors with LesionJ's names.",
            "Reports which parameters of the network were filled. A training needs no such step: 'train --start' reads the same files."
        })
final class ImportWeightsCommand implements Callable<Integer> {

    private static final int RGB = 3;

    private final Session session;

    @ArgGroup(multiplicity = "1")
    private What what;

    private static final class What {

        @Option(names = "--list", description = "lists the weights that are known by name")
        private boolean list;

        @ArgGroup(exclusive = false)
        private Import one;
    }

    private static final class Import {

        @Option(
                names = "--from",
                required = true,
                paramLabel = "PATH|NAME",
                description = "a .safetensors, .npz, .pth or .pt file, a model zip, or a name of the list")
        private String from;

        @Option(
                names = "--network",
                required = true,
                paramLabel = "NAME",
                description = "the network that they are for")
        private String network;

        @Option(
                names = "--outputs",
                defaultValue = "1000",
                paramLabel = "N",
                description = "classes of the network (default: ImageNet's 1000)")
        private int outputs;

        @Option(names = "--output", required = true, paramLabel = "FILE.safetensors", description = "what to write")
        private Path output;
    }

    ImportWeightsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (what.list) PretrainedCatalogue.standard().entries().forEach(this::print);
        else run(what.one);
        return Main.DONE;
    }

    private void print(Pretrained entry) {
        session.out().println(entry.name() + ": " + String.join(", ", entry.networks()));
        session.out().println("  input: " + entry.input());
        session.out().println("  license: " + entry.license());
        session.out().println("  source: " + entry.citation());
        session.out().println("  file: " + entry.url() + " (" + (entry.bytes() >> 20) + " MB)");
    }

    private void run(Import one) throws IOException {
        NetworkSpec spec = known(one);
        if (new File(one.from).exists()) OutputFolder.createFor(one.output, List.of(Path.of(one.from)));
        WeightsImport.write(one.from, spec, one.output, session.console()::say)
                .lines()
                .forEach(session.out()::println);
    }

    private static NetworkSpec known(Import one) {
        try {
            NetworkSpec spec = new NetworkSpec(one.network, RGB, one.outputs, List.of(), 0);
            Networks.create(spec);
            return spec;
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
