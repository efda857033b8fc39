// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelIdentity;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/** The command line as it is started by users, with a classifier that takes its time: for {@link InterruptTest} and {@link KilledBatchTest}. */
final class SlowMain {

    private SlowMain() {}

    public static void main(String[] args) {
        Main.run(new SlowModels(), args);
    }

    private static final class SlowModels implements ModelSource {

        private final DarknessModels fast = new DarknessModels();

        @Override
        public Segmenter segmenter(String model, Device device) {
            return fast.segmenter(model, device);
        }

        @Override
        public Classifier classifier(String model, Device device) {
            Classifier classifier = fast.classifier(model, device);
            return new Classifier() {
                @Override
                public Diagnosis classify(
                        RandomAccessibleInterval<? extends NumericType<?>> image,
                        RandomAccessibleInterval<BitType> mask) {
                    System.out.println("at work");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("slow", 500)));
                    return classifier.classify(image, mask);
                }

                @Override
                public Diagnosis classify(RandomAccessibleInterval<? extends NumericType<?>> crop) {
                    return classifier.classify(crop);
                }

                @Override
                public ModelIdentity model() {
                    return classifier.model();
                }

                @Override
                public String device() {
                    return device + " (a test's)";
                }

                @Override
                public void close() {
                    classifier.close();
                }
            };
        }

        @Override
        public String describe(Device device) {
            return fast.describe(device);
        }

        @Override
        public String runtime(Device device) {
            return fast.runtime(device);
        }
    }
}
