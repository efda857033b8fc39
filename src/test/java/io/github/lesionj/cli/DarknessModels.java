// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelIdentity;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Models without a network: what is dark is lesion, and the size of the lesion decides its class. */
final class DarknessModels implements ModelSource {

    static final List<String> CLASSES = List.of("MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC");

    /** What was opened and closed, in order. */
    final List<String> events = new ArrayList<>();

    /** What calculates. */
    String runtime = "";

    @Override
    public Segmenter segmenter(String model, Device device) {
        open(model, device);
        return new Segmenter() {
            @Override
            public Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image) {
                return darkness(image);
            }

            @Override
            public PostProcessing postProcessing() {
                return PostProcessing.of(PostProcessingSpec.DEFAULT);
            }

            @Override
            public ModelIdentity model() {
                return new ModelIdentity(model, "5".repeat(64));
            }

            @Override
            public String device() {
                return device + " (a test's)";
            }

            @Override
            public String runtime() {
                return runtime;
            }

            @Override
            public void close() {
                events.add("close " + model);
            }
        };
    }

    @Override
    public Classifier classifier(String model, Device device) {
        open(model, device);
        return new Classifier() {
            @Override
            public Diagnosis classify(
                    RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
                long lesion = 0;
                for (BitType pixel : Views.iterable(mask)) if (pixel.get()) lesion++;
                if (lesion == 0) return Diagnosis.none(CLASSES);
                double melanoma = lesion / (double) (mask.dimension(0) * mask.dimension(1));
                double rest = (1 - melanoma) / 6;
                return new Diagnosis(CLASSES, List.of(melanoma, rest, rest, rest, rest, rest, rest));
            }

            @Override
            public Diagnosis classify(RandomAccessibleInterval<? extends NumericType<?>> crop) {
                throw new UnsupportedOperationException("the command line gives masks");
            }

            /** A quarter of the frame or more is a melanoma. */
            @Override
            public Optional<RocCurve> rocCurve(String label) {
                return model.equals("measured")
                        ? Optional.of(new RocCurve(
                                label, List.of(), "a test's", 10, 4, List.of(new RocCurve.Point(0.95, 0.5, 0.25))))
                        : Optional.empty();
            }

            @Override
            public ModelIdentity model() {
                return new ModelIdentity(model.replace(',', '+'), "c".repeat(64));
            }

            @Override
            public String device() {
                return device + " (a test's)";
            }

            @Override
            public String runtime() {
                return runtime;
            }

            @Override
            public void close() {
                events.add("close " + model);
            }
        };
    }

    @Override
    public String describe(Device device) {
        if (device.kind() == Device.Kind.GPU) throw new ModelException("There is no device " + device);
        return "no engine on " + device;
    }

    @Override
    public String runtime(Device device) {
        return "no runtime";
    }

    private void open(String model, Device device) {
        if (model.equals("unknown")) throw new ModelException("There is no model \"unknown\"");
        events.add("open " + model);
    }

    private static Segmentation darkness(RandomAccessibleInterval<? extends NumericType<?>> image) {
        Img<FloatType> probability = ArrayImgs.floats(image.dimension(0), image.dimension(1));
        Img<BitType> mask = ArrayImgs.bits(image.dimension(0), image.dimension(1));
        int[] pixels = Pixels.argb(image);
        for (int y = 0; y < image.dimension(1); y++)
            for (int x = 0; x < image.dimension(0); x++) {
                int pixel = pixels[y * (int) image.dimension(0) + x];
                float dark = 1 - ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / (3 * 255f);
                probability.getAt(x, y).set(dark);
                mask.getAt(x, y).set(dark > 0.5);
            }
        return new Segmentation(probability, mask);
    }
}
