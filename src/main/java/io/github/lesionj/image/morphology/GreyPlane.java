// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.morphology;

/**
 * One number per pixel, row by row.
 *
 * @param values row-major, width x height; not copied
 */
public record GreyPlane(float[] values, int width, int height) {

    /**
     * The plane in which hairs stand out: red counts twice, green once. Hair is dark in red as well, while blood is not and
     * pigment is less, so that vessels and the network of a lesion are weaker there than in a plain mean.
     *
     * @return of 0..255
     */
    public static GreyPlane ofHair(int[] argb, int width, int height) {
        float[] values = new float[argb.length];
        for (int i = 0; i < values.length; i++) values[i] = (2 * (argb[i] >> 16 & 0xff) + (argb[i] >> 8 & 0xff)) / 3f;
        return new GreyPlane(values, width, height);
    }

    /** @return 255 minus each number, in which what is light is dark */
    public GreyPlane inverted() {
        float[] inverse = new float[values.length];
        for (int i = 0; i < inverse.length; i++) inverse[i] = 255 - values[i];
        return new GreyPlane(inverse, width, height);
    }

    /** @return smoothed by the binomial 1 2 1 along both axes, which takes a sensor's and a JPEG's grain away */
    public GreyPlane smoothed() {
        float[] rows = new float[values.length];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++)
                rows[i] = (values[x > 0 ? i - 1 : i] + 2 * values[i] + values[x < width - 1 ? i + 1 : i]) / 4;
        float[] both = new float[values.length];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++)
                both[i] = (rows[y > 0 ? i - width : i] + 2 * rows[i] + rows[y < height - 1 ? i + width : i]) / 4;
        return new GreyPlane(both, width, height);
    }
}
