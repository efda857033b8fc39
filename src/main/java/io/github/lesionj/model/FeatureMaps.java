// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Symmetry;

/**
 * A map of each class for one picture as a network sees it, as coarse as the network's last feature map.
 *
 * @param width   of the feature map
 * @param height  of the feature map
 * @param byClass for each class width x height numbers, row-major
 */
record FeatureMaps(int width, int height, float[][] byClass) {

    /** @return the map of one class, mirrored back; a new array */
    float[] mirroredBack(int index, Symmetry symmetry) {
        float[] back = new float[width * height];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) back[symmetry.source(x, y, width, height)] = byClass[index][i];
        return back;
    }
}
