package fix.engine.spi;

/** Whether a Logon may log on, and what the answer says. Immutable. */
public sealed interface LogonDecision {
    /** No SessionStatus(1409) in the answer. */
    int NO_STATUS = -1;
    /** SessionStatus(1409): the password was changed to NewPassword(925). */
    int PASSWORD_CHANGED = 1;
    /** SessionStatus(1409): the password will expire soon. */
    int PASSWORD_DUE_TO_EXPIRE = 2;
    /** SessionStatus(1409): NewPassword(925) is not as it must be. */
    int NEW_PASSWORD_REFUSED = 3;
    /** SessionStatus(1409): name or password is wrong. */
    int INVALID_USERNAME_OR_PASSWORD = 5;
    /** SessionStatus(1409): the account is locked. */
    int ACCOUNT_LOCKED = 6;
    /** SessionStatus(1409): not at this time. */
    int LOGONS_NOT_ALLOWED_NOW = 7;
    /** SessionStatus(1409): the password has expired. */
    int PASSWORD_EXPIRED = 8;

    /** SessionStatus(1409) of the answer, where the session's version has it; {@link #NO_STATUS} for none. */
    int sessionStatus();

    /** Text(58) of the answer; may be empty. */
    String text();

    /**
     * The Logon is answered with a Logon.
     *
     * @param sessionStatus SessionStatus(1409) of that Logon, where the version has it; {@link #NO_STATUS} for none
     * @param text Text(58) of that Logon, where the version has it; may be empty
     */
    record Accepted(int sessionStatus, String text) implements LogonDecision {
        /** @throws IllegalArgumentException when the status is below {@link #NO_STATUS} */
        public Accepted {
            requireStatus(sessionStatus);
        }
    }

    /**
     * The Logon is answered with a Logout, and the connection ends.
     *
     * @param text Text(58) of that Logout; not empty
     * @param sessionStatus SessionStatus(1409) of that Logout, where the version has it; {@link #NO_STATUS} for none
     */
    record Refused(String text, int sessionStatus) implements LogonDecision {
        /** @throws IllegalArgumentException when the text is empty or the status is below {@link #NO_STATUS} */
        public Refused {
            requireStatus(sessionStatus);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a text that tells the counterparty why");
            }
        }
    }

    /** Let it log on. */
    static LogonDecision accept() {
        return new Accepted(NO_STATUS, "");
    }

    /** Let it log on, and say that the password is NewPassword(925) from now on. */
    static LogonDecision passwordChanged() {
        return new Accepted(PASSWORD_CHANGED, "password changed");
    }

    /** Refuse it with this text for the counterparty. */
    static LogonDecision refuse(String text) {
        return new Refused(text, NO_STATUS);
    }

    /** Refuse it with this text and SessionStatus(1409). */
    static LogonDecision refuse(String text, int sessionStatus) {
        return new Refused(text, sessionStatus);
    }

    private static void requireStatus(int status) {
        if (status < NO_STATUS) {
            throw new IllegalArgumentException("SessionStatus(1409)=" + status + " is none: allowed are 0 and above, and NO_STATUS");
        }
    }
}
