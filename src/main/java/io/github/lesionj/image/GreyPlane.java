// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/**
 * One number per pixel, such as a picture's brightness.
 *
 * @param values row-major, 0 to 255 as far as they are a picture's; not copied
 */
public record GreyPlane(float[] values, int width, int height) {

    private static final int REACH = 3;

    /** Of how many values one is made. */
    @FunctionalInterface
    private interface Brightness {
        float of(int red, int green, int blue);
    }

    /**
     * The greatest of red, green and blue: black ink is dark in all three, while pigment and vessels are dark in blue and green
     * alone.
     *
     * @param argb row-major, width x height
     */
    public static GreyPlane brightest(int[] argb, int width, int height) {
        return of(argb, width, height, (r, g, b) -> Math.max(r, Math.max(g, b)));
    }

    /**
     * The weighted sum that televisions show, Rec. 601.
     *
     * @param argb row-major, width x height
     */
    public static GreyPlane luminance(int[] argb, int width, int height) {
        return of(argb, width, height, (r, g, b) -> 0.299f * r + 0.587f * g + 0.114f * b);
    }

    /**
     * The plane in which hairs stand out: red counts twice, green once. Hair is dark in red as well, while blood is not and
     * pigment is less, so that vessels and the network of a lesion are weaker there than in a plain mean.
     *
     * @param argb row-major, width x height
     */
    public static GreyPlane ofHair(int[] argb, int width, int height) {
        return of(argb, width, height, (r, g, b) -> (2 * r + g) / 3f);
    }

    private static GreyPlane of(int[] argb, int width, int height, Brightness brightness) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++)
            values[i] = brightness.of(argb[i] >> 16 & 0xff, argb[i] >> 8 & 0xff, argb[i] & 0xff);
        return new GreyPlane(values, width, height);
    }

    /** @return the mean of each block of factor x factor pixels; what does not fill a block is left out */
    public GreyPlane reduced(int factor) {
        if (factor == 1) return this;
        int columns = Math.max(1, width / factor), rows = Math.max(1, height / factor);
        float[] small = new float[columns * rows];
        for (int y = 0; y < rows; y++)
            for (int x = 0; x < columns; x++) small[y * columns + x] = mean(x * factor, y * factor, factor);
        return new GreyPlane(small, columns, rows);
    }

    private float mean(int left, int top, int side) {
        int right = Math.min(width, left + side), bottom = Math.min(height, top + side);
        float sum = 0;
        for (int y = top; y < bottom; y++) for (int x = left; x < right; x++) sum += values[y * width + x];
        return sum / ((right - left) * (bottom - top));
    }

    /** @return the brightness at a place between pixels, whose centres are whole numbers; the border goes on outside */
    public float at(double x, double y) {
        double cx = Math.max(0, Math.min(width - 1, x)), cy = Math.max(0, Math.min(height - 1, y));
        int x0 = Math.min(width - 1, (int) cx), y0 = Math.min(height - 1, (int) cy);
        int x1 = Math.min(width - 1, x0 + 1), y1 = Math.min(height - 1, y0 + 1);
        float fx = (float) (cx - x0), fy = (float) (cy - y0);
        float upper = values[y0 * width + x0] * (1 - fx) + values[y0 * width + x1] * fx;
        float lower = values[y1 * width + x0] * (1 - fx) + values[y1 * width + x1] * fx;
        return upper * (1 - fy) + lower * fy;
    }

    /** @return whether a place lies on the picture */
    public boolean contains(double x, double y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    /** @return with the pixels of the border repeated outside, so many times on each side */
    public GreyPlane withMargin(int margin) {
        int columns = width + 2 * margin, rows = height + 2 * margin;
        float[] wide = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            int from = Math.max(0, Math.min(height - 1, y - margin)) * width;
            for (int x = 0; x < columns; x++)
                wide[y * columns + x] = values[from + Math.max(0, Math.min(width - 1, x - margin))];
        }
        return new GreyPlane(wide, columns, rows);
    }

    /** @return smoothed by a Gaussian of this standard deviation in pixels; the border goes on outside */
    public GreyPlane smoothed(double sigma) {
        float[] kernel = kernel(sigma);
        int reach = kernel.length / 2;
        float[] across = new float[values.length], both = new float[values.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int k = -reach; k <= reach; k++)
                    sum += kernel[k + reach] * values[y * width + Math.max(0, Math.min(width - 1, x + k))];
                across[y * width + x] = sum;
            }
        for (int y = 0; y < height; y++)
            for (int k = -reach; k <= reach; k++) {
                int from = Math.max(0, Math.min(height - 1, y + k)) * width;
                for (int x = 0; x < width; x++) both[y * width + x] += kernel[k + reach] * across[from + x];
            }
        return new GreyPlane(both, width, height);
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

    private static float[] kernel(double sigma) {
        int reach = (int) Math.ceil(REACH * sigma);
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int k = -reach; k <= reach; k++) sum += kernel[k + reach] = (float) Math.exp(-k * k / (2 * sigma * sigma));
        for (int k = 0; k < kernel.length; k++) kernel[k] /= sum;
        return kernel;
    }
}
