package io.crema.finetune.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import io.crema.finetune.engine.ComputeDevice.Accelerators;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The entry to libtorch. Its modes and its number of threads belong to the thread, and its random generator to the
 * process, so all are set at every entry.
 */
public final class Torch {

    /** libtorch has one generator for the process: a step seeds it and draws from it under this lock. */
    private static final ReentrantLock GENERATOR = new ReentrantLock();

    private Torch() {}

    /**
     * A manager for arrays that live as long as it does; the first call loads libtorch (0.5 s; 3 s once on a machine,
     * when the libraries are unpacked). The caller closes it. Nothing is ever asked of the network.
     */
    public static PtNDManager newManager() {
        return newManager(ComputeDevice.CPU);
    }

    /** As above, for arrays on a device. */
    public static PtNDManager newManager(ComputeDevice device) {
        return (PtNDManager) engine().newBaseManager(device.inEngine());
    }

    /** What there is to compute on beside the processor. */
    static Accelerators accelerators() {
        int devices = engine().getGpuCount();
        boolean cuda = devices > 0 || LibUtils.getLibtorchPath().contains("-cu");
        return new Accelerators(version(), cuda, devices);
    }

    private static Engine engine() {
        System.setProperty("ai.djl.offline", "true");
        return Engine.getEngine("PyTorch");
    }

    /** The native library and its version: {@code PyTorch 2.7.1}. */
    public static String version() {
        Engine engine = engine();
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /**
     * How many threads one operation uses, but where it is too small for more than one: {@code OMP_NUM_THREADS}, or else
     * the processor's cores. Results are the same bits only for the same number.
     */
    public static int threads() {
        engine();
        return Threads.USUAL;
    }

    /** Runs a prediction on this thread. */
    static <T> T predicting(Supplier<T> call) {
        enter(threads());
        return call.get();
    }

    /**
     * Runs on this thread without autograd, which every new thread starts with: copies of trainable weights would else
     * drag a graph along, and writing into such weights would be refused.
     */
    public static void withoutGradients(Runnable call) {
        JniUtils.setGradMode(false);
        call.run();
    }

    /** Differentiates on this thread. No random number is drawn, so trainings at the same time stay as they are. */
    static <T> T differentiating(Supplier<T> call) {
        enter(threads());
        JniUtils.setGradMode(true);
        try {
            return call.get();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /**
     * Runs a training step on this thread, its random numbers drawn from the seed alone.
     *
     * @param threads that one operation uses
     */
    static <T> T training(long seed, int threads, Supplier<T> call) {
        GENERATOR.lock();
        try {
            enter(threads);
            JniUtils.setSeed(seed);
            JniUtils.setGradMode(true);
            return call.get();
        } finally {
            JniUtils.setGradMode(false);
            GENERATOR.unlock();
        }
    }

    /**
     * Sets this thread's modes. A thread takes the number that was set last, by whichever thread, when it first asks for
     * it: it asks before its own is set, so that nobody else's comes later.
     */
    private static void enter(int threads) {
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.getNumThreads();
        JniUtils.setNumThreads(threads);
    }

    /** What the engine was set up with, read before anything sets another number. */
    private static final class Threads {
        static final int USUAL = JniUtils.getNumThreads();
    }
}
