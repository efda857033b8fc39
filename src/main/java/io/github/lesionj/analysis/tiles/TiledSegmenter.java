// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Contrast;
import io.github.lesionj.image.Holes;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Finds the lesions of a picture of any size: whole-body photographs, overviews, slides. The picture is looked at through
 * square tiles that overlap; a network sees each as if it were one dermoscopy picture, so that the tile's side says how large
 * a lesion is to it. Where tiles overlap their probabilities are blended; the mask is cut at the model's outline, and each part
 * of it that stands a second look is a lesion with an outline of its own, holes filled. A picture that fits into one tile gets the
 * segmenter's own mask.
 *
 * <p>Beside the segmenter's memory for one tile it takes 4 bytes x the tile's side x the picture's width, one bit a pixel, 12
 * bytes for each piece of a row in a lesion, and what the picture itself keeps: of one read region by region a few tiles.
 *
 * <pre>TiledSegmentation found = new TiledSegmenter(segmenter, TileOptions.of(1024)).segment(image, TileProgress.NONE);</pre>
 */
public final class TiledSegmenter {

    private final Segmenter segmenter;
    private final TileOptions options;

    /** @param segmenter stays open */
    public TiledSegmenter(Segmenter segmenter, TileOptions options) {
        this.segmenter = segmenter;
        this.options = options;
    }

    /**
     * Blocks until done.
     *
     * @param image    2-D, up to 2147 megapixels, of any origin; not changed, each pixel read once or few times
     * @param progress heard after each row of tiles
     * @throws CancellationException if the progress says so, or the thread is interrupted
     */
    public TiledSegmentation segment(RandomAccessibleInterval<ARGBType> image, TileProgress progress) {
        if (image.numDimensions() != 2 || image.dimension(0) * image.dimension(1) > Integer.MAX_VALUE - 64)
            throw new IllegalArgumentException("A picture has two dimensions and at most 2147 megapixels here");
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        int overlap = (int) Math.round(options.size() * options.overlap());
        TileAxis across = TileAxis.of(width, options.size(), overlap),
                down = TileAxis.of(height, options.size(), overlap);
        BitRows mask = new BitRows(width, height);
        boolean single = across.count() * down.count() == 1;
        if (single) {
            mask.set(
                    0,
                    Pixels.bits(
                            segmenter.segment(tile(image, 0, 0, across, down)).mask()));
            if (!progress.update(1, 1)) throw stopped();
        } else {
            segment(image, across, down, mask, progress);
        }
        double smallest = single ? 1 : options.smallest() * across.tile() * down.tile();
        fillHoles(mask, smallest);
        LesionProof proof = single ? LesionProof.NONE : options.proof();
        return proven(image, mask, proof, across.count() * down.count());
    }

    private void segment(
            RandomAccessibleInterval<ARGBType> image,
            TileAxis across,
            TileAxis down,
            BitRows mask,
            TileProgress progress) {
        float threshold = (float) segmenter.postProcessing().outline();
        int width = across.length();
        float[] band = new float[Math.multiplyExact(width, down.tile())];
        for (int row = 0; row < down.count(); row++) {
            float[] vertical = down.weights(row);
            for (int column = 0; column < across.count(); column++) {
                Img<ARGBType> tile = tile(image, column, row, across, down);
                if (Contrast.isMissing(Pixels.argb(tile))) continue;
                Segmentation found = segmenter.segment(tile);
                add(
                        Pixels.numbers(found.probability()),
                        across.weights(column),
                        vertical,
                        across.start(column),
                        band,
                        width);
            }
            int start = down.start(row), done = down.done(row) - start;
            mask.setAbove(threshold, band, start, done);
            System.arraycopy(band, done * width, band, 0, band.length - done * width);
            Arrays.fill(band, band.length - done * width, band.length, 0);
            if (!progress.update(row + 1, down.count())
                    || Thread.currentThread().isInterrupted()) throw stopped();
        }
    }

