// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.github.lesionj.image.PixelSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens DICOM pictures (PS3.3, C.7.6.3 and C.11), plain or compressed as {@link DicomCodec} knows: grey of 8, 16 and 32 bits
 * through rescaling and window as ImageJ shows them, palettes, RGB, and YBR_FULL and YBR_FULL_422, which ImageJ shows as if
 * they were RGB.
 */
final class DicomPicture {

    private static final int SAMPLES = 0x00280002, PHOTOMETRIC = 0x00280004, PLANAR = 0x00280006, FRAMES = 0x00280008;
    private static final int ROWS = 0x00280010, COLUMNS = 0x00280011, SPACING = 0x00280030, IMAGER_SPACING = 0x00181164;
    private static final int ALLOCATED = 0x00280100, STORED = 0x00280101, HIGH_BIT = 0x00280102, SIGNED = 0x00280103;
    private static final int REGION = 0x00080104, BODY_PART = 0x00180015, SIDE = 0x00200060, IMAGE_SIDE = 0x00200062;
    private static final int CLASS = 0x00080016;
    private static final String SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    private static final int CENTRE = 0x00281050, WINDOW = 0x00281051, INTERCEPT = 0x00281052, SLOPE = 0x00281053;
    private static final int[] DESCRIPTORS = {0x00281101, 0x00281102, 0x00281103};
    private static final int[] TABLES = {0x00281201, 0x00281202, 0x00281203};

    private final DicomHeader header;
    private final int width;
    private final int height;
    private final int allocated;
    private final int frame;
    private final int frames;
    private String photometric;
    private boolean planar;

    private DicomPicture(DicomHeader header, int frame, int frames) {
        this.header = header;
        this.frame = frame;
        this.frames = frames;
        width = header.number(COLUMNS, 0);
        height = header.number(ROWS, 0);
        allocated = header.number(ALLOCATED, 16);
        photometric = header.text(PHOTOMETRIC, "MONOCHROME2");
        planar = header.number(PLANAR, 0) == 1;
    }

    /**
     * @throws UnsupportedImageException if the pixels are compressed in a way or of a kind that is not known here
     * @throws IOException               if the file is damaged, cut off, or holds several pictures of which none is named
     */
    static DecodedImage read(Path file, PictureChoice choice) throws IOException {
        try (DicomHeader header = DicomHeader.read(file)) {
            DicomPicture picture = of(file, header, choice);
            return new DecodedImage(picture.argb(), picture.width, picture.height, picture.pixelSize(), picture.site());
        }
    }

    /** Reads the numbers as they are stored, neither scaled nor windowed; colours as masks are read from them. */
    static StoredValues stored(Path file) throws IOException {
        try (DicomHeader header = DicomHeader.read(file)) {
            DicomPicture picture = of(file, header, PictureChoice.STANDARD);
            if (header.number(SAMPLES, 1) != 1)
                return MaskColours.values(picture.argb(), picture.width, picture.height, false);
            int[] samples = picture.samples(picture.bytes());
            float[] values = new float[samples.length];
            for (int i = 0; i < values.length; i++) values[i] = samples[i];
            int bits = Math.min(header.number(STORED, picture.allocated), picture.allocated);
            return new StoredValues(
                    picture.width, picture.height, values, bits > 16 ? Float.NaN : (1 << bits) - 1, false);
        }
    }

    /** @return how many frames the file has, each a picture */
    static StackSize size(Path file) throws IOException {
        try (DicomHeader header = DicomHeader.read(file)) {
            return size(header);
        }
    }

    private static StackSize size(DicomHeader header) throws IOException {
        int frames = (int) Math.max(1, header.decimal(FRAMES, 0, 1));
        if (frames > 1 && header.text(CLASS, "").equals(SLIDE))
            throw new UnsupportedImageException("it is a slide, whose frames are tiles of one picture");
        return StackSize.of(frames);
    }

    private static DicomPicture of(Path file, DicomHeader header, PictureChoice choice) throws IOException {
        StackSize size = size(header);
        DicomPicture picture = new DicomPicture(header, size.place(file, choice), size.slices());
        if (picture.width == 0 || picture.height == 0) throw new IOException("it names no width and height");
        if (picture.allocated != 8 && picture.allocated != 16 && picture.allocated != 32)
            throw new UnsupportedImageException("its samples have " + picture.allocated + " bits");
        int samples = Math.min(3, header.number(SAMPLES, 1));
        PictureMemory.check(file, picture.width, picture.height, 4 + samples * (4 + picture.allocated / 8));
        return picture;
    }

