// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The picture a command works on.
 *
 * @param imp    as ImageJ shows it
 * @param source the current slice as RGB pixels, its name without extension but with its place in a stack, and its pixel
 *               size
 */
record Picture(ImagePlus imp, SourceImage source) {

    /** What to say when a command needs a picture and there is none. */
    static final String NONE_IS_OPEN =
            "No image is open: open a picture of a lesion first, or name its file in 'path'.";

    /**
     * @param imp  the front image or null; unused when a path is given
     * @param path of a picture file, or blank; the file is opened in a window of its own
     * @throws IOException in one sentence, when there is neither image nor readable file
     */
    static Picture open(ImagePlus imp, String path) throws IOException {
        if (path != null && !path.isBlank()) return openFile(path);
        if (imp == null || imp.getProcessor() == null) throw new IOException(NONE_IS_OPEN);
        SourceImage shown = ImageOpener.fromImagePlus(imp);
        String name = shown.name() + StackPosition.of(imp).suffix();
        return new Picture(imp, new SourceImage(name, shown.image(), shown.pixelSize()));
    }

    /**
     * @param stack whether a file may have several slices, which ImageJ then opens
     * @throws IOException as {@link #open(ImagePlus, String)} does, or if ImageJ cannot open the file
     */
    static Picture open(ImagePlus imp, String path, boolean stack) throws IOException {
        return stack && !path.isBlank() ? openStack(path) : open(imp, path);
    }

    private static Picture openStack(String path) throws IOException {
        Path file = file(path);
        ImagePlus imp = IJ.openImage(file.toString());
        if (imp == null || imp.getProcessor() == null)
            throw new IOException("ImageJ cannot open " + file + " as a stack: open it first, and leave 'path' empty.");
        Screen.show(imp);
        return open(imp, "");
    }

    private static Picture openFile(String path) throws IOException {
        Path file = file(path);
        SourceImage source = ImageOpener.open(file);
        ImagePlus imp = colourImage(file.getFileName().toString(), source);
        Screen.show(imp);
        return new Picture(imp, source);
    }

    private static Path file(String path) throws IOException {
        Path file;
        try {
            file = Path.of(path.strip());
        } catch (InvalidPathException e) {
            throw new IOException("'" + path + "' is no file name: give the path of a picture in 'path'.", e);
        }
        if (!Files.isRegularFile(file))
            throw new IOException("There is no file " + path + ": give the path of a picture in 'path'.");
        return file;
    }

    /** @return the picture as an RGB image with its pixel size, not shown */
    static ImagePlus colourImage(String title, SourceImage source) {
        var image = source.image();
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        ImagePlus imp = new ImagePlus(
                title, new ColorProcessor(width, height, Pixels.argb(image).clone()));
        imp.setCalibration(calibration(source.pixelSize()));
        return imp;
    }

    private static Calibration calibration(PixelSize size) {
        Calibration calibration = new Calibration();
        if (!size.isCalibrated()) return calibration;
        calibration.pixelWidth = size.width();
        calibration.pixelHeight = size.height();
        calibration.setUnit(size.unit());
        return calibration;
    }

    /** @return the picture's name without extension, with which the result windows' titles start */
    String name() {
        return source.name();
    }

    /** @return the name without the place in a stack */
    String stackName() {
        return name().substring(
                        0, name().length() - StackPosition.of(imp).suffix().length());
    }

    /** @return the name with which the files of results start: a window's title may hold what no file's name may */
    String fileName() {
        return name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    /** @return the pixels under that name */
    SourceImage file() {
        return source.named(fileName());
    }
}
