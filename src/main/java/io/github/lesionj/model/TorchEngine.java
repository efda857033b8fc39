// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PyTorch as LesionJ uses it: never downloaded without the user's word, on a device that is named. DJL keeps one
 * engine per Java process; this class only starts it carefully and asks it.
 */
public final class TorchEngine {

    private static final String OFFLINE = "ai.djl.offline";
    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final boolean SET_OFFLINE = Boolean.getBoolean(OFFLINE);
    private static final Pattern MEMORY_IS_FULL = Pattern.compile("out of memory|can't allocate memory|not enough memory");

    private static final ModelPool MODELS = new ModelPool(ModelPool.IDLE);

    private TorchEngine() {}

    /**
     * Starts PyTorch, or does nothing when it runs already. Takes a second, on the first run on a machine some more.
     *
     * @throws ModelException if PyTorch is absent or does not load; the message tells the fix
     */
    public static Engine start() {
        if (System.getProperty(OFFLINE) == null) System.setProperty(OFFLINE, "true");
        if (System.getProperty(THREADS) == null)
            System.setProperty(THREADS, String.valueOf(Runtime.getRuntime().availableProcessors()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TorchEngine.class.getClassLoader());
        try {
            if (Boolean.getBoolean(OFFLINE) && !isInstalled())
                throw new ModelException("PyTorch's library is not installed for " + platform()
                        + "; put pytorch-native-cpu-2.7.1-" + platform() + ".jar beside LesionJ's jars, or point"
                        + " PYTORCH_LIBRARY_PATH to a libtorch 2.7.1, or allow the download with -D" + OFFLINE + "=false");
            NativeMemory.keep();
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new ModelException(explain(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * @return whether PyTorch can start without a download: its library is on the class path, pointed to by
     *     {@code PYTORCH_LIBRARY_PATH}, or kept from an earlier download
     */
    public static boolean isInstalled() {
        if (Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") != null) return true;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TorchEngine.class.getClassLoader());
        try {
            return !Platform.detectPlatform("pytorch").isPlaceholder() || isCached();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** @return whether the user has forbidden downloads with {@code -Dai.djl.offline=true} */
    public static boolean isOffline() {
        return SET_OFFLINE;
    }

    /**
     * Lets the next {@link #start} download PyTorch from DJL's server: the user has agreed.
     *
     * @param flavour {@code cpu} (about 110 MB) or {@code cu128} for CUDA (about 2.5 GB)
     */
    public static void allowDownload(String flavour) {
        System.setProperty(OFFLINE, "false");
        System.setProperty("PYTORCH_FLAVOR", flavour);
    }

    /** @return the models that are open in this process; one for all, as PyTorch and its memory are */
    public static ModelPool models() {
        return MODELS;
    }

    /**
     * Chooses a device.
     *
     * @throws ModelException if there is no such device
     */
    public static ComputeDevice device(Device asked) {
        return switch (asked.kind()) {
            case CPU -> new ComputeDevice(ai.djl.Device.cpu(), "asked for");
            case AUTO -> best(start().getGpuCount());
            case GPU -> cuda(asked.index(), start().getGpuCount());
            case MPS -> apple();
        };
    }

    private static ComputeDevice best(int cudaDevices) {
        return cudaDevices > 0
                ? new ComputeDevice(ai.djl.Device.gpu(0), "the first of " + cudaDevices + " CUDA devices")
                : new ComputeDevice(ai.djl.Device.cpu(), "PyTorch sees no CUDA device");
    }

    private static ComputeDevice cuda(int index, int count) {
        if (index >= count)
            throw new ModelException("There is no device gpu:" + index + ": PyTorch sees " + count
                    + " CUDA devices; use auto or cpu, or install the CUDA build of PyTorch");
        return new ComputeDevice(ai.djl.Device.gpu(index), "asked for");
    }

    /** DJL never chooses it by itself, and says only on the first array whether it is there. */
    private static ComputeDevice apple() {
        ai.djl.Device device = ai.djl.Device.of("mps", 0);
        start();
        if (Platform.fromSystem("pytorch").getOsPrefix().equals("osx"))
            try (NDManager manager = NDManager.newBaseManager(device); NDArray array = manager.zeros(new Shape(1))) {
                array.toFloatArray();
                return new ComputeDevice(device, "asked for");
            } catch (EngineException e) {
                throw new ModelException("PyTorch cannot use the device mps here (" + e.getMessage() + "); use auto or cpu", e);
            }
        throw new ModelException("There is no device mps: it is the graphics processor of Apple computers; use auto or cpu");
    }

    /**
     * Puts into one sentence that the processor's or the GPU's memory is full.
     *
     * @param advice how less of it is needed; the end of the sentence
     * @return the sentence, or the failure itself where it has another reason
     */
    public static RuntimeException explained(EngineException failure, String advice) {
        String message = String.valueOf(failure.getMessage());
        if (!MEMORY_IS_FULL.matcher(message).find()) return failure;
        return new ModelException("PyTorch does not get the memory that it asks for; " + advice, failure);
    }

    /** Describes the running engine for people: versions, device and threads. */
    public static String describe(ComputeDevice device) {
        Engine engine = start();
        return "PyTorch " + engine.getVersion() + " through DJL " + Engine.getDjlVersion() + " on " + device + ", "
                + JniUtils.getNumThreads() + " threads";
    }

    private static boolean isCached() {
        Path folder = Utils.getEngineCacheDir("pytorch");
        String library = System.mapLibraryName("torch");
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.anyMatch(version -> version.getFileName().toString().endsWith(platform())
                    && Files.exists(version.resolve(library)));
        } catch (IOException e) {
            throw new ModelException("DJL's folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String platform() {
        return Platform.fromSystem("pytorch").getClassifier();
    }

    private static String explain(Throwable failure) {
        String causes = Stream.iterate(Optional.of(failure), Optional::isPresent, e -> e.map(Throwable::getCause))
                .map(e -> String.valueOf(e.orElseThrow().getMessage())).reduce("", (a, b) -> a + "\n" + b);
        if (causes.contains("already loaded in another classloader"))
            return "PyTorch is in use by another plugin (such as deepImageJ) in this ImageJ; restart ImageJ and use one of them at a time";
        if (causes.contains("Offline mode"))
            return "PyTorch's library does not fit this DJL and may not be downloaded; install LesionJ's own jars again"
                    + " or allow the download with -D" + OFFLINE + "=false";
        if (failure instanceof NoClassDefFoundError || failure instanceof NoSuchMethodError)
            return "Another version of DJL or JNA is in the way (" + failure.getMessage()
                    + "); remove older djl, jna and jnacl jars from ImageJ's jars folder";
        return "PyTorch could not be loaded: " + failure.getMessage() + lastCause(failure)
                + "; LesionJ's documentation lists what each system needs";
    }

    private static String lastCause(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) last = last.getCause();
        return last == failure ? "" : " (" + last.getMessage() + ")";
    }
}
