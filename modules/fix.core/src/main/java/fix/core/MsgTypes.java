package fix.core;

/** Types of the session-level messages, and of the reject that both levels share; all others are in a dictionary's constants. */
public final class MsgTypes {

    public static final String HEARTBEAT = "0";
    public static final String TEST_REQUEST = "1";
    public static final String RESEND_REQUEST = "2";
    public static final String REJECT = "3";
    public static final String SEQUENCE_RESET = "4";
    public static final String LOGOUT = "5";
    public static final String LOGON = "A";
    public static final String BUSINESS_MESSAGE_REJECT = "j";

    private MsgTypes() {
    }

    /** Whether messages of the type belong to the session itself: {@code 0 1 2 3 4 5 A}. */
    public static boolean isAdmin(String msgType) {
        if (msgType.length() != 1) {
            return false;
        }
        char c = msgType.charAt(0);
        return c >= '0' && c <= '5' || c == 'A';
    }
}
