package fix.engine;

import fix.core.FixException;

/** A message was not sent, and took no number, because no member of its pool is logged on. */
public final class PoolDownException extends FixException {
    private static final long serialVersionUID = 1L;

    private final String pool;

    /** @param members how many the pool has */
    public PoolDownException(String pool, int members) {
        super("pool " + pool + " is down: none of its " + members + " sessions is logged on; wait with awaitLogon, then send");
        this.pool = pool;
    }

    /** The pool's name. */
    public String pool() {
        return pool;
    }
}
