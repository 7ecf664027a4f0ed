package fix.simulator;

/** What holds in every run: at every instant, or once a run has come to rest. A run that breaks one says which. */
public enum Rule {
    /** What goes on the wire was stored before, with these bytes, under its generation and number: so no number is used twice. */
    STORED_BEFORE_SENT,
    /** The numbers of a connection follow each other without a hole. */
    NUMBERS_FOLLOW,
    /** The store never has to refuse a batch. */
    STORE_OBEYED,
    /** The first message of a connection is a Logon, or the Logout that refuses one. */
    LOGON_FIRST,
    /** After a Logout nothing goes out but what the peer asked for again, and what is rejected. */
    SILENT_AFTER_LOGOUT,
    /** A message that is sent again is the one that was stored, with its first SendingTime(52) as OrigSendingTime(122). */
    RESENT_UNCHANGED,
    /** A gap fill covers admin messages alone, and what the application vetoed. */
    GAP_FILL_COVERS_ADMIN,
    /** Each piece of a resend begins where the one before ended. */
    RESEND_GOES_ON,
    /** Live messages wait for the end of a resend, for HeartBtInt at most. */
    RESEND_UNDISTURBED,
    /** The same messages are not asked for again at once. */
    ASKED_ONCE,
    /** The numbers start anew only when a setting or an operator has them do so. */
    RESET_ONLY_WHEN_ASKED,
    /** The application gets messages in the order of their numbers. */
    HANDED_OVER_IN_ORDER,
    /** A message comes a second time only after a crash, a failure of the store, or a callback that could not answer; and it is marked. */
    HANDED_OVER_ONCE,
    /** What the application gets is what the other side's application sent. */
    HANDED_OVER_UNCHANGED,
    /** What was accepted is handed over, and so is all that the other side stored since the numbers last started anew. */
    NOTHING_LOST,
    /** A message of which {@code send} said that it is stored is stored. */
    PROMISE_KEPT,
    /** Every order is answered exactly once, unless its callback took too long. */
    ANSWERED_ONCE,
    /** Once nothing goes wrong any more, both sides agree within a bounded time. */
    AGREEMENT,
    /** Two sides that agree exchange heartbeats, and nothing else. */
    QUIET,
    /** Everything ends within a bounded number of events. */
    BOUNDED,
    /** Nothing is thrown. */
    NOTHING_THROWN;

    /** The rule in a few words, as in "nothing lost". */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
