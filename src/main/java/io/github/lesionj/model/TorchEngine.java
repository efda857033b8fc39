// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Platform;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The one owner of PyTorch in a Java process: it starts it, never downloads it without the user's word, knows its devices,
 * seeds it, lets one training run at a time, and holds the pool of open models.
 *
 * <p>All of this is static because PyTorch is: its library is loaded once per process and stays until the end, and so are
 * its threads, its random numbers, its memory and DJL's collector of gradients.
 */
public final class TorchEngine {

    private static final String OFFLINE = "ai.djl.offline";
    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final boolean SET_OFFLINE = Boolean.getBoolean(OFFLINE);
    private static final Pattern MEMORY_IS_FULL = Pattern.compile(
            "out of memory|can't allocate memory|not enough memory|Failed to allocate memory|bad_alloc|bad allocation");

    private static final AtomicReference<TorchStart.Running> RUNNING = new AtomicReference<>();
    private static final ReentrantLock TRAINING = new ReentrantLock();
    private static final ModelPool MODELS = new ModelPool(ModelPool.IDLE);

    private TorchEngine() {}

    /**
     * Starts PyTorch, or does nothing when it runs already. Takes a second, on the first run on a machine some more.
     *
     * @throws ModelException if PyTorch is absent or does not load; the message tells the fix
     */
    public static Engine start() {
        return running().engine();
    }

    private static TorchStart.Running running() {
        TorchStart.Running running = RUNNING.get();
        return running != null ? running : startNow();
    }

    private static synchronized TorchStart.Running startNow() {
        if (RUNNING.get() != null) return RUNNING.get();
        if (System.getProperty(OFFLINE) == null) System.setProperty(OFFLINE, "true");
        System.setProperty(THREADS, String.valueOf(threads()));
        RUNNING.set(withOurJars(() -> new TorchStart().run(Boolean.getBoolean(OFFLINE))));
        return RUNNING.get();
    }

    /** @return with how many threads networks calculate: as many as there are processors, unless {@code ai.djl.pytorch.num_threads} says another number */
    public static int threads() {
        return Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
    }

    /** @return whether PyTorch was started in this process */
    static boolean isRunning() {
        return RUNNING.get() != null;
    }

    /** @return false where no CUDA device can be, which is known without starting PyTorch */
    static boolean mayFindCuda() {
        String flavour = LibraryCache.setting("PYTORCH_FLAVOR");
        return LibraryCache.setting("PYTORCH_LIBRARY_PATH") != null
                || flavour != null && flavour.startsWith("cu")
                || GraphicsCard.find().isPresent();
    }

    /** DJL finds its parts by the thread's context class loader. */
    private static <T> T withOurJars(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TorchEngine.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * @return whether PyTorch can start without a download: its library is on the class path, pointed to by
     *     {@code PYTORCH_LIBRARY_PATH}, or kept from an earlier download
     * @throws ModelException if another program's jars are in the way
     */
    public static boolean isInstalled() {
        if (RUNNING.get() != null) return true;
        LibraryClash.requireNone();
        return withOurJars(TorchStart::isInstalled);
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
        useDownloaded(flavour);
    }

    /** Takes {@link #allowDownload} back. */
    public static void forbidDownload() {
        System.setProperty(OFFLINE, "true");
    }

    /** Says which library was downloaded before, {@code cpu} or {@code cu128}. */
    public static void useDownloaded(String flavour) {
        System.setProperty("PYTORCH_FLAVOR", flavour);
    }

    /** The right to train, until closed by the thread that has it. */
    public interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Starts PyTorch and claims it for a training: DJL collects the gradients of one at a time. A thread that has the claim may
     * claim again.
     *
     * @throws ModelException if another thread trains
     */
    public static Claim claimTraining() {
        start();
        if (!TRAINING.tryLock())
            throw new ModelException("Another training is under way in this process; wait for its end, or stop it");
        return TRAINING::unlock;
    }

    /** Lets PyTorch's chance begin anew. Equal seeds give equal trainings on the processor; on other devices PyTorch promises none. */
    public static void seed(long seed) {
        start().setRandomSeed((int) seed);
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
            case CPU -> new ComputeDevice(ai.djl.Device.cpu(), "asked for", NetworkRuntime.PYTORCH);
            case AUTO -> best(start().getGpuCount(), GraphicsCard.find());
            case GPU -> cuda(asked.index(), start().getGpuCount());
            case MPS -> apple();
        };
    }

