// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.augmentation;

import java.util.SplittableRandom;

/**
 * Paints over a rectangle with pixels of any colour (Zhong et al. 2020, arXiv 1708.04896), of 2 to 33 % of the picture
 * and 0.3 to 3.3 times as wide as high, as torchvision does. The mask stays: the lesion is still there.
 */
final class RandomErasing {

    private static final int ATTEMPTS = 10;
    private static final double SMALLEST = 0.02, LARGEST = 0.33, NARROWEST = 0.3, WIDEST = 3.3;

    private RandomErasing() {}

    /** Erases in place; rarely nothing, where no drawn rectangle fits into the picture. */
    static void apply(int[] argb, int width, int height, SplittableRandom random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double area = random.nextDouble(SMALLEST, LARGEST) * width * height;
            double aspect = Math.exp(random.nextDouble(Math.log(NARROWEST), Math.log(WIDEST)));
            int w = (int) Math.round(Math.sqrt(area * aspect)), h = (int) Math.round(Math.sqrt(area / aspect));
            if (w < 1 || h < 1 || w >= width || h >= height) continue;
            int left = random.nextInt(width - w + 1), top = random.nextInt(height - h + 1);
            for (int y = top; y < top + h; y++)
                for (int x = left; x < left + w; x++) argb[y * width + x] = 0xff000000 | random.nextInt();
            return;
        }
    }
}
