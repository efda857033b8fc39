// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.DiagnosisTable;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj classify}: images to class probabilities. */
@Command(name = "classify", description = {
    "Gives each image a probability for each class.",
    "Writes a table in the ISIC challenge's format: image,MEL,NV,BCC,AKIEC,BKL,DF,VASC. The model is shown the lesion, "
    + "found by the segmentation model or given as a mask. A research figure, no medical diagnosis."})
final class ClassifyCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.csv",
            description = "table to write; replaced if it exists")
    private Path output;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "folder with a mask <name>_segmentation.png for each image (lesion brighter than 128), instead "
                    + "of finding the lesions")
    private Path masks;

    @Option(
            names = "--model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_CLASSIFIER,
            description = "model that classifies (default: ${DEFAULT-VALUE})")
    private String model;

    @Option(
            names = "--segmentation-model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            description = "model that finds the lesion unless --masks is given (default: ${DEFAULT-VALUE})")
    private String segmentationModel;

    @Mixin
    private DeviceOption device;

    ClassifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (masks != null && !Files.isDirectory(masks)) throw new UsageException("There is no folder " + masks + " for --masks");
        List<Path> images = inputs.images(session.console());
        OutputFolder.createFor(output);
        if (masks != null) return classify(images, new MaskFolder(masks)::maskOf);
        try (Segmenter segmenter = session.models().segmenter(segmentationModel, device.name)) {
            return classify(images, image -> segmenter.segment(image.image()).mask());
        }
    }

    /** Where the lesion of an image is. */
    @FunctionalInterface
    private interface MaskSource {
        Img<BitType> maskOf(SourceImage image) throws IOException;
    }

    private int classify(List<Path> images, MaskSource maskSource) throws IOException {
        DiagnosisTable table = new DiagnosisTable();
        try (Classifier classifier = session.models().classifier(model, device.name)) {
            session.console().say("the networks run on " + classifier.device());
            return new BatchCall(session, images).run(image -> {
                Diagnosis diagnosis = classifier.classify(image.image(), maskSource.maskOf(image));
                table.add(image.name(), diagnosis);
            }, () -> table.write(output), output);
        }
    }
}
