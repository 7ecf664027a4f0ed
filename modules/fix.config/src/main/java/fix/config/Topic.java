package fix.config;

/** What a setting is about: the chapters of the documentation. */
public enum Topic {
    /** The parts of a configuration. */
    FILE("The configuration and its parts"),
    /** Who talks to whom. */
    IDENTITY("Who talks to whom"),
    /** How the line comes about. */
    CONNECTION("The connection"),
    /** Several sessions that are used as one. */
    POOLS("Pools"),
    /** How the line is encrypted. */
    TLS("TLS"),
    /** When something is due. */
    TIME("Time"),
    /** When a session is on. */
    SCHEDULE("The schedule"),
    /** Sequence numbers and resends. */
    SEQUENCE("Sequence numbers"),
    /** What is accepted from the counterparty. */
    VALIDATION("Validation"),
    /** Where messages are kept. */
    STORE("Store"),
    /** What is written down for people. */
    LOG("Message log"),
    /** How much one session may take. */
    LIMITS("Limits and threads"),
    /** Code of yours that a configuration names. */
    PLUGINS("Plug-ins"),
    /** What must not be read in a file. */
    SECRETS("Secrets"),
    /** How people intervene. */
    CONTROL("Control");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The chapter's title. */
    public String title() {
        return title;
    }
}
