// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.exchange.ExportFormat;
import io.github.lesionj.model.exchange.ModelExport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes a model for programs that know nothing of LesionJ. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Export Model...", weight = 81.5)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Writes a model for programs that know nothing of LesionJ: Python, QuPath, deepImageJ.")
public final class ExportModel extends SafeCommand {

    @Parameter(
            label = "Model",
            style = KnownNames.MODELS,
            persist = false,
            required = false,
            description = "The name of an installed model, or the path of one.")
    private String model = ModelStore.DEFAULT_SEGMENTER;

    @Parameter(
            label = "Format",
            choices = {"onnx", "bioimageio", "safetensors", "torchscript"},
            required = false,
            persist = false,
            description = "onnx: the network; torchscript: the network as PyTorch's program; bioimageio: a package of"
                    + " BioImage.IO with both, a test and texts; safetensors: the numbers alone.")
    private String format = "onnx";

    @Parameter(
            label = "Into",
            style = PathStyle.FILE_OR_DIRECTORY,
            persist = false,
            required = false,
            description =
                    "The file, which is replaced if it exists, or a folder that it goes into under the model's name.")
    private String output = "";

    @Parameter(
            label = "Leave normalisations unfolded",
            persist = false,
            required = false,
            description =
                    "onnx and torchscript: batch normalisations stay operations of their own, for further training"
                            + " elsewhere; else they are part of the convolutions before them, which is faster.")
    private boolean unfolded = false;

    @Parameter(type = ItemIO.OUTPUT, label = "Exported file", description = "What was written.")
    private File exported;

    @Override
    boolean needsEngine() {
        return true;
    }

    @Override
    void work(Progress progress) throws IOException {
        ExportFormat wanted = ExportFormat.named(format).requireFolding(!unfolded);
        Path place = UserPaths.optional(output)
                .orElseThrow(() -> new UserException("Name the file to write, or its folder, in 'output'."));
        StoredModel stored = ModelStore.standard().find(model.strip());
        Path file = ModelExport.file(stored, wanted, place);
        OutputPlace.file(file);
        progress.step(0.2, "exporting " + stored.card().name());
        wanted.write(stored, file, !unfolded);
        exported = file.toFile();
        Log.say(stored.card().name() + " is in " + exported);
    }
}
