// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.exchange.ExportFormat;
import io.github.lesionj.model.exchange.ModelExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj export}: a model for other programs. */
@Command(
        name = "export",
        description = {
            "Writes a model in a format that other programs read.",
            "onnx: network and weights in one file, which answers with probabilities and holds the model's card. "
                    + "safetensors: the weights alone, under the names of the plain PyTorch module. "
                    + "bioimageio: a package of BioImage.IO. torchscript: network and weights as PyTorch's program."
        })
final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "name of an installed model, or the path of its zip or folder")
    private String model;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "onnx, safetensors, bioimageio or torchscript")
    private String format;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description =
                    "what to write, with the format's ending (.onnx, .safetensors, .zip, .pt), or a folder that is there,"
                            + " into which it goes under the model's name; a file of that name is replaced")
    private Path output;

    @Option(
            names = "--unfolded",
            description =
                    "onnx and torchscript: batch normalisations stay operations of their own, for further training elsewhere;"
                            + " else they are part of the convolutions before them, which is faster")
    private boolean unfolded;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat chosen = ExportFormat.named(format).requireFolding(!unfolded);
        StoredModel stored = ModelStore.standard().find(model);
        Path file = ModelExport.file(stored, chosen, output);
        OutputFolder.createFor(file, List.of(Path.of(model)));
        chosen.write(stored, file, !unfolded);
        session.out().println(file);
        return Main.DONE;
    }
}
