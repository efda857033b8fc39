// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * A mask that is stored in colours, or with transparent parts: the lesion is what is neither black nor transparent. All
 * that is not black must be shades of one colour.
 */
final class MaskColours {

    /** How far red, green and blue of a grey pixel lie apart. */
    private static final int GREY = 8, LOSSY_GREY = 32;

    /** How far a shade lies from the line between black and the mask's colour, 0..255. */
    private static final double SHADE = 8, LOSSY_SHADE = 64;

    private MaskColours() {}

    /**
     * @param argb  row-major, not premultiplied; alpha counts only where it is not the same everywhere
     * @param lossy as JPEG is
     */
    static StoredValues values(int[] argb, int width, int height, boolean lossy) throws UnclearMaskException {
        int[] shown = onBlack(argb);
        StoredValues picture = new StoredValues(width, height, new float[0], 255, lossy);
        return isGrey(shown, lossy ? LOSSY_GREY : GREY)
                ? picture.of(means(shown), 255)
                : picture.of(shades(shown, lossy), 255);
    }

    private static int[] onBlack(int[] argb) throws UnclearMaskException {
        boolean varies = false, coloured = false;
        for (int pixel : argb) varies |= pixel >>> 24 != argb[0] >>> 24;
        if (!varies) return argb;
        int[] shown = new int[argb.length];
        for (int i = 0; i < shown.length; i++) {
            int alpha = argb[i] >>> 24;
            shown[i] = shaded(argb[i] >> 16 & 0xff, alpha) << 16
                    | shaded(argb[i] >> 8 & 0xff, alpha) << 8
                    | shaded(argb[i] & 0xff, alpha);
            coloured |= shown[i] != 0;
        }
        if (!coloured)
            throw new UnclearMaskException(
                    "is transparent in part and black elsewhere, so that it does not tell lesion from skin");
        return shown;
    }

    private static int shaded(int value, int alpha) {
        return (value * alpha + 127) / 255;
    }

    private static boolean isGrey(int[] argb, int tolerance) {
        for (int pixel : argb) {
            int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;
            if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > tolerance) return false;
        }
        return true;
    }

    private static float[] means(int[] argb) {
        float[] means = new float[argb.length];
        for (int i = 0; i < means.length; i++)
            means[i] = ((argb[i] >> 16 & 0xff) + (argb[i] >> 8 & 0xff) + (argb[i] & 0xff)) / 3;
        return means;
    }

    /** How much of the mask's own colour each pixel has, 0..255. */
    private static float[] shades(int[] argb, boolean lossy) throws UnclearMaskException {
        double[] colour = brightest(argb);
        double square = colour[0] * colour[0] + colour[1] * colour[1] + colour[2] * colour[2];
        float[] shades = new float[argb.length];
        for (int i = 0; i < shades.length; i++) {
            int red = argb[i] >> 16 & 0xff, green = argb[i] >> 8 & 0xff, blue = argb[i] & 0xff;
            double share = (red * colour[0] + green * colour[1] + blue * colour[2]) / square;
            double distance = Math.hypot(
                    Math.hypot(red - share * colour[0], green - share * colour[1]), blue - share * colour[2]);
            if (distance > (lossy ? LOSSY_SHADE : SHADE))
                throw new UnclearMaskException("holds more colours than black and one other, such as " + name(argb[i])
                        + " and " + name((int) colour[0] << 16 | (int) colour[1] << 8 | (int) colour[2]));
            shades[i] = Math.round(Math.min(1, share) * 255);
        }
        return shades;
    }

    /** The mean of the colours that are nearly as bright as the brightest. */
    private static double[] brightest(int[] argb) {
        int bright = 0;
        for (int pixel : argb) bright = Math.max(bright, brightness(pixel));
        double[] sum = new double[3];
        int count = 0;
        for (int pixel : argb) {
            if (brightness(pixel) < 0.75 * bright) continue;
            sum[0] += pixel >> 16 & 0xff;
            sum[1] += pixel >> 8 & 0xff;
            sum[2] += pixel & 0xff;
            count++;
        }
        for (int i = 0; i < sum.length; i++) sum[i] /= count;
        return sum;
    }

    static int brightness(int rgb) {
        return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
    }

    static String name(int rgb) {
        int red = rgb >> 16 & 0xff, green = rgb >> 8 & 0xff, blue = rgb & 0xff;
        return (rgb & 0xffffff) == 0xffffff
                ? "white"
                : (rgb & 0xffffff) == 0 ? "black" : "(" + red + ", " + green + ", " + blue + ")";
    }
}
