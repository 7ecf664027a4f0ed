package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.driver.ReplayRequest;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule for what is written is seen to be broken. Every connection begins with Logon 1 and order 2. */
class WireRulesTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Rule> broken = new ArrayList<>();
    private final Books books = new Books();
    private final WireRules wire = new WireRules(SessionConfig.initiator(SessionID.of("FIX.4.4", "A", "B")), books, (rule, how) -> broken.add(rule));

    WireRulesTest() {
        live("A", 1, "98=0|108=30", 0);
        live("D", 2, "11=X", 0);
        assertEquals(List.of(), broken);
    }

    private static byte[] frame(String type, long number, String rest) {
        return Message.parse("8=FIX.4.4|35=%s|34=%d|49=A|56=B|%s|".formatted(type, number, rest)).toBytes();
    }

    private void commit(String type, long number, byte[] frame) {
        boolean admin = !type.equals("D");
        books.enter(new StoreOp.Append(new StoredMessage(books.generation(), Direction.OUTBOUND, number, admin, 1, frame)));
    }

    private void live(String type, long number, String rest, long now) {
        live(type, number, "20260101-00:00:00", rest, now);
    }

    private void live(String type, long number, String sendingTime, String rest, long now) {
        var frame = frame(type, number, "52=" + sendingTime + '|' + rest);
        commit(type, number, frame);
        wire.wrote(1, frame, now);
    }

    private void again(String type, long number, String rest) {
        wire.wrote(1, frame(type, number, "43=Y|52=20260101-00:00:09|122=20260101-00:00:00|" + rest), 0);
    }

    private void resend(long from, long to) {
        wire.resendBegins(new ReplayRequest(1, 1, from, to, 256, 0, 0), 30 * SECOND);
    }

    private void broke(Rule... rules) {
        assertEquals(List.of(rules), broken);
    }

    @Test
    void whatWasNotStored() {
        wire.wrote(1, frame("D", 3, "52=20260101-00:00:00|11=Y"), 0);
        broke(Rule.STORED_BEFORE_SENT);
    }

    @Test
    void aHoleInTheNumbers() {
        live("D", 4, "11=Y", 0);
        broke(Rule.NUMBERS_FOLLOW);
    }

    @Test
    void aConnectionThatDoesNotBeginWithALogon() {
        var frame = frame("D", 3, "52=20260101-00:00:00|11=Y");
        commit("D", 3, frame);
        wire.wrote(2, frame, 0);
        broke(Rule.LOGON_FIRST);
    }

    @Test
    void anOrderAfterALogout() {
        live("5", 3, "58=bye", 0);
        live("D", 4, "11=Y", 0);
        broke(Rule.SILENT_AFTER_LOGOUT);
    }

    @Test
    void anotherContentThanWasStored() {
        resend(2, 2);
        again("D", 2, "11=Z");
        broke(Rule.RESENT_UNCHANGED);
    }

    @Test
    void aGapFillOverAnOrder() {
        resend(1, 2);
        again("4", 1, "123=Y|36=3");
        broke(Rule.GAP_FILL_COVERS_ADMIN);
    }

    @Test
    void aResendThatBeginsAgainFromBeginSeqNo() {
        live("0", 3, "58=x", 0);
        resend(1, 3);
        again("4", 1, "123=Y|36=2");
        again("D", 2, "11=X");
        broke();
        again("4", 1, "123=Y|36=2");
        broke(Rule.RESEND_GOES_ON);
    }

    @Test
    void aResendThatNobodyAskedFor() {
        again("D", 2, "11=X");
        broke(Rule.RESEND_GOES_ON);
    }

    @Test
    void aLiveMessageInTheMiddleOfAResend() {
        live("0", 3, "58=x", 0);
        resend(1, 3);
        again("4", 1, "123=Y|36=2");
        live("D", 4, "11=Y", 29 * SECOND);
        broke(Rule.RESEND_UNDISTURBED);
        live("D", 5, "11=Z", 31 * SECOND);
        broke(Rule.RESEND_UNDISTURBED);
    }

    @Test
    void theSameRangeAskedForAtOnce() {
        live("2", 3, "7=4|16=0", 0);
        live("2", 4, "7=4|16=0", 11 * SECOND);
        broke();
        live("2", 5, "7=4|16=0", 13 * SECOND);
        broke(Rule.ASKED_ONCE);
    }

    @Test
    void theSameRangeAskedForAgainThatAStalledLineBringsAtOnceIsNoViolation() {
        live("2", 3, "20260101-00:00:10", "7=4|16=0", 31 * SECOND);
        live("2", 4, "20260101-00:00:21", "7=4|16=0", 31 * SECOND);
        broke();
        live("2", 5, "20260101-00:00:22", "7=4|16=0", 31 * SECOND);
        broke(Rule.ASKED_ONCE);
    }
}
