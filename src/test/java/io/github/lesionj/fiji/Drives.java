// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.Drive.Scene.NOTHING;
import static io.github.lesionj.fiji.Drive.Scene.PICTURE;
import static io.github.lesionj.fiji.Drive.Scene.STOPPED_TRAINING;
import static io.github.lesionj.fiji.Drive.Scene.TWO_PICTURES;

import java.util.List;
import java.util.Map;

/** Each command of the menu, used once from its dialog: {@link CommandRulesTest} misses the ones that are not here. */
final class Drives {

    static final List<Drive> ALL = List.of(
            Drive.of("Open Sample Image", NOTHING).leaving("image lesion-sample-1 1024x768x1 24 mm"),
            Drive.of("Segment Lesion...", PICTURE)
                    .with("Threshold", "0.70", "threshold=0.7")
                    .with("Show mask", "true", "mask=true")
                    .with("Show probability map", "true", "probability=true")
                    .leaving(
                            "image a-mask 512x384x1 8 mm",
                            "image a-probability 512x384x1 32 mm",
                            "overlay a.png a-lesion-1 ",
                            "roi a-lesion-1 ",
                            "row Label=a.png Area="),
            Drive.of("Extract Lesion ROI...", PICTURE)
                    .with("Margin around the lesion", "0.25", "margin=0.25")
                    .with("Blacken the skin around it", "true", "masked=true")
                    .leaving("image a-lesion ", "selection a.png "),
            Drive.of("Classify Lesion...", PICTURE)
                    .with("Device", "cpu", "device=cpu")
                    .with("Melanoma sensitivity", "0.90", "melanoma=0.9")
                    .leaving(" MEL=0.", " Melanoma suspected="),
            Drive.of("Analyze Lesion...", PICTURE)
                    .with("Threshold", "0.60", "threshold=0.6")
                    .with("Show mask", "true", "mask=true")
                    .leaving("image a-mask ", "roi a-lesion-1 ", " Class=", " Area="),
            Drive.of("Calibrate from Ruler...", PICTURE)
                    .with("Millimetres between ticks", "2", "millimetres=2.0")
                    .leaving("overlay a.png ruler ", " Pixels/mm=12.795"),
            Drive.of("Measure Lesion...", PICTURE)
                    .with("Structures that you see", "3", "structures=3")
                    .leaving("overlay a.png lesion-diameter ", " score_d=3", "roi a-lesion-1 "),
            Drive.of("Compare Two Visits...", TWO_PICTURES)
                    .with("Second visit", "b.png", "second=b.png")
                    .leaving("image a-visits 512x384x2 24 mm", " Second visit=b.png"),
            Drive.of("Remove Hair...", PICTURE)
                    .with("Show mask", "true", "mask=true")
                    .with("Light hairs", "false", "light=false")
                    .with("Contrast", "14", "contrast=14.0")
                    .leaving("image a-hairless 512x384x1 24 mm", "image a-hair-mask 512x384x1 8 mm"),
            Drive.of("Colour Constancy...", PICTURE)
                    .with("Power", "3", "power=3.0")
                    .with("In linear light", "false", "linear=false")
                    .leaving("image a-balanced 512x384x1 24 mm"),
            Drive.of("Mask Vignette, Ruler and Ink...", PICTURE)
                    .with("Show mask", "true", "mask=true")
                    .with("Ink", "false", "ink=false")
                    .leaving("image a-cleaned 512x384x1 24 mm", "image a-artifact-mask 512x384x1 8 mm"),
            Drive.of("Explain Classification...", PICTURE)
                    .with("Class", "MEL", "classes=MEL")
                    .with("Opacity", "0.25", "opacity=0.25")
                    .leaving("image a-explanation 512x384x1 32 mm", "overlay a-explained "),
            Drive.of("Map Uncertainty...", PICTURE)
                    .with("Measure", "entropy", "measure=entropy")
                    .leaving("image a-uncertainty 512x384x1 32 mm", " Mask disagreement=0."),
            Drive.of("Process Folder...", NOTHING)
                    .with("Folder of pictures", Drive.IN + "/pictures", "input=")
                    .with("Output folder", Drive.OUT, "output=")
                    .with("What to do", "segment", "command=segment")
                    .with("Segment, measure: write overlays", "true", "overlay=true")
                    .leaving("file a_segmentation.png ", "file b_overlay.png ", "file masks.csv "),
            Drive.of("Train Classification Model...", NOTHING)
                    .with("Recipe", Drive.IN + "/classes.json", "recipe=")
                    .with("Data folder", Drive.IN, "data=")
                    .with("Output folder", Drive.OUT, "output=")
                    .with("Epochs", "1", "epochs=1")
                    .leaving("file tiny.zip "),
            Drive.of("Resume Training...", STOPPED_TRAINING)
                    .with("Output folder", Drive.OUT, "output=")
                    .with("Device", "cpu", "device=cpu")
                    .leaving("file tiny.zip "),
            Drive.of("Cross-Validate...", NOTHING)
                    .with("Recipe", Drive.IN + "/folds.json", "recipe=")
                    .with("Data folder", Drive.IN, "data=")
                    .with("Output folder", Drive.OUT, "output=")
                    .with("Batch size", "8", "batchsize=8")
                    .leaving("file folds.csv ", "file out-of-fold.csv ", "file fold-3/tiny-fold3.zip "),
            Drive.of("Evaluate...", NOTHING)
                    .with("Truth", Drive.IN + "/masks", "truth=")
                    .with("Pictures", Drive.IN + "/pictures", "images=")
                    .with("Output folder", Drive.OUT, "output=")
                    .leaving("file predictions/a_segmentation.png "),
            Drive.of("Export Model...", NOTHING)
                    .with("Format", "safetensors", "format=safetensors")
                    .with("Into", Drive.OUT + "/numbers.safetensors", "output=")
                    .leaving("file numbers.safetensors "));

    /** Commands that a test of their own uses from their windows, since more is to be done there than to press OK. */
    static final Map<String, Class<?>> ELSEWHERE = Map.of(
            "Models...", BenchIT.class,
            "Doctor...", BenchIT.class,
            "Review...", BenchIT.class,
            "LesionJ Macro Extensions", BenchIT.class,
            "Train Segmentation Model...", TrainingIT.class);

    private Drives() {}
}
