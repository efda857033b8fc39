// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.model.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * A program for docs/experiments/hair: the Jaccard index of each picture's segmentation before and after its hairs were removed,
 * on pictures as they are or with hairs drawn over them.
 */
final class HairProbe {

    private record Known(String name, Img<ARGBType> image, Img<BitType> mask) {}

    private final Segmenter segmenter;
    private final PrintStream table;

    private HairProbe(Segmenter segmenter, PrintStream table) {
        this.segmenter = segmenter;
        this.table = table;
    }

    /**
     * @param args {@code phantoms COUNT}, {@code drawn-phantoms COUNT}, {@code pictures IMAGES MASKS NAMES} or {@code drawn IMAGES MASKS NAMES}, where NAMES is a
     *             file with one picture's name a line
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Segmenter segmenter = Segmenters.open("efficientnetlite0-unet-isic2017", Device.CPU)) {
            HairProbe probe = new HairProbe(segmenter, out);
            out.println("image,hair,before,after,bare");
            if (args[0].endsWith("phantoms")) probe.phantoms(Integer.parseInt(args[1]), args[0].startsWith("drawn"));
            else probe.pictures(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), args[0].equals("drawn"));
        }
    }

    /** @param draw whether the hairs are those of {@link DrawnHair}, in place of the phantom's own few */
    private void phantoms(int count, boolean draw) {
        for (int seed = 1; seed <= count; seed++) {
            Phantom.Options bare = Phantom.Options.DEFAULT
                    .withSize(640, 480)
                    .withSeed(seed)
                    .withHair(false)
                    .withRuler(false)
                    .withVignette(false)
                    .withBubbles(false);
            Phantom hairless = Phantom.draw(bare);
            Img<ARGBType> hairy = draw
                    ? DrawnHair.over(hairless.image(), seed)
                    : Phantom.draw(bare.withHair(true)).image();
            row(new Known("phantom-" + seed, hairy, hairless.mask()), Optional.of(hairless.image()));
        }
    }

    private void pictures(Path images, Path masks, Path names, boolean draw) throws IOException {
        MaskFolder truth = MaskFolder.of(masks);
        int seed = 0;
        for (String name : Files.readAllLines(names)) {
            SourceImage picture = ImageOpener.open(images.resolve(name + ".jpg"));
            Img<BitType> mask = mask(truth, picture);
            seed++;
            if (!draw) row(new Known(name, picture.image(), mask), Optional.empty());
            else row(new Known(name, DrawnHair.over(picture.image(), seed), mask), Optional.of(picture.image()));
        }
    }

    /** A mask of a smaller copy of the picture is enlarged. */
    private static Img<BitType> mask(MaskFolder truth, SourceImage picture) throws IOException {
        Path file = truth.of(List.of(picture.name())).masks().get(picture.name());
        SourceImage small = ImageOpener.open(file);
        int[] values = Pixels.argb(small.image());
        int w = (int) small.image().dimension(0), h = (int) small.image().dimension(1);
        int width = (int) picture.image().dimension(0),
                height = (int) picture.image().dimension(1);
        byte[] bits = new byte[width * height];
        for (int i = 0; i < bits.length; i++) {
            int x = (int) ((i % width + 0.5) * w / width), y = (int) ((i / width + 0.5) * h / height);
            bits[i] = (byte) ((values[y * w + x] & 0xff) > 127 ? 1 : 0);
        }
        return Pixels.mask(bits, width, height);
    }

    private void row(Known known, Optional<Img<ARGBType>> bare) {
        HairRemoval removed = HairRemoval.of(known.image, HairSettings.DEFAULT);
        byte[] hair = Pixels.bits(removed.mask());
        double share = 0;
        for (byte bit : hair) share += bit;
        share /= hair.length;
        double before = jaccard(known.image, known.mask);
        double after = share == 0 ? before : jaccard(removed.image(), known.mask);
        String without = bare.map(image -> String.format(Locale.ROOT, "%.4f", jaccard(image, known.mask)))
                .orElse("");
        table.println(String.format(Locale.ROOT, "%s,%.4f,%.4f,%.4f,%s", known.name, share, before, after, without));
    }

    private double jaccard(Img<ARGBType> image, Img<BitType> truth) {
        byte[] a = Pixels.bits(segmenter.segment(image).mask()), b = Pixels.bits(truth);
        long both = 0, either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] & b[i];
            either += a[i] | b[i];
        }
        return either == 0 ? 1 : both / (double) either;
    }
}
