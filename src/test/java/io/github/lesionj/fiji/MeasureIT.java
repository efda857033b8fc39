// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measure Lesion... from its dialog, from the recorded line and from the ROI Manager, in a real plain ImageJ. */
class MeasureIT {

    private static final int PICTURES = 2;

    @TempDir
    Path folder;

    @Test
    void dialogRecordedLineAndRoiManagerGiveTheSameNumbers() throws Exception {
        ImageJProcess.assumeDisplay();
        Path pictures = Files.createDirectory(folder.resolve("my pictures"));
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Path table = folder.resolve("comparison.csv");
        List<String> wantedRows = new ArrayList<>();
        List<Double> areas = new ArrayList<>();
        double sum = 0;
        try (LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            for (int seed = 1; seed <= PICTURES; seed++) {
                Phantom phantom =
                        Phantom.draw(Phantom.Options.DEFAULT.withSize(512, 384).withSeed(seed));
                ImageFile.writePng(pictures.resolve("mole " + seed + ".png"), phantom.image());
                MaskFile.write(masks.resolve("mole " + seed + "_segmentation.png"), phantom.mask());
                LesionAnalysis wanted = analyzer.analyze(phantom.image(), phantom.pixelSize());
                double jaccard = SegmentationScore.of(
                                phantom.mask(), wanted.segmentation().mask())
                        .jaccard();
                sum += jaccard;
                areas.add(wanted.measurements().area());
                wantedRows.add("mole " + seed + ".png " + IJ.d2s(jaccard, 4) + " mm^2 "
                        + wanted.diagnosis().label());
            }
        }
        assertEquals(
                """
                run("Open Sample Image", "seed=1 truth=false");
                run("Measure Lesion...", "outline=automatic segmenter=efficientnetlite0-unet-isic2017 device=auto structures=3 whole=false stack=false lines=true manager=true");
                lesion-sample-1-lesion-1 lesion-segments lesion-segments lesion-axis lesion-axis lesion-diameter
                lesion-sample-1-lesion-1
                3
                ROI Manager same
                replay same
                2 pictures, mean Jaccard index\s""" + IJ.d2s(sum / PICTURES, 4),
                ImageJProcess.run(
                        folder,
                        "measure",
                        Path.of("macros", "compare_with_masks.ijm")
                                .toAbsolutePath()
                                .toString(),
                        pictures + "|" + masks + "|" + table));
        List<String> rows = Files.readAllLines(table);
        assertEquals("image,jaccard,area,unit,class,melanoma,compactness,review", rows.get(0));
        assertEquals(PICTURES + 1, rows.size());
        for (int i = 0; i < PICTURES; i++) {
            String[] cells = rows.get(i + 1).split(",");
            assertEquals(wantedRows.get(i), cells[0] + " " + cells[1] + " " + cells[3] + " " + cells[4]);
            assertEquals(
                    areas.get(i), Double.parseDouble(cells[2]), 0.04 * areas.get(i), "by the ruler on the picture");
        }
    }
}
