// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** Lesions outlined in ImageJ: a ROI file, a ROI set, or the selection and overlay saved in a TIFF file. */
public final class RoiFile {

    private static final int LARGEST = 1 << 26, LARGEST_ROI = 1 << 22, MOST = 10_000;

    private RoiFile() {}

    /** @return whether the file is named as ImageJ names a ROI file or a ROI set */
    public static boolean isNamed(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".roi") || name.endsWith(".zip");
    }

    /**
     * Writes the outline as ImageJ's ROI file, of the picture's name; {@link #read} gives the same mask again.
     *
     * @param outline such as {@link MaskOutline} traces; not changed
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, Roi outline, String image) throws IOException {
        Roi named = (Roi) outline.clone();
        named.setName(image);
        byte[] bytes = RoiEncoder.saveAsByteArray(named);
        if (bytes == null) throw new IOException("Cannot write " + file + ": ImageJ cannot store this outline");
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Writes outlines as ImageJ's ROI set, which its ROI Manager opens; each needs a name of its own.
     *
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void writeSet(Path file, List<Roi> outlines) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Roi outline : outlines) {
                byte[] bytes = RoiEncoder.saveAsByteArray(outline);
                if (bytes == null) throw new IOException("Cannot write " + file + ": ImageJ cannot store an outline");
                zip.putNextEntry(timeless(outline.getName() + ".roi"));
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /** Without the time of writing, so that the same outlines are the same bytes. */
    private static ZipEntry timeless(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    /** @return whether a picture is a TIFF file that was saved with a selection or an overlay */
    public static boolean isInside(Path picture) {
        String name = picture.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".tif") && !name.endsWith(".tiff")) return false;
        try {
            return !inside(picture).isEmpty();
        } catch (IOException notImageJs) {
            return false;
        }
    }

    /**
     * Fills what the areas enclose: where any of them lies is lesion. Lines, points and texts do not count.
     *
     * @param file   a ROI file, a ROI set, or a TIFF picture
     * @param width  of the picture, pixels
     * @param height of the picture, pixels
     * @throws IOException if the file is damaged or holds no area; the message names it and what to do
     */
    public static Img<BitType> read(Path file, int width, int height) throws IOException {
        List<Roi> areas = new ArrayList<>();
        try {
            for (byte[] bytes : isNamed(file) ? named(file) : inside(file)) {
                Roi roi = new RoiDecoder(bytes, file.getFileName().toString()).getRoi();
                if (roi != null && roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi))
                    areas.add(roi);
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is damaged or no ImageJ ROI (" + e.getMessage() + "); save it again", e);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    file + " is damaged or no ImageJ ROI (it claims more than fits into memory); save it again", e);
        }
        if (areas.isEmpty())
            throw new IOException(
                    file + " encloses no area; outline the lesion with a polygon, freehand or oval selection");
        ByteProcessor mask = new ByteProcessor(width, height);
        mask.setValue(1);
        areas.forEach(mask::fill);
        return Pixels.mask((byte[]) mask.getPixels(), width, height);
    }

    private static List<byte[]> named(Path file) throws IOException {
        if (Files.size(file) > LARGEST) throw new IOException("it has more than " + LARGEST + " bytes");
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) return List.of(Files.readAllBytes(file));
        List<byte[]> rois = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            addAll(zip, rois, true);
        }
        return rois;
    }

    /** A set that was zipped again is a set too; what macOS puts beside it is not. */
    private static void addAll(ZipInputStream zip, List<byte[]> rois, boolean again) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String path = entry.getName(),
                    name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (path.startsWith("__MACOSX/") || name.startsWith("._")) continue;
            if (name.endsWith(".roi")) rois.add(zip.readNBytes(LARGEST_ROI));
            if (rois.size() > MOST || name.endsWith(".roi") && rois.get(rois.size() - 1).length == LARGEST_ROI)
                throw new IOException("it holds more than outlines");
            if (again && name.endsWith(".zip")) addAll(new ZipInputStream(zip), rois, false);
        }
    }

    private static List<byte[]> inside(Path picture) throws IOException {
        if (ImageFormat.of(picture).orElse(null) != ImageFormat.TIFF) return List.of();
        TiffDirectory first = TiffDirectories.read(picture).get(0);
        List<byte[]> rois = new ArrayList<>(ImageJMetadata.parts(first, ImageJMetadata.ROI));
        rois.addAll(ImageJMetadata.parts(first, ImageJMetadata.OVERLAY));
        return rois;
    }
}
