// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.OnnxRuntime;
import io.github.lesionj.model.TorchEngine;

/** Where the sub-commands get their models from. */
interface ModelSource {

    /** The bundled models, the user's own, and PyTorch. */
    ModelSource STORE = new ModelSource() {
        @Override
        public Segmenter segmenter(String model, Device device) {
            return Segmenters.open(model, device);
        }

        @Override
        public Classifier classifier(String model, Device device) {
            return Classifiers.open(model, device);
        }

        @Override
        public String describe(Device device) {
            return TorchEngine.describe(TorchEngine.device(device));
        }

        @Override
        public String runtime(Device device) {
            return OnnxRuntime.describe(device);
        }
    };

    /** @throws ModelException if the model or the device cannot be used */
    Segmenter segmenter(String model, Device device);

    /** @throws ModelException if the model or the device cannot be used */
    Classifier classifier(String model, Device device);

    /**
     * Opens both models; the first is closed again when the second cannot be opened.
     *
     * @throws ModelException if a model or the device cannot be used
     */
    default LesionAnalyzer analyzer(AnalyzerOptions options) {
        Segmenter segmenter = segmenter(options.segmentationModel(), options.device());
        try {
            return new LesionAnalyzer(segmenter, classifier(options.classificationModel(), options.device()));
        } catch (RuntimeException e) {
            segmenter.close();
            throw e;
        }
    }

    /**
     * Starts the engine.
     *
     * @return its versions and the device that it works on, for people
     * @throws ModelException if the engine or the device cannot be used
     */
    String describe(Device device);

    /**
     * @return by what and where networks run, for people
     * @throws ModelException if the runtime or the device cannot be used
     */
    String runtime(Device device);
}
