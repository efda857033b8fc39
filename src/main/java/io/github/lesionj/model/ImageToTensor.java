// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.ColourPlane;
import io.github.lesionj.image.ContrastWindow;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.image.Symmetry;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The one place where pixels become a network's numbers, in training and in use alike, driven by the {@link InputSpec}.
 * Before it only {@link Preprocessing} and {@link RegionSpec} touch a picture. First {@link #fit} brings a picture to the input size, then {@link #fill} writes its planes; training draws its
 * augmentation between the two. Immutable, and safe to use from many threads.
 */
public final class ImageToTensor {

    private final InputSpec spec;
    private final Optional<ContrastWindow> contrast;

    public ImageToTensor(InputSpec spec) {
        this.spec = spec;
        contrast = spec.contrastPercentiles().isEmpty()
                ? Optional.empty()
                : Optional.of(new ContrastWindow(
                        spec.contrastPercentiles().get(0),
                        spec.contrastPercentiles().get(1)));
    }

    /** @return how many numbers one picture fills: planes x height x width */
    public int length() {
        return channels() * spec.width() * spec.height();
    }

    /** @return the number of planes, C of (N,C,H,W) */
    public int channels() {
        return spec.colorSpace().planes().size();
    }

    /**
     * Brings a picture to the input size, anti-aliased.
     *
     * @param argb row-major, width x height
     * @return row-major, the input's width x height, opaque; a new array
     */
    public int[] fit(int[] argb, int width, int height) {
        Frame frame = frame(width, height);
        int[] inner = Resampling.resize(argb, width, height, frame.width, frame.height);
        if (frame.fills(spec)) return inner;
        int[] result = new int[spec.width() * spec.height()];
        for (int y = 0; y < spec.height(); y++)
            for (int x = 0; x < spec.width(); x++) result[y * spec.width() + x] = inner[frame.nearest(x, y)];
        return result;
    }

    /**
     * Writes the planes of a fitted picture, plane after plane, at the buffer's position.
     *
     * @param fitted   of {@link #fit}
     * @param symmetry mirrors the picture on the way
     * @param target   with {@link #length()} numbers of room
     */
    public void fill(int[] fitted, Symmetry symmetry, FloatBuffer target) {
        fill(fitted, symmetry, plane -> Optional.empty(), target);
    }

    /**
     * As {@link #fill(int[], Symmetry, FloatBuffer)}, with other contrast.
     *
     * @param windows of the planes, from 0; the specification's where empty
     */
    public void fill(
            int[] fitted, Symmetry symmetry, IntFunction<Optional<ContrastWindow>> windows, FloatBuffer target) {
        float[] plane = new float[spec.width() * spec.height()];
        int index = 0;
        for (ColourPlane colour : spec.colorSpace().planes()) {
            Optional<ContrastWindow> window = windows.apply(index).or(() -> contrast);
            double mean = spec.mean().get(index), std = spec.std().get(index);
            if (window.isEmpty() && colour.shift().isPresent())
                lookUp(
                        fitted,
                        symmetry,
                        levels(colour, mean, std),
                        colour.shift().getAsInt(),
                        plane);
            else calculate(fitted, symmetry, colour, window, mean, std, plane);
            index++;
            target.put(plane);
        }
    }

    /** @return what each of the 256 values of a stored colour becomes */
    private static float[] levels(ColourPlane colour, double mean, double std) {
        float[] levels = new float[256];
        int shift = colour.shift().getAsInt();
        for (int level = 0; level < levels.length; level++)
            levels[level] = (float) ((colour.of(level << shift) - mean) / std);
        return levels;
    }

    private void lookUp(int[] fitted, Symmetry symmetry, float[] levels, int shift, float[] plane) {
        int width = spec.width(), height = spec.height();
        for (int y = 0, i = 0; y < height; y++) {
            int from = symmetry.source(0, y, width, height), step = symmetry.source(1, y, width, height) - from;
            for (int end = i + width; i < end; i++, from += step) plane[i] = levels[fitted[from] >> shift & 0xff];
        }
    }

    private void calculate(
            int[] fitted,
            Symmetry symmetry,
            ColourPlane colour,
            Optional<ContrastWindow> window,
            double mean,
            double std,
            float[] plane) {
        for (int y = 0, i = 0; y < spec.height(); y++)
            for (int x = 0; x < spec.width(); x++, i++)
                plane[i] = colour.of(fitted[symmetry.source(x, y, spec.width(), spec.height())]);
        window.ifPresent(stretching -> stretching.stretch(plane, 0, plane.length));
        for (int i = 0; i < plane.length; i++) plane[i] = (float) ((plane[i] - mean) / std);
    }

    /**
     * Brings a map of the input's size back to the picture's, bilinear.
     *
     * @param map row-major, the input's width x height
     * @return row-major, width x height of the picture
     */
    public float[] toPicture(float[] map, int width, int height) {
        return toGrid(map, width, height, width, height);
    }

    /** As {@link #toPicture}, with the result brought to another size than the picture's. */
    float[] toGrid(float[] map, int width, int height, int gridWidth, int gridHeight) {
        Frame frame = frame(width, height);
        float[] inner = map;
        if (!frame.fills(spec)) {
            inner = new float[frame.width * frame.height];
            for (int y = 0; y < frame.height; y++)
                System.arraycopy(map, (y + frame.y) * spec.width() + frame.x, inner, y * frame.width, frame.width);
        }
        return Resampling.resize(inner, frame.width, frame.height, gridWidth, gridHeight);
    }

    /**
     * Covers a part of a fitted picture.
     *
     * @param fitted of {@link #fit}; stays as it is
     * @param width  of the picture
     * @param height of the picture
     * @param part   in pixels of the picture
     * @return a new array
     */
    int[] covered(int[] fitted, int width, int height, Region part, int argb) {
        Frame frame = frame(width, height);
        int[] covered = fitted.clone();
        for (int y = 0, i = 0; y < spec.height(); y++)
            for (int x = 0; x < spec.width(); x++, i++) {
                int nearest = frame.nearest(x, y);
                double column = (nearest % frame.width + 0.5) * width / frame.width - part.x();
                double row = (nearest / frame.width + 0.5) * height / frame.height - part.y();
                if (column >= 0 && column < part.width() && row >= 0 && row < part.height()) covered[i] = argb;
            }
        return covered;
    }

    private Frame frame(int width, int height) {
        if (spec.resize() == ResizeMode.STRETCH) return new Frame(0, 0, spec.width(), spec.height());
        double scale = Math.min((double) spec.width() / width, (double) spec.height() / height);
        int w = (int) Math.max(1, Math.min(spec.width(), Math.round(width * scale)));
        int h = (int) Math.max(1, Math.min(spec.height(), Math.round(height * scale)));
        return new Frame((spec.width() - w) / 2, (spec.height() - h) / 2, w, h);
    }

    /** Where the picture lies in the input. */
    private record Frame(int x, int y, int width, int height) {

        boolean fills(InputSpec spec) {
            return width == spec.width() && height == spec.height();
        }

        int nearest(int inputX, int inputY) {
            int column = Math.min(width - 1, Math.max(0, inputX - x));
            int row = Math.min(height - 1, Math.max(0, inputY - y));
            return row * width + column;
        }
    }
}
