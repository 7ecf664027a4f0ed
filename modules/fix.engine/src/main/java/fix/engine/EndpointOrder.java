package fix.engine;

/** In which order an initiator calls its endpoints. A call that leads to no Logon counts as failed; when each has failed once, it waits before it begins anew. */
public enum EndpointOrder {
    /** Always from the first one on. */
    PRIORITY,
    /** From the one after that which was called last. */
    ROUND_ROBIN,
    /** Each time in another order. */
    RANDOM
}
