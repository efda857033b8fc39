// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.model.TorchEngine;
import java.util.concurrent.atomic.AtomicBoolean;
import org.scijava.event.EventHandler;
import org.scijava.module.event.ModuleCanceledEvent;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Leases from the process's pool, and empties it with the context if it was used. */
@Plugin(type = Service.class)
public final class DefaultLesionJService extends AbstractService implements LesionJService {

    private final AtomicBoolean used = new AtomicBoolean();

    @Override
    public Segmenter segmenter(String model, String device) {
        used.set(true);
        return Segmenters.open(model, RuntimePreference.device(device));
    }

    @Override
    public Classifier classifier(String model, String device) {
        used.set(true);
        return Classifiers.open(model, RuntimePreference.device(device));
    }

    @Override
    public LesionAnalyzer analyzer(String segmenter, String classifier, String device) {
        used.set(true);
        return LesionAnalyzer.open(new AnalyzerOptions(segmenter, classifier, RuntimePreference.device(device)));
    }

    @Override
    public LesionAnalyzer analyzer() {
        used.set(true);
        return bundled("auto");
    }

    @Override
    public LesionAnalyzer bundled(String device) {
        used.set(true);
        return LesionAnalyzer.open(AnalyzerOptions.DEFAULT.withDevice(RuntimePreference.device(device)));
    }

    @EventHandler
    private void onEvent(ModuleCanceledEvent event) {
        if (event.getModule().getDelegateObject() instanceof SafeCommand command) command.ended();
    }

    /** PyTorch is not touched where no model was ever asked for. */
    @Override
    public void dispose() {
        if (used.get()) TorchEngine.models().freeAll();
    }
}
