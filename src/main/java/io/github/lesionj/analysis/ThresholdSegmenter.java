// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Contrast;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/** Another segmenter's probabilities, outlined at another threshold, of which no thresholds of review are known. */
public final class ThresholdSegmenter implements Segmenter {

    private final Segmenter own;
    private final PostProcessing postProcessing;

    /**
     * @param own       closed with this one
     * @param threshold above which a pixel is lesion, above 0 and below 1
     * @throws UserException in one sentence, if it is not
     */
    public ThresholdSegmenter(Segmenter own, double threshold) {
        if (!(threshold > 0 && threshold < 1))
            throw new UserException("The threshold is " + threshold + " but must lie between 0 and 1");
        this.own = own;
        postProcessing = own.postProcessing().outlinedAt(threshold);
    }

    @Override
    public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return cut(image, own.segment(image));
    }

    @Override
    public List<Segmentation> segment(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<Segmentation> cut = new ArrayList<>();
        for (Segmentation found : own.segment(images)) cut.add(cut(images.get(cut.size()), found));
        return cut;
    }

    private Segmentation cut(RandomAccessibleInterval<? extends NumericType<?>> image, Segmentation found) {
        return Contrast.isMissing(Pixels.argb(image)) ? found : found.cut(postProcessing);
    }

    @Override
    public Img<FloatType> uncertainty(
            RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
        return own.uncertainty(image, measure);
    }

    @Override
    public UnsureSegmentation segmentAndDoubt(
            RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
        UnsureSegmentation looked = own.segmentAndDoubt(image, measure);
        return new UnsureSegmentation(cut(image, looked.found()), looked.uncertainty());
    }

    @Override
    public PostProcessing postProcessing() {
        return postProcessing;
    }

    @Override
    public ModelIdentity model() {
        return own.model();
    }

    @Override
    public String device() {
        return own.device();
    }

    @Override
    public void close() {
        own.close();
    }
}
