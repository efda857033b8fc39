// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.ImagePlus;
import io.github.lesionj.image.Orientation;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.ImgUtil;

/**
 * Opens pictures of any kind as 8-bit colours, without windows, questions or log lines.
 *
 * <ul>
 * <li>The stored numbers count: no colour profile, no gamma, and unless {@link PictureChoice#upright} is wanted no rotation that
 * a camera noted (ImageJ shows stored pixels, and masks are drawn on them). CMYK is turned into RGB ink by ink. Transparency and further stored samples are left out.
 * <li>Grey of 16 and 32 bits is shown as ImageJ does: through the display range in the file, else from the darkest to
 * the brightest value. Colours of 16 bits are shown from 0 to the greatest value of the 8, 10, 12, 14 or 16 in use.
 * <li>Three grey pictures of one size in a TIFF are red, green and blue. Of other files of several pictures one has to be
 * named, unless the further ones are smaller previews of the first.
 * <li>A picture that is cut off or damaged is refused, never shown in part.
 * </ul>
 */
public final class ImageOpener {

    private static final Set<String> BY_BIO_FORMATS = Set.of(
            "jp2", "j2k", "jpf", "jpx", "svs", "ndpi", "scn", "bif", "qptiff", "mrxs", "czi", "zvi", "lsm", "lif",
            "vsi", "oir", "oib", "oif", "nd2", "ics", "ids", "ims", "dm3", "dm4", "stk", "pic", "nrrd", "fits", "psd");

    private ImageOpener() {}

    /**
     * Opens a picture file, whatever its name ends in.
     *
     * @return opaque, named like the file without its extension, with the pixel size that the file tells
     * @throws IOException if that is not possible; the message is one sentence that names the file, the reason and
     *                     what to do
     */
    public static SourceImage open(Path file) throws IOException {
        return open(file, PictureChoice.STANDARD);
    }

    /**
     * Opens one picture of a file that may hold several.
     *
     * @param choice series, channel and resolution are for Bio-Formats; so are depth and time, but for TIFF and DICOM files
     * @return as {@link #open(Path)}
     * @throws IOException as {@link #open(Path)}
     */
    public static SourceImage open(Path file, PictureChoice choice) throws IOException {
        refuseWhatIsNoFile(file);
        try {
            SourceImage stored = source(file, read(file, choice));
            return choice.upright() ? upright(stored, ExifOrientation.of(file)) : stored;
        } catch (RefusedImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is damaged or cut off (" + reason(e) + "); please copy it again", e);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    file + " does not fit into Java's memory; please scale the picture down, or " + JavaMemory.MORE, e);
        }
    }

