// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts PyTorch once: which libraries, out of which folder, and what to do where they do not load. DJL is told by system
 * properties, which are put back as they were.
 */
final class TorchStart {

    /** The PyTorch that the bridge in LesionJ's jars is made for. */
    static final String PYTORCH = "2.7.1";

    private static final String LIBRARIES = "PYTORCH_LIBRARY_PATH";
    private static final String VERSION = "PYTORCH_VERSION";
    private static final String FLAVOUR = "PYTORCH_FLAVOR";
    private static final String CACHE = "ENGINE_CACHE_DIR";
    private static final String JNA = "jna.tmpdir";

    private final List<Runnable> undo = new ArrayList<>();
    private LibraryCache cache;
    private String place = "";

    /** @param version of PyTorch itself */
    record Running(Engine engine, String version) {}

    /**
     * @return whether PyTorch can start without a download: its library is on the class path, pointed to, or kept from an
     *     earlier download. The calling thread's context class loader must be LesionJ's.
     */
    static boolean isInstalled() {
        LibraryCache cache = LibraryCache.find();
        try {
            prepareJna(cache);
            return LibraryCache.setting(LIBRARIES) != null
                    || !Platform.detectPlatform("pytorch").isPlaceholder()
                    || isDownloaded(cache.folder());
        } finally {
            cache.remove();
        }
    }

    /** @throws ModelException in one sentence */
    Running run(boolean offline) {
        try {
            LibraryClash.requireNone();
            cache = LibraryCache.find();
            prepareJna(cache);
            String version = chooseLibraries(offline);
            NativeMemory.keep();
            Engine engine = Engine.getEngine("PyTorch");
            return new Running(engine, version.isEmpty() ? engine.getVersion() : version);
        } catch (EngineException e) {
            throw new ModelException(explain(e), e);
        } catch (LinkageError e) {
            throw e instanceof UnsatisfiedLinkError ? new ModelException(explain(e), e) : LibraryClash.explain(e);
        } finally {
            undo.forEach(Runnable::run);
            if (cache != null) cache.remove();
        }
    }

    /** JNA, by which DJL looks for CUDA, unpacks its library too, without a look at who else can write there. */
    private static void prepareJna(LibraryCache cache) {
        if (System.getProperty(JNA) != null && Files.isDirectory(Path.of(System.getProperty(JNA)))) return;
        Path folder = cache.folder().resolve("jna");
        try {
            PrivateFolder.make(folder);
            System.setProperty(JNA, folder.toString());
        } catch (IOException e) {
            // JNA's own choice is its user's cache folder; without JNA only the memory settings are missing.
        }
    }

    /** @return PyTorch's version where it is ours; empty where the user brings another */
    private String chooseLibraries(boolean offline) {
        String given = LibraryCache.setting(LIBRARIES);
        if (given != null) {
            requireGuarded(given);
            place = given;
            return "";
        }
        Platform platform = Platform.detectPlatform("pytorch");
        if (!platform.isPlaceholder()) {
            Path folder = NativeLibraries.unpack(cache, platform);
            place = folder.toString();
            set(LIBRARIES, folder);
            if (LibraryCache.setting(FLAVOUR) == null) set(FLAVOUR, platform.getFlavor());
            return platform.getVersion().replaceFirst("-.*", "");
        }
        requireOwnVersion();
        if (System.getenv(CACHE) == null) set(CACHE, cache.folder());
        place = Utils.getEngineCacheDir("pytorch").toString();
        if (!isDownloaded(cache.folder()) && offline) throw new ModelException(notInstalled(platform.getClassifier()));
        if (Files.isDirectory(Path.of(place))) requireGuarded(place);
        return "";
    }

    private void set(String property, Object value) {
        String before = System.getProperty(property);
        System.setProperty(property, value.toString());
        undo.add(() -> {
            if (before == null) System.clearProperty(property);
            else System.setProperty(property, before);
        });
    }

