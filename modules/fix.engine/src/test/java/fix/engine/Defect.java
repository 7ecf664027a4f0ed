package fix.engine;

/** How a plug-in throws what it may not. */
enum Defect {
    NONE, EXCEPTION, ERROR;

    /** What nobody may be told. */
    static final String SECRET = "what the exception says";

    /** Throws. */
    void show() {
        switch (this) {
            case EXCEPTION -> throw new IllegalStateException(SECRET);
            case ERROR -> throw new StackOverflowError(SECRET);
            case NONE -> { }
        }
    }
}
