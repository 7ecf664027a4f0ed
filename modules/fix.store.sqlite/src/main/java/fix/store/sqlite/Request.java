package fix.store.sqlite;

import fix.store.StoreException;

/** What waits for the writer. Each is answered exactly once. */
sealed interface Request permits Batch, Task {

    /** Answers it with a failure, if it has no answer yet. */
    void fail(StoreException why);
}
