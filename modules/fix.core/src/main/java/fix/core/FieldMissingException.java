package fix.core;

/** A field that was asked for without a substitute is not in the message. */
public final class FieldMissingException extends FieldException {

    private static final long serialVersionUID = 1L;

    /** @param tag the field that is missing */
    public FieldMissingException(int tag) {
        super(tag, "field " + tag + " is missing");
    }
}
