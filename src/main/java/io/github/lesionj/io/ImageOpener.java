package io.github.lesionj.io;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/** Opens pictures. */
public final class ImageOpener {

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "dcm", "dicom", "pgm", "ppm", "pnm");

    private ImageOpener() {}

    /** Opens a picture file. */
    public static SourceImage open(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + " is a folder, not a picture");
        if (!Files.exists(file)) throw new IOException(file + " does not exist");
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null) throw new IOException(file + " is no picture that LesionJ can read");
        return new SourceImage(withoutExtension(file.getFileName().toString()),
                fromImagePlus(new ImagePlus("", picture)).image(), PixelSize.UNCALIBRATED);
    }

    /** @return whether the file's extension is one of a picture */
    public static boolean isImage(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Takes the picture that ImageJ shows. */
    public static SourceImage fromImagePlus(ImagePlus picture) {
        ImageProcessor shown = picture.getProcessor().convertToRGB();
        int[] argb = ((int[]) shown.getPixels()).clone();
        for (int i = 0; i < argb.length; i++) argb[i] |= 0xff000000;
        Calibration calibration = picture.getCalibration();
        PixelSize size = calibration.scaled()
                ? new PixelSize(calibration.pixelWidth, calibration.pixelHeight, calibration.getUnit())
                : PixelSize.UNCALIBRATED;
        return new SourceImage(withoutExtension(picture.getTitle()),
                Pixels.image(argb, shown.getWidth(), shown.getHeight()), size);
    }

    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
