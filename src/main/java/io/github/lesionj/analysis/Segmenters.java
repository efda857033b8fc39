// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Contrast;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Ensemble;
import io.github.lesionj.model.MapAnswer;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.Dimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/** Opens segmenters. */
public final class Segmenters {

    private Segmenters() {}

    /**
     * Opens a segmentation model, or takes the one that is open already: close what you get, the model is kept for the next.
     *
     * @param model a name in the {@link ModelStore} or the path of a model zip, folder or card; several, separated by
     *     commas, to have their probabilities averaged
     * @throws ModelException if the model or the device cannot be used
     */
    public static Segmenter open(String model, Device device) {
        return new NetworkSegmenter(Ensemble.open(ModelStore.standard(), model, Task.SEGMENTATION, device));
    }

    private static final class NetworkSegmenter implements Segmenter {

        private final Ensemble network;
        private final PostProcessing postProcessing;

        NetworkSegmenter(Ensemble network) {
            this.network = network;
            postProcessing = PostProcessing.of(network.card().postProcessing());
        }

        @Override
        public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return segment(List.of(image)).get(0);
        }

        @Override
        public List<Segmentation> segment(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
            List<Segmentation> segmentations = new ArrayList<>();
            for (MapAnswer answer : network.probabilityMaps(images))
                segmentations.add(segmentation(answer, images.get(segmentations.size())));
            return segmentations;
        }

        @Override
        public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image, PostProcessing other) {
            MapAnswer answer = answer(image);
            if (isBlank(image)) return nothing(answer.mean());
            Img<BitType> mask = other.apply(answer.mean());
            Review review = Region.boundingBox(mask).isEmpty() ? Review.NO_LESION : Review.UNKNOWN;
            return new Segmentation(
                    answer.mean(),
                    mask,
                    MaskUncertainty.of(answer, mask, other),
                    review.and(Familiarity.review(image)));
        }

        private static boolean isBlank(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return Contrast.isMissing(Pixels.argb(image));
        }

        private Segmentation segmentation(MapAnswer answer, RandomAccessibleInterval<? extends NumericType<?>> image) {
            if (isBlank(image)) return nothing(answer.mean());
            Img<BitType> mask = postProcessing.apply(answer.mean());
            MaskUncertainty uncertainty = MaskUncertainty.of(answer, mask, postProcessing);
            Review review = Region.boundingBox(mask).isEmpty()
                    ? Review.NO_LESION
                    : Review.of(network.reviewPoint(), "the outline", uncertainty::of);
            return new Segmentation(answer.mean(), mask, uncertainty, review.and(Familiarity.review(image)));
        }

        @Override
        public Img<FloatType> uncertainty(
                RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
            return unsure(answer(image), image, isBlank(image), measure);
        }

        @Override
        public UnsureSegmentation segmentAndDoubt(
                RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
            MapAnswer answer = answer(image);
            return new UnsureSegmentation(segmentation(answer, image), unsure(answer, image, isBlank(image), measure));
        }

        private MapAnswer answer(RandomAccessibleInterval<? extends NumericType<?>> image) {
            return network.probabilityMaps(List.of(image)).get(0);
        }

        private static Img<FloatType> unsure(
                MapAnswer answer, Dimensions image, boolean blank, UncertaintyMap.Measure measure) {
            int width = (int) image.dimension(0);
            int height = (int) image.dimension(1);
            Img<FloatType> map = UncertaintyMap.of(answer.votes(), measure);
            if (blank) return ArrayImgs.floats(width, height);
            return Pixels.map(
                    Resampling.resize(
                            Pixels.numbers(map), (int) map.dimension(0), (int) map.dimension(1), width, height),
                    width,
                    height);
        }

        /** A network has an opinion also of a black picture, but where nothing is to be seen no lesion is found. */
        private static Segmentation nothing(Img<FloatType> probability) {
            long width = probability.dimension(0);
            long height = probability.dimension(1);
            return new Segmentation(
                    ArrayImgs.floats(width, height),
                    ArrayImgs.bits(width, height),
                    MaskUncertainty.UNKNOWN,
                    Review.NO_LESION);
        }

        @Override
        public PostProcessing postProcessing() {
            return postProcessing;
        }

        @Override
        public ModelIdentity model() {
            return network.identity();
        }

        @Override
        public String device() {
            return network.device().toString();
        }

        @Override
        public String runtime() {
            return network.device().runtime().title();
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
