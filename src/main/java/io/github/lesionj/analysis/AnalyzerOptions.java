// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;

/**
 * What a {@link LesionAnalyzer} works with.
 *
 * @param segmentationModel   name or path
 * @param classificationModel name or path
 * @param device              where they run
 */
public record AnalyzerOptions(String segmentationModel, String classificationModel, Device device) {

    /** The bundled models on the best device. */
    public static final AnalyzerOptions DEFAULT =
            new AnalyzerOptions(ModelStore.DEFAULT_SEGMENTER, ModelStore.DEFAULT_CLASSIFIER, Device.AUTO);

    public AnalyzerOptions withSegmentationModel(String nameOrPath) {
        return new AnalyzerOptions(nameOrPath, classificationModel, device);
    }

    public AnalyzerOptions withClassificationModel(String nameOrPath) {
        return new AnalyzerOptions(segmentationModel, nameOrPath, device);
    }

    public AnalyzerOptions withDevice(Device other) {
        return new AnalyzerOptions(segmentationModel, classificationModel, other);
    }
}
