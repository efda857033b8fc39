// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.exchange.bioimageio.BioImagePackage;
import io.github.lesionj.model.exchange.traced.OnnxExport;
import io.github.lesionj.model.exchange.traced.TorchExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The formats in which models go to other programs. */
public enum ExportFormat {
    /** The network and its weights as one ONNX file. */
    ONNX(OnnxExport::write),
    /** The weights alone, under the plain PyTorch module's names. */
    SAFETENSORS((model, folded, out) -> out.write(SafetensorsExport.bytes(model))),
    /** A package of BioImage.IO: the network twice, its test, its texts and what is done around it. */
    BIOIMAGEIO((model, folded, out) -> BioImagePackage.write(model, out)),
    /** The network and its weights as a program of PyTorch's. */
    TORCHSCRIPT(TorchExport::write);

    /** Writes a model. */
    private interface Writing {
        void write(StoredModel model, boolean folded, OutputStream out) throws IOException;
    }

    private final Writing writing;

    ExportFormat(Writing writing) {
        this.writing = writing;
    }

    /** @throws UserException if there is no such format; the message names all */
    public static ExportFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("A model cannot be exported as \"" + name + "\"; formats are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(ExportFormat::key).toList())));
    }

    /** @return the ending of its files' names */
    public String ending() {
        return switch (this) {
            case ONNX -> ".onnx";
            case SAFETENSORS -> ".safetensors";
            case BIOIMAGEIO -> ".zip";
            case TORCHSCRIPT -> ".pt";
        };
    }

    /** @return the name that users call it by */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Requires that the format has both ways of writing normalisations.
     *
     * @param folded whether they are to be part of the convolutions before them
     * @return this
     * @throws UserException if they cannot be kept apart in this format
     */
    public ExportFormat requireFolding(boolean folded) {
        if (folded || this == ONNX || this == TORCHSCRIPT) return this;
        throw new UserException("Normalisations can be left unfolded in onnx and torchscript, not in " + key());
    }

    /** As {@link #write(StoredModel, Path, boolean)}, folded. */
    public void write(StoredModel model, Path file) throws IOException {
        write(model, file, true);
    }

    /**
     * Writes a model.
     *
     * @param file   whole or not at all
     * @param folded whether batch normalisations become part of the convolutions before them, which is faster, or stay operations of
     *               their own, for further training elsewhere
     * @throws io.github.lesionj.model.ModelException if the format cannot hold the model
     */
    public void write(StoredModel model, Path file, boolean folded) throws IOException {
        requireFolding(folded);
        AtomicFile.write(file, out -> writing.write(model, folded, out));
    }
}