    private PixelSize pixelSize() {
        int tag = header.bytes(SPACING).length > 0 ? SPACING : IMAGER_SPACING;
        return Calibrations.of(header.decimal(tag, 1, 0), header.decimal(tag, 0, 0), "mm", null);
    }

    /** An image of one frame has its region in words or as a code, and names a side for itself or for the body part. */
    private BodySite site() {
        String region = header.text(REGION, "");
        String side = header.text(IMAGE_SIDE, header.text(SIDE, ""));
        return new BodySite(region.isEmpty() ? header.text(BODY_PART, "") : region, side);
    }

    private int[] argb() throws IOException {
        byte[] pixels = bytes();
        String colours = photometric;
        int samples = header.number(SAMPLES, 1);
        if (samples == 1)
            switch (colours) {
                case "MONOCHROME2":
                    return grey(samples(pixels));
                case "MONOCHROME1":
                    return negative(grey(samples(pixels)));
                case "PALETTE COLOR":
                    return lookedUp(samples(pixels));
                default:
            }
        boolean bytes = allocated == 8;
        if (samples == 3 && colours.equals("RGB") && allocated <= 16) return rgb(samples(pixels));
        if (samples == 3 && colours.equals("YBR_FULL") && bytes) return YccColours.argb(rgb(samples(pixels)));
        if (samples == 3 && colours.equals("YBR_FULL_422") && bytes) return YccColours.argb(rgb(pairs(pixels)));
        throw new UnsupportedImageException(
                "its pixels are " + colours + " with " + samples + " samples of " + allocated + " bits");
    }

    /** @return the frame's samples as uncompressed files store them */
    private byte[] bytes() throws IOException {
        int samples = header.number(SAMPLES, 1);
        boolean subsampled = photometric.equals("YBR_FULL_422") && !header.isEncapsulated();
        int size = Math.toIntExact((long) width * height * (subsampled ? 2 : samples) * (allocated / 8));
        if (!header.isEncapsulated()) {
            header.skipPixels((long) frame * size);
            if (subsampled) refuseWhatIsNotSubsampled();
            return header.pixels(size);
        }
        DicomCodec.Frame decoded = DicomCodec.decode(
                header.frame(frame, frames),
                header.syntax(),
                new DicomCodec.Layout(width, height, samples, allocated, photometric));
        photometric = decoded.photometric();
        planar = decoded.planar();
        return decoded.samples();
    }