    /**
     * Tells pictures from other files by their names, to list folders; of files without an ending by their first bytes, since
     * DICOM files often have none.
     *
     * @return false also for hidden files
     */
    public static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".")) return false;
        return ImageFormat.isNamed(file)
                || ImageFormat.isNamelessDicom(file)
                || BY_BIO_FORMATS.contains(name.substring(name.lastIndexOf('.') + 1))
                        && BioFormats.find().isPresent();
    }

    /**
     * Takes what ImageJ shows: the current slice, or all channels of a composite, or red, green and blue of a stack of
     * three channels; grey and 16-bit values through the display range and look-up table. Overlays are left out.
     *
     * @return a copy, named like the window without a file extension
     * @throws IllegalArgumentException if the window holds no picture
     */
    public static SourceImage fromImagePlus(ImagePlus picture) {
        if (picture.getProcessor() == null)
            throw new IllegalArgumentException(
                    "The image \"" + picture.getTitle() + "\" is empty; open a picture first");
        int[] argb = ImagePlusColours.argb(picture);
        return new SourceImage(
                nameOf(picture), Pixels.image(argb, picture.getWidth(), picture.getHeight()), Calibrations.of(picture));
    }

    /** @return the title without a picture's extension, as {@link #fromImagePlus} names it */
    public static String nameOf(ImagePlus picture) {
        return withoutExtension(picture.getTitle());
    }

    /** @return whether {@link #fromImagePlus} takes several slices of a stack for the channels of one picture */
    public static boolean joinsChannels(ImagePlus picture) {
        return ImagePlusColours.joinsChannels(picture);
    }

    static void refuseWhatIsNoFile(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + " is a folder; please name a picture in it");
        if (!Files.exists(file)) throw new IOException(file + " does not exist; please check the path");
        if (!Files.isRegularFile(file)) throw new IOException(file + " is no file; please name a picture");
        if (!Files.isReadable(file)) throw new IOException(file + " may not be read; please change its permissions");
        if (Files.size(file) == 0) throw new IOException(file + " is empty (0 bytes); please copy it again");
    }

    private static DecodedImage read(Path file, PictureChoice choice) throws IOException {
        Optional<ImageFormat> format = ImageFormat.of(file);
        if (choice.namesPart()
                || choice.namesPlace() && !format.map(ImageFormat::mayBeStack).orElse(false))
            return readPart(file, choice);
        try {
            return format.isPresent() ? DecodedImage.read(file, format.get(), choice) : readByOthers(file, choice, "");
        } catch (UnsupportedImageException e) {
            return readByOthers(file, choice, e.getMessage());
        } catch (RefusedImageException e) {
            Optional<BioFormats> others = BioFormats.find();
            if (others.isEmpty() || !e.mayHaveParts()) throw e;
            try {
                return others.get().read(file, choice);
            } catch (UnsupportedImageException neither) {
                throw e;
            }
        }
    }

    private static DecodedImage readPart(Path file, PictureChoice choice) throws IOException {
        Optional<BioFormats> others = BioFormats.find();
        if (others.isEmpty()) throw RefusedImageException.partsNeedBioFormats(file, choice);
        try {
            return others.get().read(file, choice);
        } catch (UnsupportedImageException e) {
            throw RefusedImageException.unknown(file, "", e.getMessage());
        }
    }

    private static DecodedImage readByOthers(Path file, PictureChoice choice, String why) throws IOException {
        Optional<BioFormats> others = BioFormats.find();
        if (others.isEmpty()) throw RefusedImageException.unknown(file, why, "");
        try {
            return others.get().read(file, choice);
        } catch (UnsupportedImageException e) {
            throw RefusedImageException.unknown(file, why, e.getMessage());
        }
    }

    private static SourceImage source(Path file, DecodedImage picture) {
        return new SourceImage(
                nameOf(file),
                Pixels.image(picture.argb(), picture.width(), picture.height()),
                picture.pixelSize(),
                picture.site());
    }

    private static SourceImage upright(SourceImage stored, Orientation turn) {
        if (turn == Orientation.UPRIGHT) return stored;
        RandomAccessibleInterval<ARGBType> turned = turn.upright(stored.image());
        Img<ARGBType> image = ArrayImgs.argbs(turned.dimension(0), turned.dimension(1));
        ImgUtil.copy(turned, image);
        return new SourceImage(stored.name(), image, turn.upright(stored.pixelSize()), stored.site());
    }

    static String reason(Throwable failure) {
        String reason = "its contents contradict each other";
        for (Throwable e = failure; e instanceof IOException; e = e.getCause())
            if (e.getMessage() != null && !e.getMessage().isBlank())
                reason = e.getMessage().lines().toList().get(0);
        return reason;
    }

    /** @return the file's name without its extension, .ome.tif counting as one: the stem of all its results */
    public static String nameOf(Path file) {
        return withoutExtension(file.getFileName().toString());
    }

    /** Takes off .jpg as well as .ome.tif, but not the end of "mole 1.5 mm". */
    private static String withoutExtension(String name) {
        return name.replaceFirst("(?<=.)(\\.(?i:ome))?\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
    }
}
