package fix.engine;

/**
 * Who intervenes in a session by hand, and why: what an {@link EngineEvent.Operated} tells whoever has to account for it. Control
 * characters are shown as question marks, and what is longer than {@value #LONGEST} characters is cut off. Immutable.
 *
 * @param who in words: {@code alice}
 * @param reason in words; empty when none was given
 */
public record Operator(String who, String reason) {
    /** The longest name, and the longest reason. */
    public static final int LONGEST = 200;
    /** The program that the engine is part of. */
    public static final Operator PROGRAM = new Operator("the program", "");

    /** Makes one line of both. */
    public Operator {
        who = line(who);
        reason = line(reason);
    }

    private static String line(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** {@code alice, because "the venue has reset"}. */
    @Override
    public String toString() {
        return who + (reason.isEmpty() ? ", who gave no reason" : ", because \"" + reason + "\"");
    }
}
