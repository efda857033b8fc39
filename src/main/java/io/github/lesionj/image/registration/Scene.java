// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.ruler.RulerFinder;
import io.github.lesionj.image.ruler.RulerScale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/** What of a picture can be laid over another: its brightness, and which pixels do not count. */
public final class Scene {

    private final GreyPlane brightness;
    private final float[] ignored;

    private Scene(GreyPlane brightness, float[] ignored) {
        this.brightness = brightness;
        this.ignored = ignored;
    }

    /**
     * All of a picture but its ruler, which belongs to the camera.
     *
     * @param image 2-D of {@code ARGBType}, or of {@code UnsignedByteType} with three channels; not changed
     */
    public static Scene of(RandomAccessibleInterval<? extends NumericType<?>> image) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        float[] ignored = new float[width * height];
        RulerFinder.find(image).ifPresent(ruler -> cover(ruler, ignored, width, height));
        return new Scene(GreyPlane.luminance(Pixels.argb(image), width, height), ignored);
    }

    private static void cover(RulerScale ruler, float[] ignored, int width, int height) {
        double reach = ruler.spacing();
        for (RulerScale.Tick tick : ruler.ticks()) {
            int left = (int) Math.max(0, Math.min(tick.x1(), tick.x2()) - reach);
            int right = (int) Math.min(width - 1, Math.max(tick.x1(), tick.x2()) + reach);
            int top = (int) Math.max(0, Math.min(tick.y1(), tick.y2()) - reach);
            int bottom = (int) Math.min(height - 1, Math.max(tick.y1(), tick.y2()) + reach);
            for (int y = top; y <= bottom; y++) for (int x = left; x <= right; x++) ignored[y * width + x] = 1;
        }
    }

    /**
     * The scene without a part that may have changed.
     *
     * @param mask of the picture's size; what lies close around it does not count either
     */
    public Scene without(RandomAccessibleInterval<BitType> mask) {
        float[] more = ignored.clone();
        byte[] bits = Pixels.bits(mask);
        for (int i = 0; i < more.length; i++) if (bits[i] != 0) more[i] = 1;
        return new Scene(brightness, more);
    }

    int shortSide() {
        return Math.min(brightness.width(), brightness.height());
    }

    Detail detail(int longSide) {
        return Detail.of(brightness, ignored, longSide);
    }
}
