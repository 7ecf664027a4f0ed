package fix.testkit;

/** A direction of a connection through a {@link FaultProxy}. The client is who dials: a FIX initiator. */
public enum Flow {
    /** From who dials to who listens. */
    TO_SERVER("to the server"),
    /** From who listens to who dials. */
    TO_CLIENT("to the client");

    private final String words;

    Flow(String words) {
        this.words = words;
    }

    /** The other direction. */
    public Flow opposite() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }

    @Override
    public String toString() {
        return words;
    }
}
