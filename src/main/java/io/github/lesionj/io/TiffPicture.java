// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Region;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens TIFF pictures: one, the first of smaller and smaller ones, one of a stack, or three grey ones that are red, green and blue. */
final class TiffPicture implements AutoCloseable {

    private static final int PRIMARIES = 3;
    private static final int INKS = 5, FLOATS = 3;
    private static final Map<Integer, String> UNKNOWN_COLOURS = Map.of(
            8,
            "CIE L*a*b*",
            9,
            "ICC L*a*b*",
            10,
            "ITU L*a*b*",
            32803,
            "a camera's raw colours",
            34892,
            "a camera's raw colours",
            32844,
            "LogL",
            32845,
            "LogLuv");
    private static final Map<Integer, String> UNKNOWN_COMPRESSIONS = Map.ofEntries(
            Map.entry(34712, "JPEG 2000"),
            Map.entry(33003, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000"),
            Map.entry(22610, "JPEG XR"),
            Map.entry(34934, "JPEG XR"),
            Map.entry(34925, "LZMA"),
            Map.entry(50000, "Zstandard"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"),
            Map.entry(34887, "LERC"),
            Map.entry(34676, "SGILog"));

    private final Path file;
    private final List<TiffDirectory> directories;
    private final ImageIoReader reader;
    private final TiffNotes notes;

    private TiffPicture(Path file, List<TiffDirectory> directories, ImageIoReader reader) {
        this.file = file;
        this.directories = directories;
        this.reader = reader;
        notes = TiffNotes.read(directories.get(0));
    }

    /**
     * @throws UnsupportedImageException if it is whole, but of a flavour that is not known here
     * @throws IOException               if it is damaged, runs in a circle or does not fit into memory
     */
    static DecodedImage read(Path file, PictureChoice choice) throws IOException {
        if (TiffDirectories.isBig(file)) return inParts(file, choice);
        try (TiffPicture picture = open(file)) {
            return picture.decoded(choice);
        }
    }

    /** Reads a BigTIFF picture of 8 bits. */
    private static DecodedImage inParts(Path file, PictureChoice choice) throws IOException {
        TiffDirectory directory = inParts(file, TiffDirectories.read(file), choice);
        try (TiffTiles tiles = TiffTiles.open(file, directory)) {
            PictureMemory.check(file, tiles.width(), tiles.height(), Integer.BYTES + 1);
            int width = tiles.width(),
                    height = tiles.height(),
                    partWidth = tiles.partWidth(),
                    partHeight = tiles.partHeight();
            int[] argb = new int[width * height];
            for (int y = 0; y < height; y += partHeight)
                for (int x = 0; x < width; x += partWidth) {
                    Region part = new Region(x, y, Math.min(partWidth, width - x), Math.min(partHeight, height - y));
                    int[] pixels = tiles.read(part);
                    for (int row = 0; row < part.height(); row++)
                        System.arraycopy(pixels, row * part.width(), argb, (y + row) * width + x, part.width());
                }
            return new DecodedImage(
                    argb, width, height, TiffNotes.read(directory).pixelSize());
        }
    }

    /**
     * @return the directory of the picture that is meant, to be read piece by piece
     * @throws UnsupportedImageException if it is made of several
     */
    static TiffDirectory inParts(Path file, List<TiffDirectory> directories, PictureChoice choice) throws IOException {
        refuse(directories.get(0));
        TiffStack stack = TiffStack.of(file, directories);
        if (stack.planes() > 1)
            throw new UnsupportedImageException("its red, green and blue are pictures of their own");
        TiffDirectory directory = directories.get(stack.directory(file, choice));
        refuse(directory);
        return directory;
    }

    /** Begins to read a picture, as {@link #read} does. */
    static TiffPicture open(Path file) throws IOException {
        if (TiffDirectories.isBig(file)) throw new UnsupportedImageException("it is a BigTIFF file");
        List<TiffDirectory> directories = TiffDirectories.read(file);
        refuse(directories.get(0));
        ImageIoReader reader = new ImageIoReader(TiffDifferences.open(file, directories), ImageFormat.TIFF);
        return new TiffPicture(file, directories, reader);
    }

    TiffNotes notes() {
        return notes;
    }

    /** @return whether the last of the stored samples is said to be transparency */
    boolean hasAlpha() {
        return directories.get(0).number(TiffDirectory.EXTRA_SAMPLES, 0) != 0;
    }

    /** @throws RefusedImageException if there are more, except for smaller previews of the first */
    BufferedImage only() throws IOException {
        TiffStack stack = TiffStack.of(file, directories);
        if (stack.planes() > 1) throw RefusedImageException.several(file, directories.size());
        return page(stack.directory(file, PictureChoice.STANDARD));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    static void refuse(TiffDirectory directory) throws IOException {
        int colours = (int) directory.number(TiffDirectory.PHOTOMETRIC, 1);
        int compression = (int) directory.number(TiffDirectory.COMPRESSION, 1);
        long bits = directory.number(TiffDirectory.BITS, 1);
        boolean floats = directory.number(TiffDirectory.SAMPLE_FORMAT, 1) == FLOATS;
        if (UNKNOWN_COLOURS.containsKey(colours))
            throw new UnsupportedImageException("its colours are " + UNKNOWN_COLOURS.get(colours));
        String name = UNKNOWN_COMPRESSIONS.getOrDefault(compression, "");
        if (!name.isEmpty()) throw new UnsupportedImageException("it is a TIFF file compressed by " + name);
        if (bits > 32 || floats && bits != 32)
            throw new UnsupportedImageException("its samples are "
                    + (floats ? "floating-point numbers" : "whole numbers") + " of " + bits + " bits");
        if (directory.number(TiffDirectory.PREDICTOR, 1) == 3)
            throw new UnsupportedImageException("it is compressed with the predictor of floating-point numbers");
    }

    private DecodedImage decoded(PictureChoice choice) throws IOException {
        TiffStack stack = TiffStack.of(file, directories);
        int first = stack.directory(file, choice);
        BufferedImage picture = page(first);
        return decoded(
                stack.planes() == PRIMARIES
                        ? primaries(picture, first)
                        : colours(picture, first, notes.ranges().stream().findFirst()),
                picture);
    }

    private DecodedImage decoded(int[] argb, BufferedImage size) {
        return new DecodedImage(argb, size.getWidth(), size.getHeight(), notes.pixelSize());
    }

    /** A tile may be larger than the picture, and is read whole. */
    private void checkMemory(int index) throws IOException {
        TiffDirectory directory = directories.get(index);
        long width = Math.max(reader.width(index), directory.number(TiffDirectory.TILE_WIDTH, 0));
        long height = Math.max(reader.height(index), directory.number(TiffDirectory.TILE_HEIGHT, 0));
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE)
            throw new IOException("its tiles have " + width + " x " + height + " pixels");
        PictureMemory.check(file, (int) width, (int) height, Integer.BYTES + reader.bytesPerPixel(index));
    }

    private BufferedImage page(int index) throws IOException {
        refuse(directories.get(index));
        checkMemory(index);
        BufferedImage page = reader.read(index);
        TiffDifferences.undo(page.getRaster(), directories.get(index));
        return page;
    }

    private int[] colours(BufferedImage picture, int index, Optional<DisplayRange> range) throws IOException {
        TiffDirectory directory = directories.get(index);
        boolean palette = picture.getColorModel() instanceof IndexColorModel;
        if (directory.number(TiffDirectory.PHOTOMETRIC, 1) == INKS
                && !palette
                && picture.getRaster().getNumBands() >= 4) return RasterColours.ofInks(picture.getRaster());
        return DecodedImage.colours(picture, range);
    }

    /** Without ranges all three get the same one, or the colours would shift: 16 bits that of the bits in use. */
    private int[] primaries(BufferedImage red, int index) throws IOException {
        BufferedImage[] pages = {red, page(index + 1), page(index + 2)};
        List<DisplayRange> ranges = notes.ranges();
        DisplayRange all = new DisplayRange(0, white(pages));
        int[][] levels = new int[PRIMARIES][];
        for (int c = 0; c < PRIMARIES; c++)
            levels[c] = colours(pages[c], index + c, Optional.of(c < ranges.size() ? ranges.get(c) : all));
        int[] argb = levels[0];
        for (int i = 0; i < argb.length; i++)
            argb[i] = argb[i] & 0xffff0000 | levels[1][i] & 0xff00 | levels[2][i] & 0xff;
        return argb;
    }

    private static double white(BufferedImage... pages) {
        int bits = pages[0].getSampleModel().getSampleSize(0);
        if (bits != Short.SIZE) return Math.pow(2, bits) - 1;
        int greatest = 0;
        for (BufferedImage page : pages) {
            int width = page.getWidth();
            int[] row = new int[width];
            for (int y = 0; y < page.getHeight(); y++)
                for (int value : page.getRaster().getSamples(0, y, width, 1, 0, row))
                    greatest = Math.max(greatest, value);
        }
        return RasterColours.white(greatest);
    }
}
