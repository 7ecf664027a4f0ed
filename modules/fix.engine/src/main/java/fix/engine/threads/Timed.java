package fix.engine.threads;

import fix.session.Moment;

/** Something with a deadline that the {@link Ticker} watches. All methods are called on the ticker's thread. */
interface Timed {
    /** Monotonic time; {@link Moment#NEVER} for none. Must not wait. */
    long deadline();

    /** The deadline has come. Must not wait for anything but a session's lock. */
    void due(Moment now);

    /** {@link #due} has thrown this, which it should not: ends what it was due for. Must not wait. Unless said otherwise the thread's handler of uncaught exceptions is told. */
    default void broke(Throwable why) {
        var ticker = Thread.currentThread();
        ticker.getUncaughtExceptionHandler().uncaughtException(ticker, why);
    }
}