    private static CancellationException stopped() {
        return new CancellationException("the work was stopped");
    }

    private static void add(float[] map, float[] across, float[] down, int left, float[] band, int width) {
        for (int y = 0, i = 0; y < down.length; y++)
            for (int x = 0, k = y * width + left; x < across.length; x++, i++, k++)
                band[k] += map[i] * across[x] * down[y];
    }

    private static Img<ARGBType> tile(
            RandomAccessibleInterval<ARGBType> image, int column, int row, TileAxis across, TileAxis down) {
        int width = across.tile(), height = down.tile();
        long left = image.min(0) + across.start(column), top = image.min(1) + down.start(row);
        int[] argb = new int[width * height];
        Cursor<ARGBType> pixels = Views.flatIterable(
                        Views.interval(image, Intervals.createMinSize(left, top, width, height)))
                .cursor();
        for (int i = 0; i < argb.length; i++) argb[i] = pixels.next().get();
        return Pixels.image(argb, width, height);
    }

    private TiledSegmentation proven(
            RandomAccessibleInterval<ARGBType> image, BitRows mask, LesionProof proof, int tiles) {
        List<TiledLesion> lesions = new ArrayList<>();
        SecondLook look = new SecondLook(segmenter, Views.zeroMin(image));
        Parts parts = new Parts(mask);
        int refused = 0;
        for (int part = 1; part < parts.areas.length; part++) {
            if (Thread.currentThread().isInterrupted()) throw stopped();
            TiledLesion lesion = parts.lesion(part, lesions.size() + 1);
            LesionEvidence evidence = look.at(lesion);
            if (proof.accepts(evidence)) lesions.add(lesion.with(evidence));
            else {
                refused++;
                parts.clear(part, mask);
            }
        }
        return new TiledSegmentation(mask.image(), lesions, tiles, refused);
    }

    private static void fillHoles(BitRows mask, double smallest) {
        Parts parts = new Parts(mask);
        for (int part = 1; part < parts.areas.length; part++) {
            if (parts.areas[part] < smallest) {
                parts.clear(part, mask);
                continue;
            }
            Region box = parts.box(part);
            byte[] filled = Pixels.bits(parts.labels.only(part, box));
            Holes.fill(filled, box.width(), box.height());
            mask.or(box, filled);
        }
    }

    /** The connected parts of a mask. */
    private static final class Parts {
        private final Components components;
        private final LesionLabels labels;
        private final double[] areas;
        private final int[] left, right, top, bottom;
        private final int width;

        Parts(BitRows mask) {
            width = mask.width();
            components = Components.ofRows(mask::row, width, mask.height(), Connectivity.CORNERS);
            labels = new LesionLabels(components, width);
            areas = components.areas();
            left = new int[areas.length];
            right = new int[areas.length];
            top = new int[areas.length];
            bottom = new int[areas.length];
            Arrays.fill(left, Integer.MAX_VALUE);
            Arrays.fill(top, Integer.MAX_VALUE);
            components.forEachRun((from, to, part) -> {
                int y = from / width, x = from % width;
                left[part] = Math.min(left[part], x);
                right[part] = Math.max(right[part], x + to - from);
                top[part] = Math.min(top[part], y);
                bottom[part] = Math.max(bottom[part], y + 1);
            });
        }

        Region box(int part) {
            return new Region(left[part], top[part], right[part] - left[part], bottom[part] - top[part]);
        }

        TiledLesion lesion(int part, int number) {
            return new TiledLesion(number, box(part), (long) areas[part], labels, part, LesionEvidence.NONE);
        }

        void clear(int label, BitRows mask) {
            Region box = box(label);
            components.forEachRun(
                    box.y() * width,
                    (int) Math.min(Integer.MAX_VALUE, (long) (box.y() + box.height()) * width),
                    (from, to, part) -> {
                        if (part == label) mask.clear(from, to);
                    });
        }
    }
}
