// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long a picture takes from the file to the mask: {@code benchmarks/picture}. Prints the median milliseconds of reading
 * it, and of reading and segmenting it with the segmenter that comes with LesionJ.
 */
public final class PictureProbe {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 30;

    private interface Work {
        void run() throws IOException;
    }

    private PictureProbe() {}

    /** @param args picture files */
    public static void main(String[] args) throws IOException {
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, Device.CPU)) {
            System.out.println(segmenter.model().name() + " on " + segmenter.device());
            for (String name : args) {
                Path file = Path.of(name);
                double read = median(() -> ImageOpener.open(file));
                double whole =
                        median(() -> segmenter.segment(ImageOpener.open(file).image()));
                System.out.printf(
                        Locale.ROOT,
                        "%s: reading %.0f ms, reading and segmenting %.0f ms (%.1f times)%n",
                        file.getFileName(),
                        read,
                        whole,
                        whole / read);
            }
        }
    }

    private static double median(Work work) throws IOException {
        for (int i = 0; i < WARM_UP; i++) work.run();
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
