package fix.core;

/** A field's value is not of the type it was read as, or out of that type's range. */
public final class FieldFormatException extends FieldException {

    private static final long serialVersionUID = 1L;

    /**
     * @param tag the field
     * @param expected what its value should be, with an article: "an integer"
     * @param actual what it is, in words that hold no secret
     */
    public FieldFormatException(int tag, String expected, String actual) {
        super(tag, "field " + tag + ": expected " + expected + ", found " + actual);
    }
}
