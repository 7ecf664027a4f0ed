package fix.engine.threads;

import fix.session.Moment;

/** Something with a deadline that the {@link Ticker} watches. Both methods are called on the ticker's thread. */
interface Timed {
    /** Monotonic time; {@link Moment#NEVER} for none. Must not wait. */
    long deadline();

    /** The deadline has come. Must not wait for anything but a session's lock. */
    void due(Moment now);
}
