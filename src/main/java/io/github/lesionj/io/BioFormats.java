// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.IJ;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.spi.IIORegistry;

/**
 * Bio-Formats, where it is installed; LesionJ does not come with it. It is looked for in the jar that the system property
 * {@value #PROPERTY} or the environment variable {@value #VARIABLE} names, on the class path, as in every Fiji, and in
 * {@code ~/.lesionj/bioformats_package.jar}. A jar has a class loader of its own, so that the libraries in it clash with none.
 */
final class BioFormats {

    /** Names the jar. */
    static final String PROPERTY = "lesionj.bioformats";

    /** Names the jar. */
    static final String VARIABLE = "LESIONJ_BIOFORMATS";

    private static final String READER = "loci.formats.ImageReader";
    private static final Path USUAL = Path.of(System.getProperty("user.home"), ".lesionj", "bioformats_package.jar");

    private final ClassLoader classes;
    private final Class<?> reader;

    private BioFormats(ClassLoader classes, Class<?> reader) {
        this.classes = classes;
        this.reader = reader;
    }

    /** Looked for once. */
    private static final class Installed {
        private static final Optional<BioFormats> HERE = look();
    }

    /** @return Bio-Formats, if it is there */
    static Optional<BioFormats> find() {
        return Installed.HERE;
    }

    private static Optional<BioFormats> look() {
        Optional<Path> named = named();
        if (named.isPresent()) return ofJar(named.get());
        Optional<BioFormats> here = of(IJ.getClassLoader());
        return here.isPresent() || !Files.isReadable(USUAL) ? here : ofJar(USUAL);
    }

    private static Optional<Path> named() {
        String variable = System.getenv(VARIABLE);
        String name = System.getProperty(PROPERTY, variable == null ? "" : variable);
        return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
    }

    /** @return what to do where a picture needs it, to follow "or " */
    static String wayToIt() {
        Optional<Path> named = named();
        return named.isPresent() && find().isEmpty()
                ? "name bioformats_package.jar of Bio-Formats by " + VARIABLE + ", since " + named.get() + " is not it"
                : "put bioformats_package.jar of Bio-Formats into ~/.lesionj";
    }

    /** @return empty if these classes have none */
    static Optional<BioFormats> of(ClassLoader classes) {
        // ImageIO looks for plug-ins once, by the class loader of the thread that asks first, which is not to be
        // Bio-Formats'.
        IIORegistry.getDefaultInstance();
        try {
            return Optional.of(new BioFormats(classes, Class.forName(READER, true, classes)));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /** @param jar bioformats_package.jar; the loader lives as long as what was found */
    static Optional<BioFormats> ofJar(Path jar) {
        if (!Files.isRegularFile(jar)) return Optional.empty();
        try {
            URL[] urls = {jar.toUri().toURL()};
            Optional<BioFormats> found = of(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
            if (found.isPresent()) found.get().silence();
            return found;
        } catch (MalformedURLException e) {
            return Optional.empty();
        }
    }

    /** Its log goes to the output, where tables may be. */
    private void silence() {
        try {
            classes.loadClass("loci.common.DebugTools")
                    .getMethod("setRootLevel", String.class)
                    .invoke(null, "OFF");
        } catch (ReflectiveOperationException | LinkageError e) {
            // It is only louder.
        }
    }

    /**
     * Reads one picture of a file.
     *
     * @throws UnsupportedImageException if it cannot; the message says why
     * @throws IOException               if the file holds several and the choice names none, or it does not fit into memory
     */
    DecodedImage read(Path file, PictureChoice choice) throws IOException {
        try (BioFormatsPicture picture = open(file, choice)) {
            return picture.decoded();
        }
    }

    /** @return a picture to be read in parts, until it is closed; exceptions as of {@link #read} */
    BioFormatsPicture open(Path file, PictureChoice choice) throws IOException {
        return with((opened, metadata) -> BioFormatsPicture.open(file, choice, opened, metadata));
    }

    /** @return the pictures of a file of which the choice leaves open which is meant; exceptions as of {@link #read} */
    List<StackPicture> pictures(Path file, PictureChoice choice) throws IOException {
        return with((opened, metadata) -> BioFormatsPicture.pictures(file, choice, opened));
    }

    /** What is done with a reader that is new. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(BioFormatsReader reader, BioFormatsReader.Metadata metadata) throws IOException;
    }

    private <T> T with(Reading<T> reading) throws IOException {
        try {
            Object opened = reader.getConstructor().newInstance();
            Object metadata = classes.loadClass("loci.formats.MetadataTools")
                    .getMethod("createOMEXMLMetadata")
                    .invoke(null);
            reader.getMethod("setMetadataStore", classes.loadClass("loci.formats.meta.MetadataStore"))
                    .invoke(opened, metadata);
            return reading.of(
                    ForeignObject.as(BioFormatsReader.class, opened),
                    ForeignObject.as(BioFormatsReader.Metadata.class, metadata));
        } catch (InvocationTargetException e) {
            throw failure(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnsupportedImageException("this Bio-Formats is of an unknown kind (" + e + ")");
        }
    }

    /** @return what went wrong inside, as a sentence without the file's name */
    static UnsupportedImageException failure(Throwable inside) {
        String message = inside.getMessage();
        String words = message == null || message.isBlank()
                ? inside.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return new UnsupportedImageException("Bio-Formats says: " + words);
    }
}
