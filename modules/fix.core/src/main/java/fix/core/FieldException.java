package fix.core;

/** A field of a message is not there, or is not what it was read as. Its message never holds the value of a secret. */
public abstract sealed class FieldException extends FixException permits FieldMissingException, FieldFormatException {

    private static final long serialVersionUID = 1L;

    private final int tag;

    FieldException(int tag, String message) {
        super(message);
        this.tag = tag;
    }

    /** The field's tag. */
    public int tag() {
        return tag;
    }
}
