// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.augmentation.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * Learning to outline lesions.
 *
 * @param input of the network
 */
record SegmentationTask(InputSpec input) implements TrainingTask {

    @Override
    public void check(TrainingSpec training, FinishSpec finish) {
        training.loss().check(Task.SEGMENTATION);
        if (training.sampling() == Sampling.BALANCED)
            throw new IllegalArgumentException("training.sampling balanced needs classes; a segmenter takes shuffled");
    }

    @Override
    public boolean usesMasks() {
        return true;
    }

    @Override
    public RandomAccessibleInterval<? extends NumericType<?>> shown(
            RandomAccessibleInterval<? extends NumericType<?>> picture, Img<BitType> mask) {
        return picture;
    }

    @Override
    public byte[] answer(Img<BitType> mask) {
        byte[] bits = Pixels.bits(mask);
        float[] share = new float[bits.length];
        for (int i = 0; i < bits.length; i++) share[i] = bits[i];
        float[] fitted = Resampling.resize(
                share, (int) mask.dimension(0), (int) mask.dimension(1), input.width(), input.height());
        byte[] result = new byte[fitted.length];
        for (int i = 0; i < fitted.length; i++) result[i] = (byte) (fitted[i] > 0.5f ? 1 : 0);
        return result;
    }

    @Override
    public Targets targets(TrainingSpec training, int[] labels) {
        return new MaskTargets(input.width(), input.height());
    }

    @Override
    public Tally tally() {
        return new MaskTally();
    }

    @Override
    public Preview preview(Example example, float[] logits) {
        byte[] found = new byte[example.mask().length];
        for (int i = 0; i < found.length; i++) found[i] = (byte) (logits[i] > 0 ? 1 : 0);
        int width = input.width(), height = input.height();
        return new Preview(
                Pixels.image(example.argb(), width, height),
                Optional.of(Pixels.mask(example.mask(), width, height)),
                Optional.of(Pixels.mask(found, width, height)),
                example.id());
    }

    @Override
    public ModelCard measure(FinalMetrics figures, ModelCard card) throws IOException {
        return new SegmentationMetrics(figures).complete(card);
    }

    @Override
    public FoldMetrics measureFolds(OutOfFoldPredictions predictions, List<LabelledImage> images, Path folder) {
        return FoldMetrics.of(predictions.columns(), predictions, SegmentationTask::means);
    }

    private static double[] means(Map<String, double[]> rows) {
        return IntStream.range(0, rows.values().iterator().next().length)
                .mapToDouble(c -> rows.values().stream()
                        .mapToDouble(row -> row[c])
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
