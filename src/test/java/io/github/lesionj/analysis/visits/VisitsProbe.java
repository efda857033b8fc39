// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A program for docs/visits.md: lesions of real pictures grow by a known factor on skin that stays, before the camera is turned and
 * moved, and the comparison is asked for the growth.
 */
final class VisitsProbe {

    private static final int LONG_SIDE = 800;

    private VisitsProbe() {}

    /** @param args a folder of pictures, one of masks, the growth of lengths, and {@code known} if the pictures are calibrated */
    public static void main(String[] args) throws IOException {
        MaskFolder masks = MaskFolder.of(Path.of(args[1]));
        double growth = Double.parseDouble(args[2]);
        boolean known = args.length > 3;
        Random random = new Random(1);
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(args[0]))) {
            files = found.sorted().toList();
        }
        for (Path file : files) {
            double scale = 0.85 + 0.3 * random.nextDouble(), degrees = 360 * random.nextDouble();
            Visit first = reduced(file, masks);
            double x = first.mask().dimension(0) / 2.0, y = first.mask().dimension(1) / 2.0;
            GrownLesion lesion = GrownLesion.of(first, growth, Similarity.about(scale, degrees, x, y, x + 6, y - 8), 1);
            System.out.printf(
                    Locale.ROOT, "%s scale %.2f turn %.0f: ", first.picture().name(), scale, degrees);
            System.out.println(said(known ? lesion.calibrated(scale) : lesion, scale));
        }
    }

    private static String said(GrownLesion lesion, double scale) {
        try {
            VisitComparison visits = VisitComparison.of(lesion.first(), lesion.second());
            return String.format(
                    Locale.ROOT,
                    "%s by %s, agreement %.2f, scale off by %.4f, length %.3f times%s",
                    visits.scale(),
                    visits.registration().method(),
                    visits.registration().agreement(),
                    visits.toFirst().scale() * scale - 1,
                    1 + visits.diameter().percent() / 100,
                    visits.isCut() ? ", cut" : "");
        } catch (UserException refused) {
            return refused.getMessage();
        }
    }

    private static Visit reduced(Path file, MaskFolder masks) throws IOException {
        SourceImage whole = ImageOpener.open(file);
        byte[] bits = Pixels.bits(masks.of(List.of(whole.name())).maskOf(whole));
        int width = (int) whole.image().dimension(0),
                height = (int) whole.image().dimension(1);
        double factor = Math.max(1, Math.max(width, height) / (double) LONG_SIDE);
        int columns = (int) Math.round(width / factor), rows = (int) Math.round(height / factor);
        int[] argb = Pixels.argb(whole.image()), small = new int[columns * rows];
        for (int shift = 0; shift < 24; shift += 8) {
            float[] channel = new float[argb.length];
            for (int i = 0; i < argb.length; i++) channel[i] = argb[i] >> shift & 0xff;
            float[] resized = Resampling.resize(channel, width, height, columns, rows);
            for (int i = 0; i < small.length; i++)
                small[i] |= Math.max(0, Math.min(255, Math.round(resized[i]))) << shift;
        }
        byte[] mask = new byte[columns * rows];
        for (int i = 0; i < mask.length; i++) {
            int x = Math.min(width - 1, (int) ((i % columns + 0.5) * factor));
            int y = Math.min(height - 1, (int) ((i / columns + 0.5) * factor));
            mask[i] = bits[y * width + x];
        }
        return new Visit(
                new SourceImage(whole.name(), Pixels.image(small, columns, rows), PixelSize.UNCALIBRATED),
                Pixels.mask(mask, columns, rows));
    }
}
