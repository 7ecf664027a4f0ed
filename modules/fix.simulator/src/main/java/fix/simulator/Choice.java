package fix.simulator;

/**
 * One decision of a run that was not the ordinary one, in words {@code of.index=value}: the value that the stream {@code of} gave when it
 * was asked for the {@code index}-th time, counted from 0.
 *
 * @param of the stream: {@code strike}, {@code network}, {@code HeartBtInt} ...
 * @param index how often that stream had been asked before
 * @param value what was chosen
 */
record Choice(String of, int index, long value) {
    /**
     * Reads a choice back.
     *
     * @throws IllegalArgumentException when it is none, and says so
     */
    static Choice parse(String text) {
        int point = text.lastIndexOf('.');
        int equals = text.indexOf('=');
        try {
            if (point > 0 && equals > point) {
                var index = Integer.parseInt(text.substring(point + 1, equals));
                return new Choice(text.substring(0, point), index, Long.parseLong(text.substring(equals + 1)));
            }
        } catch (NumberFormatException malformed) {
            // said below
        }
        throw new IllegalArgumentException("'" + text + "' is no choice: what a failed run printed looks like strike.512=33");
    }

    @Override
    public String toString() {
        return of + "." + index + "=" + value;
    }
}
