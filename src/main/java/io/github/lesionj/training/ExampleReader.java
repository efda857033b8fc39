package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/** Opens pictures and masks and brings them to the network's input size. */
final class ExampleReader {

    private final Recipe recipe;
    private final ImageToTensor toTensor;

    ExampleReader(Recipe recipe) {
        this.recipe = recipe;
        toTensor = new ImageToTensor(recipe.input());
    }

    /** Reads all, in parallel, in the given order. */
    List<Example> read(List<LabelledImage> images) {
        return images.parallelStream().map(this::read).toList();
    }

    private Example read(LabelledImage labelled) {
        try {
            Img<ARGBType> image = ImageOpener.open(labelled.image()).image();
            Img<BitType> mask = labelled.readMask(image);
            boolean classify = recipe.task() == Task.CLASSIFICATION;
            RandomAccessibleInterval<ARGBType> shown = classify ? recipe.region().apply(image, mask) : image;
            int[] argb = toTensor.fit(Pixels.argb(shown), (int) shown.dimension(0), (int) shown.dimension(1));
            byte[] target = classify ? new byte[0] : fit(mask);
            return new Example(labelled.id(), argb, target, recipe.classes().indexOf(labelled.label()));
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException("Picture " + labelled.id() + ": " + e.getMessage(), e);
        }
    }

    private byte[] fit(RandomAccessibleInterval<BitType> mask) {
        byte[] bits = Pixels.bits(mask);
        float[] share = new float[bits.length];
        for (int i = 0; i < bits.length; i++) share[i] = bits[i];
        float[] fitted = Resampling.resize(
                share, (int) mask.dimension(0), (int) mask.dimension(1), recipe.input().width(), recipe.input().height());
        byte[] result = new byte[fitted.length];
        for (int i = 0; i < fitted.length; i++) result[i] = (byte) (fitted[i] > 0.5f ? 1 : 0);
        return result;
    }
}
