package io.crema.kernel.trace;

/** Hears of threads that stop and go on. Called on those threads. */
public interface StopListener {

    /** Why a thread stops. */
    enum Reason {
        BREAKPOINT,
        STEP,
        PAUSE
    }

    /** One more thread is stopped; no other is until it goes on. */
    void stopped(StoppedThread thread, Reason reason);

    void continued(StoppedThread thread);
}
