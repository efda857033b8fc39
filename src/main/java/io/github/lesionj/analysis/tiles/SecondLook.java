// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Holes;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.colour.Lab;
import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

/** Looks once more at a part of a large picture's mask, in a square that shows it as a dermoscopy picture would. */
final class SecondLook {

    private static final int SIDE = 512;

    private final Segmenter segmenter;
    private final RandomAccessibleInterval<ARGBType> image;

    SecondLook(Segmenter segmenter, RandomAccessibleInterval<ARGBType> image) {
        this.segmenter = segmenter;
        this.image = image;
    }

    /** A square brought to {@value #SIDE} pixels or less, and how much of each pixel belongs to the part. */
    private record Seen(int[] argb, float[] inside, int width, int height) {}

    LesionEvidence at(TiledLesion part) {
        Seen seen = seen(part);
        Img<ARGBType> square = Pixels.image(seen.argb, seen.width, seen.height);
        Segmentation found = segmenter.segment(square);
        float[] probability = Pixels.numbers(found.probability());
        byte[] mask = met(Pixels.bits(found.mask()), seen);
        double sum = 0, both = 0, either = 0, pixels = 0;
        Mean in = new Mean(), out = new Mean();
        for (int i = 0; i < mask.length; i++) {
            boolean inside = seen.inside[i] >= 0.5f;
            if (inside) {
                sum += probability[i];
                pixels++;
            }
            if (inside && mask[i] != 0) both++;
            if (inside || mask[i] != 0) either++;
            if (inside) in.add(seen.argb[i]);
            else if (seen.inside[i] == 0) out.add(seen.argb[i]);
        }
        return new LesionEvidence(
                pixels == 0 ? 0 : sum / pixels,
                either == 0 ? 0 : both / either,
                in.isNone() || out.isNone() ? 0 : in.lab().distance(out.lab()));
    }

    /** What the second look finds at the part, holes filled; another lesion beside it says nothing of this one. */
    private static byte[] met(byte[] mask, Seen seen) {
        Holes.fill(mask, seen.width, seen.height);
        Components parts = Components.of(mask, seen.width, Connectivity.CORNERS);
        boolean[] met = new boolean[parts.count() + 1];
        parts.forEachRun((from, to, part) -> {
            for (int i = from; i < to; i++) met[part] |= seen.inside[i] >= 0.5f;
        });
        parts.forEachRun((from, to, part) -> {
            if (!met[part]) Arrays.fill(mask, from, to, (byte) 0);
        });
        return mask;
    }

    /** The mean of each block of pixels; a large part is not brought into memory as a whole. */
    private Seen seen(TiledLesion part) {
        Region frame = part.frame((int) image.dimension(0), (int) image.dimension(1));
        int block = Math.max(1, (Math.max(frame.width(), frame.height()) + SIDE - 1) / SIDE);
        int width = Math.max(1, frame.width() / block), height = Math.max(1, frame.height() / block);
        int[] argb = new int[width * height];
        float[] inside = new float[width * height];
        RandomAccessibleInterval<ARGBType> square = part.frame(image);
        for (int y = 0; y < height; y++) {
            int rows = Math.min(block, frame.height() - y * block);
            byte[] bits = Pixels.bits(part.mask(new Region(frame.x(), frame.y() + y * block, frame.width(), rows)));
            long[][] sums = new long[3][width];
            int[] count = new int[width], lesion = new int[width];
            Cursor<ARGBType> pixels = Views.flatIterable(Views.interval(
                            square,
                            new long[] {0, (long) y * block},
                            new long[] {frame.width() - 1L, (long) y * block + rows - 1}))
                    .cursor();
            for (int i = 0; i < bits.length; i++) {
                int pixel = pixels.next().get(), x = Math.min(width - 1, i % frame.width() / block);
                for (int c = 0; c < 3; c++) sums[c][x] += pixel >> 16 - 8 * c & 0xff;
                lesion[x] += bits[i];
                count[x]++;
            }
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = 0xff000000
                        | (int) (sums[0][x] / count[x]) << 16
                        | (int) (sums[1][x] / count[x]) << 8
                        | (int) (sums[2][x] / count[x]);
                inside[y * width + x] = lesion[x] / (float) count[x];
            }
        }
        return new Seen(argb, inside, width, height);
    }

    /** A mean colour. */
    private static final class Mean {
        private double l, a, b;
        private int count;

        void add(int argb) {
            Lab colour = Lab.of(argb);
            l += colour.l();
            a += colour.a();
            b += colour.b();
            count++;
        }

        boolean isNone() {
            return count == 0;
        }

        Lab lab() {
            return new Lab(l / count, a / count, b / count);
        }
    }
}
