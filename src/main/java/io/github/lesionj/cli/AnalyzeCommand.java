// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj analyze}: everything about each image. */
@Command(name = "analyze", description = {
    "Finds, measures and classifies the lesion in each image.",
    "Writes <name>_segmentation.png (mask), <name>_overlay.png (image with the outline), <name>_crop.png (the lesion cut "
    + "out, black around it) and lesions.csv with one row per image. A research tool, no medical device."})
final class AnalyzeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--segmentation-model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            description = "model that finds the lesion (default: ${DEFAULT-VALUE}); 'lesionj models' lists the names")
    private String segmentationModel;

    @Option(
            names = "--classification-model",
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_CLASSIFIER,
            description = "model that classifies it (default: ${DEFAULT-VALUE})")
    private String classificationModel;

    @Mixin
    private DeviceOption device;

    AnalyzeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> images = inputs.images(session.console());
        Path folder = output.create();
        LesionTable table = new LesionTable();
        AnalyzerOptions options = new AnalyzerOptions(segmentationModel, classificationModel, device.name);
        try (LesionAnalyzer analyzer = session.models().analyzer(options)) {
            session.console().say("the networks run on " + analyzer.segmenter().device());
            return new BatchCall(session, images).run(image -> {
                LesionAnalysis analysis = analyzer.analyze(image.image(), image.pixelSize());
                write(folder, image, analysis);
                table.add(image, analysis);
            }, () -> table.write(folder.resolve("lesions.csv")), folder);
        }
    }

    private void write(Path folder, SourceImage image, LesionAnalysis analysis) throws IOException {
        MaskFile.write(folder.resolve(image.name() + "_segmentation.png"), analysis.segmentation().mask());
        ImageFile.writePng(folder.resolve(image.name() + "_overlay.png"), Overlays.draw(image.image(), analysis.roi()));
        if (analysis.roi().isEmpty()) session.console().say(image.name() + ": no lesion was found, so there is no crop");
        else ImageFile.writePng(folder.resolve(image.name() + "_crop.png"), analysis.roi().maskedCrop(image.image(), 0));
    }
}
