// SPDX-License-Identifier: BSD-2-Clause
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.tiles.LesionProof;
import io.github.lesionj.analysis.tiles.TileOptions;
import io.github.lesionj.analysis.tiles.TiledLesion;
import io.github.lesionj.analysis.tiles.TiledSegmentation;
import io.github.lesionj.analysis.tiles.TiledSegmenter;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Lesions of real dermoscopy pictures pasted into drawn skin, and which of them are found among what else. Arguments: a folder with
 * {@code images} and {@code masks}, side of the picture in pixels, number of lesions, seed, and a PNG file for the picture or "-".
 *
 * <p>Prints a line for each part of the mask: which pasted lesion it overlaps most (0: none), its Jaccard index with it, its area,
 * and what speaks for it; then a line for each pasted lesion that no part overlaps.
 */
public final class Body {

    private static final int FIELD = 1024;

    private record Pasted(Region box, byte[] mask) {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int side = Integer.parseInt(arguments[1]), count = Integer.parseInt(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        int[] skin = skin(side, random);
        List<Pasted> pasted = new ArrayList<>();
        for (String name : names(data, random)) {
            if (pasted.size() == count) break;
            paste(data, name, skin, side, pasted, random);
        }
        Img<ARGBType> image = Pixels.image(skin, side, side);
        if (!arguments[4].equals("-")) ImageFile.writePng(Path.of(arguments[4]), image);
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, Device.AUTO)) {
            TileOptions options = new TileOptions(FIELD, 0.25, 0.001, LesionProof.NONE);
            long start = System.nanoTime();
            TiledSegmentation found = new TiledSegmenter(segmenter, options).segment(image, (done, all) -> {
                System.err.println(done + " of " + all + " rows of tiles, " + (System.nanoTime() - start) / 1_000_000_000 + " s");
                return true;
            });
            report(found, pasted);
        }
    }

    private static List<String> names(Path data, Random random) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("images"))) {
            List<String> names = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jpg")).sorted().toList());
            Collections.shuffle(names, random);
            return names;
        }
    }

    /** Skin of several scales: colour that drifts, blotches, furrows, grain, and a few hairs. */
    private static int[] skin(int side, Random random) {
        int[] sizes = {4000, 900, 220, 60, 14, 5};
        double[] light = {10, 6, 5, 4, 4, 4}, red = {6, 5, 4, 2, 1, 0};
        float[][] fields = new float[sizes.length][];
        int[] cells = new int[sizes.length];
        for (int s = 0; s < sizes.length; s++) {
            cells[s] = side / sizes[s] + 3;
            fields[s] = new float[cells[s] * cells[s] * 2];
            for (int i = 0; i < fields[s].length; i++) fields[s][i] = (float) random.nextGaussian();
        }
        int[] argb = new int[side * side];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                double l = 0, r = 0;
                for (int s = 0; s < sizes.length; s++) {
                    int cx = x / sizes[s], cy = y / sizes[s], i = 2 * (cy * cells[s] + cx), below = i + 2 * cells[s];
                    double fx = smooth((x % sizes[s]) / (double) sizes[s]), fy = smooth((y % sizes[s]) / (double) sizes[s]);
                    float[] f = fields[s];
                    l += light[s] * mix(mix(f[i], f[i + 2], fx), mix(f[below], f[below + 2], fx), fy);
                    r += red[s] * mix(mix(f[i + 1], f[i + 3], fx), mix(f[below + 1], f[below + 3], fx), fy);
                }
                argb[y * side + x] = rgb(214 + l + r * 0.3, 172 + l - r * 0.7, 152 + l - r * 0.6);
            }
        for (int hair = 0; hair < side / 40; hair++) hair(argb, side, random);
        return argb;
    }

    private static void hair(int[] argb, int side, Random random) {
        double x = random.nextInt(side), y = random.nextInt(side), angle = random.nextDouble() * 6.3;
        double bend = random.nextGaussian() * 0.002, dark = 0.35 + 0.4 * random.nextDouble();
        int width = 2 + random.nextInt(4);
        for (int step = 0; step < 300 + random.nextInt(600); step++, x += Math.cos(angle), y += Math.sin(angle), angle += bend)
            for (int dy = 0; dy < width; dy++)
                for (int dx = 0; dx < width; dx++) {
                    int px = (int) x + dx, py = (int) y + dy;
                    if (px < 0 || py < 0 || px >= side || py >= side) continue;
                    int p = argb[py * side + px];
                    argb[py * side + px] = rgb((p >> 16 & 0xff) * dark, (p >> 8 & 0xff) * dark, (p & 0xff) * dark);
                }
    }

    /** A lesion with soft edges, its own skin brought to the colour of the skin where it goes. */
    private static void paste(Path data, String name, int[] skin, int side, List<Pasted> pasted, Random random) throws Exception {
        Img<ARGBType> picture = ImageOpener.open(data.resolve("images/" + name)).image();
        int w = (int) picture.dimension(0), h = (int) picture.dimension(1), height = FIELD * h / w;
        byte[] small = Pixels.bits(MaskFile.read(data.resolve("masks/" + name.replace(".jpg", "_segmentation.png"))));
        float[] bits = new float[small.length];
        for (int i = 0; i < bits.length; i++) bits[i] = small[i];
        float[] lesion = Resampling.resize(bits, w, h, FIELD, height);
        byte[] mask = new byte[lesion.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (lesion[i] > 0.5 ? 1 : 0);
        Region box = Region.boundingBox(Pixels.mask(mask, FIELD, height)).orElseThrow();
        int rim = 60;
        if (box.x() < rim || box.y() < rim || box.x() + box.width() > FIELD - rim || box.y() + box.height() > height - rim) return;
        int[] argb = Resampling.resize(Pixels.argb(picture), w, h, FIELD, height);
        float[] alpha = Resampling.resize(Resampling.resize(dilated(mask, FIELD, height, rim / 2), FIELD, height, FIELD / 24, height / 24), FIELD / 24, height / 24, FIELD, height);
        Region place = null;
        for (int attempt = 0; attempt < 200 && place == null; attempt++) {
            Region tried = new Region(random.nextInt(side - FIELD), random.nextInt(side - height), FIELD, height);
            if (pasted.stream().noneMatch(other -> overlap(other.box, tried))) place = tried;
        }
        if (place == null) return;
        double[] own = new double[4], there = new double[4];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0 || alpha[i] < 0.05) continue;
            add(own, argb[i]);
            add(there, skin[(place.y() + i / FIELD) * side + place.x() + i % FIELD]);
        }
        for (int i = 0; i < mask.length; i++) {
            double a = Math.min(1, 1.6 * alpha[i]);
            if (a <= 0.01) continue;
            int k = (place.y() + i / FIELD) * side + place.x() + i % FIELD, p = argb[i], s = skin[k];
            double[] c = new double[3];
            for (int ch = 0; ch < 3; ch++) {
                double moved = (p >> 16 - 8 * ch & 0xff) + there[ch] / there[3] - own[ch] / own[3];
                c[ch] = a * moved + (1 - a) * (s >> 16 - 8 * ch & 0xff);
            }
            skin[k] = rgb(c[0], c[1], c[2]);
        }
        pasted.add(new Pasted(place, mask));
    }

    private static void add(double[] sum, int p) {
        for (int c = 0; c < 3; c++) sum[c] += p >> 16 - 8 * c & 0xff;
        sum[3]++;
    }

    private static float[] dilated(byte[] mask, int width, int height, int reach) {
        float[] across = new float[mask.length], both = new float[mask.length];
        for (int y = 0; y < height; y++)
            for (int x = 0, last = -9999; x < width + reach; x++) {
                if (x < width && mask[y * width + x] != 0) last = x;
                int at = x - reach / 2;
                if (at >= 0 && at < width && x - last <= reach) across[y * width + at] = 1;
            }
        for (int x = 0; x < width; x++)
            for (int y = 0, last = -9999; y < height + reach; y++) {
                if (y < height && across[y * width + x] != 0) last = y;
                int at = y - reach / 2;
                if (at >= 0 && at < height && y - last <= reach) both[at * width + x] = 1;
            }
        return both;
    }

    private static boolean overlap(Region a, Region b) {
        return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
    }

    private static void report(TiledSegmentation found, List<Pasted> pasted) {
        System.out.println("truth,jaccard,x,y,width,height,area,probability,agreement,contrast");
        boolean[] met = new boolean[pasted.size()];
        for (TiledLesion lesion : found.lesions()) {
            byte[] bits = Pixels.bits(lesion.mask());
            int best = 0;
            double jaccard = 0;
            for (int t = 0; t < pasted.size(); t++) {
                double now = jaccard(lesion, bits, pasted.get(t));
                if (now > jaccard) {
                    jaccard = now;
                    best = t + 1;
                }
            }
            if (best > 0) met[best - 1] = true;
            System.out.printf(Locale.ROOT, "%d,%.3f,%d,%d,%d,%d,%d,%.3f,%.3f,%.2f%n", best, jaccard, lesion.box().x(), lesion.box().y(),
                    lesion.box().width(), lesion.box().height(), lesion.areaPixels(), lesion.evidence().probability(),
                    lesion.evidence().agreement(), lesion.evidence().contrast());
        }
        for (int t = 0; t < met.length; t++) if (!met[t]) System.out.println(t + 1 + ",,,,,,,,,");
    }

    private static double jaccard(TiledLesion lesion, byte[] bits, Pasted truth) {
        if (!overlap(lesion.box(), truth.box)) return 0;
        long both = 0, own = 0, other = 0;
        for (byte bit : truth.mask) other += bit;
        Region box = lesion.box();
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            own++;
            int x = box.x() + i % box.width() - truth.box.x(), y = box.y() + i / box.width() - truth.box.y();
            if (x >= 0 && y >= 0 && x < truth.box.width() && y < truth.box.height()) both += truth.mask[y * truth.box.width() + x];
        }
        return both / (double) (own + other - both);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }

    private static int rgb(double r, double g, double b) {
        return 0xff000000 | clamp(r) << 16 | clamp(g) << 8 | clamp(b);
    }

    private static int clamp(double v) {
        return (int) Math.max(0, Math.min(255, Math.round(v)));
    }
}
