// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import org.scijava.service.SciJavaService;

/**
 * LesionJ's models in Fiji. A model is loaded the first time that it is asked for and kept open for the next call; one
 * that nobody uses is freed after five minutes, all of them when the context ends. Close what you get when done. From a
 * script with {@code #@ LesionJService lesionj}:
 *
 * <pre>try (LesionAnalyzer analyzer = lesionj.analyzer()) { analyzer.analyze(image); }</pre>
 */
public interface LesionJService extends SciJavaService {

    /**
     * Opens a segmentation model.
     *
     * @param model  a name, or the path of a model zip, folder or card; several, separated by commas, are averaged
     * @param device {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:N} or {@code mps}
     * @throws io.github.lesionj.model.ModelException if the model or the device cannot be used
     */
    Segmenter segmenter(String model, String device);

    /** As {@link #segmenter}, for a classification model. */
    Classifier classifier(String model, String device);

    /** Opens a segmentation and a classification model, as {@link #segmenter} and {@link #classifier} do. */
    LesionAnalyzer analyzer(String segmenter, String classifier, String device);

    /** Opens the models that come with LesionJ on the best device. */
    LesionAnalyzer analyzer();

    /** As {@link #analyzer()}, on a given device. */
    LesionAnalyzer bundled(String device);
}
