// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;

/** Opens what only Bio-Formats can, where it is installed; LesionJ does not come with it. */
final class BioFormats {

    private final Method openImagePlus;

    private BioFormats(Method openImagePlus) {
        this.openImagePlus = openImagePlus;
    }

    /** @return Bio-Formats when it is on the class path, as in every Fiji */
    static Optional<BioFormats> find() {
        return find(IJ.getClassLoader());
    }

    static Optional<BioFormats> find(ClassLoader classes) {
        try {
            Class<?> api = Class.forName("loci.plugins.BF", true, classes);
            return Optional.of(new BioFormats(api.getMethod("openImagePlus", String.class)));
        } catch (ClassNotFoundException | NoSuchMethodException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /** @return the file's first picture, colours as stored: Bio-Formats would stretch their contrast */
    ImagePlus open(Path file) throws IOException {
        ImagePlus[] pictures;
        try {
            pictures = (ImagePlus[])
                    openImagePlus.invoke(null, file.toAbsolutePath().toString());
        } catch (InvocationTargetException e) {
            throw new UnsupportedImageException(
                    "Bio-Formats says: " + e.getCause().getMessage());
        } catch (IllegalAccessException e) {
            throw new IOException("Bio-Formats hides its openImagePlus", e);
        }
        if (pictures == null || pictures.length == 0)
            throw new UnsupportedImageException("Bio-Formats found no picture");
        unstretch(pictures[0]);
        return pictures[0];
    }

    private static void unstretch(ImagePlus picture) {
        int bits = picture.getBitDepth();
        if (!(picture instanceof CompositeImage) || picture.getNChannels() != 3 || bits > 16) return;
        for (int channel = 1; channel <= 3; channel++) {
            picture.setC(channel);
            picture.setDisplayRange(0, (1 << bits) - 1);
        }
    }
}
