// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One picture of a file that Bio-Formats reads: a series, a depth, a time, a resolution, and its channels. Of several series that
 * which is in colour and largest is meant, of several resolutions the finest of at most 16 megapixels.
 */
final class BioFormatsPicture implements PictureParts {

    private static final int PART = 1024, PRIMARIES = 3;
    private static final long ENOUGH = 1 << 24;

    private final Path file;
    private final BioFormatsReader reader;
    private final int[] planes;
    private final BioFormatsPixels pixels;
    private final PixelSize pixelSize;

    private BioFormatsPicture(
            Path file, BioFormatsReader reader, int[] planes, BioFormatsPixels pixels, PixelSize pixelSize) {
        this.file = file;
        this.reader = reader;
        this.planes = planes;
        this.pixels = pixels;
        this.pixelSize = pixelSize;
    }

    static BioFormatsPicture open(
            Path file, PictureChoice choice, BioFormatsReader reader, BioFormatsReader.Metadata metadata)
            throws IOException {
        try {
            begin(file, reader);
            int series = series(file, choice, reader);
            reader.setSeries(series);
            PixelSize finest = BioFormatsScale.of(file, reader.getFormat(), metadata, series);
            int width = reader.getSizeX(), height = reader.getSizeY();
            reader.setResolution(resolution(file, choice, reader));
            PixelSize size = BioFormatsScale.coarser(
                    finest, (double) width / reader.getSizeX(), (double) height / reader.getSizeY());
            int[] planes = planes(file, choice, reader);
            return new BioFormatsPicture(file, reader, planes, BioFormatsPixels.of(reader, choice, planes), size);
        } catch (IOException | RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    private static void begin(Path file, BioFormatsReader reader) throws IOException {
        reader.setFlattenedResolutions(false);
        reader.setGroupFiles(false);
        reader.setId(file.toAbsolutePath().toString());
    }

    /** @return each depth and time of the series that are meant; the reader is closed */
    static List<StackPicture> pictures(Path file, PictureChoice choice, BioFormatsReader reader) throws IOException {
        try {
            begin(file, reader);
            List<Integer> series = alike(file, choice, reader);
            List<StackPicture> all = new ArrayList<>();
            for (int s : series) {
                reader.setSeries(s);
                StackSize size = new StackSize(reader.getSizeZ(), reader.getSizeT(), true);
                boolean several = series.size() > 1;
                all.addAll(
                        size.pictures(several ? choice.ofSeries(s + 1) : choice, several ? "-series" + (s + 1) : ""));
            }
            return all;
        } finally {
            reader.close();
        }
    }

    private static int series(Path file, PictureChoice choice, BioFormatsReader reader) throws IOException {
        List<Integer> alike = alike(file, choice, reader);
        if (alike.size() > 1)
            throw RefusedImageException.choose(
                    file,
                    "several series of one size ("
                            + alike.stream().map(s -> String.valueOf(s + 1)).collect(Collectors.joining(", ")) + ")",
                    "--series",
                    "one of them");
        return alike.get(0);
    }

    /** @return the series that is named, or those that are largest in colour; from 0 on */
    private static List<Integer> alike(Path file, PictureChoice choice, BioFormatsReader reader) throws IOException {
        int count = reader.getSeriesCount();
        if (choice.series() != 0) return List.of(chosen(file, "series", choice.series(), count));
        long largest = -1;
        List<Integer> alike = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            reader.setSeries(s);
            boolean colour = reader.getRGBChannelCount() >= PRIMARIES || reader.getEffectiveSizeC() == PRIMARIES;
            long pixels = (long) reader.getSizeX() * reader.getSizeY();
            long rank = pixels + (colour ? 1L << 52 : 0) + (reader.isThumbnailSeries() ? 0 : 1L << 53);
            if (rank > largest) alike.clear();
            if (rank >= largest) alike.add(s);
            largest = Math.max(largest, rank);
        }
        return alike;
    }

    private static int resolution(Path file, PictureChoice choice, BioFormatsReader reader) throws IOException {
        int count = reader.getResolutionCount();
        if (choice.resolution() != 0) return chosen(file, "resolutions", choice.resolution(), count);
        for (int r = 0; r < count; r++) {
            reader.setResolution(r);
            if ((long) reader.getSizeX() * reader.getSizeY() <= ENOUGH) return r;
        }
        return count - 1;
    }

    /** @return the planes of one colour picture, or the single plane of a grey one */
    private static int[] planes(Path file, PictureChoice choice, BioFormatsReader reader) throws IOException {
        int slice = position(file, "depths", "--z", choice.slice(), reader.getSizeZ());
        int frame = position(file, "times", "--t", choice.frame(), reader.getSizeT());
        int channels = reader.getEffectiveSizeC(), samples = reader.getRGBChannelCount();
        if (choice.channel() != 0) {
            int channel = chosen(file, "channels", choice.channel(), channels * samples);
            return new int[] {reader.getIndex(slice, channel / samples, frame)};
        }
        if (channels == 1) return new int[] {reader.getIndex(slice, 0, frame)};
        if (channels != PRIMARIES || samples != 1)
            throw RefusedImageException.choose(
                    file, channels + " channels that are not red, green and blue", "--channel", "one of them");
        int[] planes = new int[PRIMARIES];
        for (int c = 0; c < PRIMARIES; c++) planes[c] = reader.getIndex(slice, c, frame);
        return planes;
    }

    private static int position(Path file, String what, String option, int number, int count) throws IOException {
        if (number != 0) return chosen(file, what, number, count);
        if (count > 1) throw RefusedImageException.choose(file, count + " " + what, option, "one of them");
        return 0;
    }

    private static int chosen(Path file, String what, int number, int count) throws IOException {
        if (number < 1 || number > count) throw RefusedImageException.outside(file, what, number, count);
        return number - 1;
    }

    DecodedImage decoded() throws IOException {
        int width = width(), height = height();
        PictureMemory.check(file, width, height, Integer.BYTES + planes.length * pixels.bytesPerPixel());
        return new DecodedImage(argb(new Region(0, 0, width, height)), width, height, pixelSize);
    }

    PixelSize pixelSize() {
        return pixelSize;
    }

    /** @return whether each part can be shown without a look at the others */
    boolean isReadableInParts() {
        return pixels.areBytes();
    }

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public int partWidth() {
        return PART;
    }

    @Override
    public int partHeight() {
        return PART;
    }

    @Override
    public synchronized int[] read(Region part) throws IOException {
        return argb(part);
    }

    private int[] argb(Region part) throws IOException {
        byte[][] stored = new byte[planes.length][];
        for (int i = 0; i < planes.length; i++)
            stored[i] = reader.openBytes(planes[i], part.x(), part.y(), part.width(), part.height());
        return pixels.argb(stored, part.width(), part.height());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
