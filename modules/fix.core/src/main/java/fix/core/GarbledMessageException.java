package fix.core;

/** What was given to be parsed as a message is none. Received bytes never cause it: there, garbled is a result. */
public final class GarbledMessageException extends FixException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong, without the message's content */
    public GarbledMessageException(String reason) {
        super("garbled message: " + reason);
    }
}
