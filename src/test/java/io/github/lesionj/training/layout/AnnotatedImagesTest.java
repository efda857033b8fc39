// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedImagesTest {

    @TempDir
    Path folder;

    private ImagePlus picture() {
        return new ImagePlus("p", new ColorProcessor(20, 10));
    }

    private Map<String, Optional<Path>> marks() throws IOException {
        Map<String, Optional<Path>> marks = new TreeMap<>();
        new AnnotatedImages()
                .list(folder, name -> true)
                .entries()
                .forEach(entry -> marks.put(entry.id(), entry.mask()));
        return marks;
    }

    @Test
    void marksLieInThePictureOrBesideIt() throws IOException {
        ImagePlus selected = picture();
        selected.setRoi(new OvalRoi(2, 2, 8, 5));
        new FileSaver(selected).saveAsTiff(folder.resolve("selected.tif").toString());
        ImagePlus overlaid = picture();
        overlaid.setOverlay(new Overlay(new Roi(1, 1, 3, 3)));
        new FileSaver(overlaid).saveAsTiff(folder.resolve("overlaid.tif").toString());
        new FileSaver(picture()).saveAsTiff(folder.resolve("bare.tif").toString());
        new FileSaver(picture()).saveAsPng(folder.resolve("beside.png").toString());
        RoiEncoder.save(new Roi(0, 0, 4, 4), folder.resolve("beside.roi").toString());
        new FileSaver(picture()).saveAsPng(folder.resolve("set.png").toString());
        Files.createFile(folder.resolve("set_RoiSet.zip"));
        Files.createFile(folder.resolve("RoiSet.zip"));
        assertEquals(
                Map.of(
                        "bare",
                        Optional.empty(),
                        "beside",
                        Optional.of(folder.resolve("beside.roi")),
                        "overlaid",
                        Optional.of(folder.resolve("overlaid.tif")),
                        "selected",
                        Optional.of(folder.resolve("selected.tif")),
                        "set",
                        Optional.of(folder.resolve("set_RoiSet.zip"))),
                marks());
    }

    @Test
    void theManagersOwnNameServesASinglePicture() throws IOException {
        new FileSaver(picture()).saveAsPng(folder.resolve("only.png").toString());
        Files.createFile(folder.resolve("RoiSet.zip"));
        assertEquals(List.of(Optional.of(folder.resolve("RoiSet.zip"))), List.copyOf(marks().values()));
    }
}