    /** @return all samples of the picture, in the file's order; only the stored bits, with their sign */
    private int[] samples(byte[] bytes) {
        int count = width * height * header.number(SAMPLES, 1);
        ByteBuffer pixels = ByteBuffer.wrap(bytes).order(header.order());
        int stored = Math.min(header.number(STORED, allocated), allocated);
        int above = allocated - 1 - Math.min(Math.max(header.number(HIGH_BIT, stored - 1), stored - 1), allocated - 1);
        boolean signed = header.number(SIGNED, 0) == 1;
        int unused = 32 - allocated + above;
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            int raw =
                    switch (allocated) {
                        case 8 -> pixels.get();
                        case 16 -> pixels.getShort();
                        default -> pixels.getInt();
                    };
            samples[i] = signed ? raw << unused >> 32 - stored : raw << unused >>> 32 - stored;
        }
        return samples;
    }

    private int[] grey(int[] samples) throws IOException {
        double slope = header.decimal(SLOPE, 0, 1), intercept = header.decimal(INTERCEPT, 0, 0);
        double window = header.decimal(WINDOW, 1, 0), centre = header.decimal(CENTRE, 1, 0);
        boolean wide = allocated == 32 || slope != 1;
        if (!Double.isFinite(slope * intercept * centre * window) || slope == 0)
            throw new IOException("its window is no number");
        // ImageJ's way: numbers as they are stored, unless they are scaled; signed ones are moved up by 32768.
        double offset = wide ? 0 : !signed() ? -intercept : 32768 - intercept;
        ImageProcessor shown = wide ? scaled(samples, slope, intercept) : plain(samples);
        Optional<DisplayRange> range = window > 0
                ? Optional.of(new DisplayRange(centre - window / 2 + offset, centre + window / 2 + offset))
                : Optional.empty();
        return DisplayRange.argb(shown, range);
    }

    private boolean signed() {
        return header.number(SIGNED, 0) == 1;
    }

    private ImageProcessor scaled(int[] samples, double slope, double intercept) {
        float[] values = new float[samples.length];
        for (int i = 0; i < values.length; i++)
            values[i] = (float)
                    ((allocated == 32 && !signed() ? samples[i] & 0xffffffffL : samples[i]) * slope + intercept);
        return new FloatProcessor(width, height, values);
    }

    private ImageProcessor plain(int[] samples) {
        if (allocated == 8 && !signed()) {
            byte[] bytes = new byte[samples.length];
            for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) samples[i];
            return new ByteProcessor(width, height, bytes);
        }
        short[] shorts = new short[samples.length];
        for (int i = 0; i < shorts.length; i++) shorts[i] = (short) (signed() ? samples[i] + 32768 : samples[i]);
        return new ShortProcessor(width, height, shorts, null);
    }

    private static int[] negative(int[] argb) {
        for (int i = 0; i < argb.length; i++) argb[i] ^= 0xffffff;
        return argb;
    }

    private int[] lookedUp(int[] samples) throws IOException {
        int[] argb = new int[samples.length];
        for (int c = 0; c < 3; c++) {
            int[] descriptor = header.numbers(DESCRIPTORS[c]);
            if (descriptor.length != 3) throw new IOException("it has no palette");
            int[] levels = levels(header.bytes(TABLES[c]), descriptor);
            int first = signed() ? (short) descriptor[1] : descriptor[1];
            for (int i = 0; i < argb.length; i++)
                argb[i] |= levels[Math.min(levels.length - 1, Math.max(0, samples[i] - first))] << 16 - 8 * c;
        }
        return ImagePlusColours.opaque(argb);
    }

    /** @return a look-up table's entries as 8 bits; those of 16 bits keep their upper half, unless that is empty */
    private int[] levels(byte[] table, int[] descriptor) throws IOException {
        int entries = descriptor[0] == 0 ? 65536 : descriptor[0];
        boolean words = table.length >= 2 * entries;
        if (table.length < entries) throw new IOException("its palette is too short");
        ByteBuffer values = ByteBuffer.wrap(table).order(header.order());
        int[] levels = new int[entries];
        int greatest = 0;
        for (int i = 0; i < entries; i++) {
            levels[i] = words ? values.getShort() & 0xffff : values.get() & 0xff;
            greatest = Math.max(greatest, levels[i]);
        }
        if (greatest > 255) for (int i = 0; i < entries; i++) levels[i] >>= 8;
        return levels;
    }

    /** @param samples three per pixel, together or plane after plane */
    private int[] rgb(int[] samples) {
        int pixels = width * height, step = planar ? 1 : 3, plane = planar ? pixels : 1;
        int bits = Math.min(header.number(STORED, allocated), allocated);
        double scale = bits == 8 ? 1 : 255.0 / ((1 << bits) - 1);
        int[] argb = new int[pixels];
        for (int i = 0; i < pixels; i++)
            argb[i] = 0xff000000
                    | level(samples[i * step] * scale) << 16
                    | level(samples[i * step + plane] * scale) << 8
                    | level(samples[i * step + 2 * plane] * scale);
        return argb;
    }

    private static int level(double value) {
        return (int) Math.min(255, Math.max(0, value + 0.5));
    }

    private void refuseWhatIsNotSubsampled() throws IOException {
        if (width % 2 != 0 || planar)
            throw new UnsupportedImageException("its pixels are YBR_FULL_422, but of an odd width or in planes");
        if (header.pixelLength() >= 3L * width * height * (frames - frame))
            throw new UnsupportedImageException("it says YBR_FULL_422, but stores every colour of every pixel");
    }

    /** @return YBR_FULL of YBR_FULL_422: two pixels are stored as Y1 Y2 Cb Cr */
    private int[] pairs(byte[] stored) {
        if (header.isEncapsulated()) throw new IllegalStateException("decoders give every colour of every pixel");
        int[] samples = new int[3 * width * height];
        for (int i = 0, k = 0; i < stored.length; i += 4)
            for (int p = 0; p < 2; p++, k += 3) {
                samples[k] = stored[i + p] & 0xff;
                samples[k + 1] = stored[i + 2] & 0xff;
                samples[k + 2] = stored[i + 3] & 0xff;
            }
        return samples;
    }
}