    private static void requireGuarded(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            try {
                if (Files.isDirectory(Path.of(folder)) && PrivateFolder.isOpenToOthers(Path.of(folder)))
                    throw new ModelException(
                            "Others can write the folder " + folder + ", so PyTorch's libraries are not loaded from"
                                    + " there; take that right from them (chmod go-w) or name another folder");
            } catch (IOException e) {
                throw new ModelException(
                        "The folder " + folder + " with PyTorch's libraries cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private static void requireOwnVersion() {
        String version = LibraryCache.setting(VERSION);
        if (version != null && !version.startsWith(PYTORCH))
            throw new ModelException(VERSION + " is " + version + ", but LesionJ needs PyTorch " + PYTORCH
                    + "; unset it, or set " + LIBRARIES + " to a libtorch " + PYTORCH + " of your own as well");
    }

    private static String notInstalled(String platform) {
        return "PyTorch's library is not installed for " + platform + "; put pytorch-native-cpu-" + PYTORCH + "-"
                + platform
                + ".jar beside LesionJ's jars, or point " + LIBRARIES + " to a libtorch " + PYTORCH
                + ", or allow the download with -Dai.djl.offline=false";
    }

    private static boolean isDownloaded(Path cacheFolder) {
        Path folder = cacheFolder.resolve("pytorch");
        if (!Files.isDirectory(folder)) return false;
        String platform = Platform.fromSystem("pytorch").getClassifier();
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.anyMatch(version -> version.getFileName().toString().startsWith(PYTORCH)
                    && version.getFileName().toString().endsWith(platform)
                    && Files.exists(version.resolve(System.mapLibraryName("torch"))));
        } catch (IOException e) {
            throw new ModelException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String explain(Throwable failure) {
        String causes = Stream.iterate(Optional.of(failure), Optional::isPresent, e -> e.map(Throwable::getCause))
                .map(e -> String.valueOf(e.orElseThrow()))
                .reduce("", (a, b) -> a + "\n" + b);
        if (causes.contains("already loaded in another classloader"))
            return "PyTorch is in use by another plugin (such as deepImageJ) in this ImageJ; restart ImageJ and use one of them at a time";
        if (causes.contains("failed to map segment") && causes.contains("Operation not permitted"))
            return "PyTorch's libraries lie in " + place
                    + ", on a file system that lets no program run (mounted noexec);"
                    + " set DJL_CACHE_DIR to a folder on another one";
        if (causes.matches("(?is).*(cannot allocate memory|failed to map segment).*"))
            return FreeMemory.addresses() < Long.MAX_VALUE
                    ? "PyTorch does not fit into the address space that this process may have (ulimit -v); raise that limit by 4 GB or remove it"
                    : "There is not enough memory to load PyTorch; close other programs";
        if (causes.contains("Offline mode"))
            return "PyTorch's library does not fit this DJL and may not be downloaded; install LesionJ's own jars again"
                    + " or allow the download with -Dai.djl.offline=false";
        if (causes.matches(
                "(?s).*(UnknownHost|ConnectException|SocketTimeout|NoRouteToHost|SocketException|SSLException|SSLHandshake"
                        + "|HttpRetry|HTTP response code).*"))
            return "PyTorch could not be downloaded from publish.djl.ai" + lastCause(failure)
                    + "; check the network connection and its proxy, or put pytorch-native-cpu-" + PYTORCH + "-"
                    + Platform.fromSystem("pytorch").getClassifier() + ".jar beside LesionJ's jars";
        if (causes.matches("(?s).*(NoClassDefFoundError|NoSuchMethodError|NoSuchFieldError|AbstractMethodError).*"))
            return LibraryClash.explain(new LinkageError(failure.getMessage())).getMessage();
        return "PyTorch could not be loaded from " + place + ": " + failure.getMessage() + lastCause(failure)
                + "; LesionJ's documentation lists what each system needs";
    }

    private static String lastCause(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) last = last.getCause();
        return last == failure ? "" : " (" + last.getMessage() + ")";
    }
}
