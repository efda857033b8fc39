// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.util.Platform;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.DiskFullException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/**
 * PyTorch's libraries, unpacked from their jars into the {@link LibraryCache}, where DJL would put them too. Before they are
 * loaded each is compared with the jar, byte by byte; where nothing was touched since, which a list beside them tells from
 * lengths, dates and file numbers, that costs nothing. What is damaged or foreign is replaced or removed.
 */
final class NativeLibraries {

    private static final String CHECKED = ".lesionj-checked";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Map<String, URL> libraries;

    NativeLibraries(Path folder, Map<String, URL> libraries) {
        this.folder = folder;
        this.libraries = libraries;
    }

    /**
     * Puts the libraries in place.
     *
     * @param platform that was found on the class path, with its libraries
     * @return their folder
     * @throws ModelException in one sentence if they cannot be read or written
     */
    static Path unpack(LibraryCache cache, Platform platform) {
        String build = platform.getFlavor() + "/" + platform.getClassifier();
        Path folder = cache.folder()
                .resolve("pytorch")
                .resolve(platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier());
        Map<String, URL> libraries = new LinkedHashMap<>();
        for (String file : platform.getLibraries()) libraries.put(file, resource("pytorch/" + build + "/" + file));
        String bridge = System.mapLibraryName("djl_torch");
        if (isForThisBridge(platform))
            libraries.put(
                    platform.getApiVersion() + "-" + bridge,
                    resource("jnilib/" + platform.getClassifier() + "/" + platform.getFlavor() + "/" + bridge));
        try {
            new NativeLibraries(folder, libraries).complete();
            return folder;
        } catch (DiskFullException e) {
            throw new ModelException(
                    "The disk with the folder " + folder + " is full, and PyTorch's libraries need 450 MB there;"
                            + " free space, or set DJL_CACHE_DIR to a folder on another disk",
                    e);
        } catch (IOException e) {
            throw new ModelException(
                    "PyTorch's libraries cannot be unpacked into " + folder + " (" + e.getMessage()
                            + "); set DJL_CACHE_DIR to a folder that you can write",
                    e);
        }
    }

    private static URL resource(String name) {
        URL url = Thread.currentThread().getContextClassLoader().getResource(name);
        if (url == null) throw new ModelException("PyTorch's jars lack " + name + "; install LesionJ's own jars again");
        return url;
    }

    /** DJL itself says what to do about another one. */
    private static boolean isForThisBridge(Platform platform) {
        URL url = Thread.currentThread().getContextClassLoader().getResource("jnilib/pytorch.properties");
        if (url == null) return false;
        try (InputStream in = url.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            String torch = platform.getVersion().replaceFirst("-.*", "");
            return properties.getProperty("jni_version", "").startsWith(torch + "-" + platform.getApiVersion());
        } catch (IOException e) {
            return false;
        }
    }

    /** Unpacks what is missing or not as in the jars. */
    void complete() throws IOException {
        boolean guarded = Files.isDirectory(folder) && PrivateFolder.is(folder);
        if (!guarded) {
            PrivateFolder.make(folder);
            PrivateFolder.close(folder.getParent());
            PrivateFolder.close(folder);
            if (!PrivateFolder.is(folder)) throw new IOException("others can write there");
        }
        if (guarded && isUntouched()) return;
        removeForeign();
        for (Map.Entry<String, URL> library : libraries.entrySet()) {
            Path file = folder.resolve(library.getKey());
            if (!holds(file, library.getValue())) write(file, library.getValue());
        }
        if (Files.isWritable(folder)) {
            String list = state();
            AtomicFile.write(folder.resolve(CHECKED), out -> out.write(list.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private boolean isUntouched() throws IOException {
        Path list = folder.resolve(CHECKED);
        return Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(list).equals(state());
    }

    /** Everything in the folder, since DJL loads whatever library it finds there, and what the jars hold. */
    private String state() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList())
                if (!file.getFileName().toString().equals(CHECKED)) lines.add(state(file));
        }
        for (Map.Entry<String, URL> library : libraries.entrySet())
            lines.add(library.getKey() + " " + source(library.getValue()));
        return String.join("\n", lines) + "\n";
    }

    private static String state(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Object changed = file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                : "";
        return file.getFileName() + " " + attributes.isRegularFile() + " " + attributes.size() + " "
                + attributes.lastModifiedTime() + " " + changed + " " + attributes.fileKey();
    }

    private static String source(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        if (!(connection instanceof JarURLConnection jar))
            return connection.getContentLengthLong() + " " + connection.getLastModified();
        JarEntry entry = jar.getJarEntry();
        return entry.getSize() + " " + entry.getCrc();
    }

    /** Other versions of the bridge are another program's; DJL loads none of them. */
    private void removeForeign() throws IOException {
        String bridge = "-" + System.mapLibraryName("djl_torch");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean library = name.matches(".*\\.(so(\\.\\d+)*|dll|dylib)") && !name.endsWith(bridge);
                if (library && !libraries.containsKey(name) && Files.isRegularFile(file)) Files.delete(file);
                if (Files.isDirectory(file))
                    throw new IOException("it holds the folder " + name + ", which is not PyTorch's: remove it");
            }
        }
    }

    private static boolean holds(Path file, URL library) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !PrivateFolder.isGuarded(file)) return false;
        try (InputStream kept = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                InputStream given = new BufferedInputStream(library.openStream(), BUFFER)) {
            byte[] a = new byte[BUFFER];
            byte[] b = new byte[BUFFER];
            while (true) {
                int length = kept.readNBytes(a, 0, BUFFER);
                if (given.readNBytes(b, 0, BUFFER) != length || !Arrays.equals(a, 0, length, b, 0, length))
                    return false;
                if (length < BUFFER) return true;
            }
        }
    }

    private static void write(Path file, URL library) throws IOException {
        if (Files.isSymbolicLink(file)) Files.delete(file);
        AtomicFile.write(file, out -> {
            try (InputStream in = library.openStream()) {
                in.transferTo(out);
            }
        });
        PrivateFolder.guard(file);
    }
}
