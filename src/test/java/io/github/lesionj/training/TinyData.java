// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A data folder of a few phantoms in both layouts, and recipes that train on it in seconds. */
public final class TinyData {

    private static final String[] DIAGNOSES = {"mel", "nv", "bcc"};

    private TinyData() {}

    /** Writes {@code count} pictures of 64x48 pixels; every second one shows the lesion of the one before. */
    public static void write(Path root, int count) throws IOException {
        Path folder = root.resolve("tiny");
        Files.createDirectories(folder.resolve("images"));
        int every = Math.min(4, count / 2);
        StringBuilder labels = new StringBuilder("image_id,lesion_id,dx,split\n");
        for (int i = 0; i < count; i++) {
            Phantom phantom =
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48).withSeed(i));
            ImageFile.writePng(folder.resolve("images").resolve("p" + i + ".png"), phantom.image());
            MaskFile.write(folder.resolve("masks").resolve("p" + i + "_segmentation.png"), phantom.mask());
            labels.append("p")
                    .append(i)
                    .append(",L")
                    .append(i / 2)
                    .append(",")
                    .append(DIAGNOSES[i / 2 % 3])
                    .append(",")
                    .append(i / 2 % every == every - 1 ? "val" : "train")
                    .append("\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
    }

    public static String segmentationRecipe(int epochs) {
        return String.format(Locale.ROOT, """
                {"about": {"name": "tiny", "description": "test", "license": "CC0-1.0"},
                 "model": {"task": "segmentation", "network": {"name": "LesionLite", "widths": [8, 8, 8, 8, 8]},
                  "input": {"width": 64, "height": 48}, "classes": ["lesion"]},
                 "data": {"layout": "isic2017", "folder": "tiny"},
                 "training": {"loss": "bce_dice",
                  "optimizer": {"learningRate": 0.01, "weightDecay": 0.01, "warmupEpochs": 1, "gradientClipping": 5},
                  "batchSize": 4, "epochs": %d, "emaDecay": 0.9,
                  "augmentation": {"flip": true, "rotation": 180, "scale": 0.2, "hue": 10}},
                 "seed": 3}
                """, epochs);
    }

    /** The bundled segmenter's network at 128x96 pixels, batches of 8, many epochs. */
    static String wideRecipe() {
        return segmentationRecipe(1000)
                .replace(", \"widths\": [8, 8, 8, 8, 8]", "")
                .replace("\"width\": 64, \"height\": 48", "\"width\": 128, \"height\": 96")
                .replace("\"batchSize\": 4", "\"batchSize\": 8");
    }

    public static String classificationRecipe(int epochs) {
        return String.format(Locale.ROOT, """
                {"about": {"name": "tiny", "description": "test", "license": "CC0-1.0"},
                 "model": {"task": "classification", "network": {"name": "ResNet18", "widths": [8, 8, 8, 8], "dropout": 0.2},
                  "input": {"width": 32, "height": 32}, "classes": ["MEL", "NV", "BCC"], "region": {"cropToLesion": true}},
                 "data": {"layout": "ham10000", "folder": "tiny", "folds": 4, "validation": [0], "test": [1]},
                 "training": {"loss": "cross_entropy", "classWeightPower": 0.5, "labelSmoothing": 0.1,
                  "optimizer": {"learningRate": 0.01}, "batchSize": 4, "epochs": %d, "emaDecay": 0.9,
                  "augmentation": {"flip": true}},
                 "seed": 3}
                """, epochs);
    }
}