    static ComputeDevice best(int cudaDevices, Optional<GraphicsCard> card) {
        if (cudaDevices > 0)
            return new ComputeDevice(
                    ai.djl.Device.gpu(0), "the first of " + cudaDevices + " CUDA devices", NetworkRuntime.PYTORCH);
        return new ComputeDevice(
                ai.djl.Device.cpu(),
                card.map(there -> there.unused(isCudaBuild())).orElse("PyTorch sees no CUDA device"),
                NetworkRuntime.PYTORCH);
    }

    private static boolean isCudaBuild() {
        return start().hasCapability(StandardCapabilities.CUDA);
    }

    /**
     * Says what to do about a graphics card that PyTorch does not use; starts PyTorch only if there is a card.
     *
     * @return a sentence or two; empty where there is no NVIDIA card, or PyTorch uses it
     * @throws ModelException if PyTorch does not start
     */
    public static Optional<String> unusedCard() {
        return unusedCard(GraphicsCard.find());
    }

    static Optional<String> unusedCard(Optional<GraphicsCard> card) {
        return card.filter(there -> start().getGpuCount() == 0).map(there -> there.advice(isCudaBuild()));
    }

    private static ComputeDevice cuda(int index, int count) {
        if (index >= count)
            throw new ModelException("There is no device gpu:" + index + ": PyTorch sees " + count
                    + " CUDA devices; use auto or cpu, or install the CUDA build of PyTorch ('doctor' says how)");
        return new ComputeDevice(ai.djl.Device.gpu(index), "asked for", NetworkRuntime.PYTORCH);
    }

    /** DJL never chooses it by itself, and says only on the first array whether it is there. */
    private static ComputeDevice apple() {
        ai.djl.Device device = ai.djl.Device.of("mps", 0);
        start();
        if (Platform.fromSystem("pytorch").getOsPrefix().equals("osx"))
            try (NDManager manager = NDManager.newBaseManager(device);
                    NDArray array = manager.zeros(new Shape(1))) {
                array.toFloatArray();
                return new ComputeDevice(device, "asked for", NetworkRuntime.PYTORCH);
            } catch (EngineException e) {
                throw new ModelException(
                        "PyTorch cannot use the device mps here (" + e.getMessage() + "); use auto or cpu", e);
            }
        throw new ModelException(
                "There is no device mps: it is the graphics processor of Apple computers; use auto or cpu");
    }

    /**
     * Puts into one sentence that the processor's or the GPU's memory is full.
     *
     * @param advice how less of it is needed; the end of the sentence
     * @return the sentence, or the failure itself where it has another reason
     */
    public static RuntimeException explained(RuntimeException failure, String advice) {
        if (!isMemory(failure)) return failure;
        String who = failure instanceof EngineException ? "PyTorch" : "ONNX Runtime";
        return new NativeMemoryException(who + " does not get the memory that it asks for; " + advice, failure);
    }

    /** @return whether it says that Java's, the processor's or the graphics processor's memory is full */
    static boolean isMemory(Throwable failure) {
        return failure instanceof OutOfMemoryError
                || MEMORY_IS_FULL.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** Starts PyTorch and describes it for people: versions, device and threads. */
    public static String describe(ComputeDevice device) {
        return "PyTorch " + running().version() + " through DJL " + Engine.getDjlVersion() + " on " + device.place()
                + ", " + JniUtils.getNumThreads() + " threads";
    }
}
