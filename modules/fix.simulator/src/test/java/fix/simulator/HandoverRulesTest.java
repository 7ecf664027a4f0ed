package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule for what the application is given is seen to be broken. */
class HandoverRulesTest {
    private final List<Rule> broken = new ArrayList<>();
    private final HandoverRules handover = new HandoverRules((rule, how) -> broken.add(rule));

    private static Message order(long number, String clOrdID) {
        return Message.parse("8=FIX.4.4|35=D|34=" + number + "|49=A|56=B|52=20260101-00:00:00|11=" + clOrdID + "|");
    }

    private void given(long number, String clOrdID, boolean marked) {
        handover.delivered(1, order(number, clOrdID), marked);
    }

    private void broke(Rule... rules) {
        assertEquals(List.of(rules), broken);
    }

    @Test
    void twiceWithoutAReason() {
        given(2, "X", false);
        given(2, "X", true);
        broke(Rule.HANDED_OVER_ONCE);
    }

    @Test
    void twiceWithoutAMark() {
        given(2, "X", false);
        handover.restored(1);
        given(2, "X", false);
        broke(Rule.HANDED_OVER_ONCE);
    }

    @Test
    void againAndMarkedAfterARestartOrWhenItsCallbackCouldNotAnswer() {
        given(2, "X", false);
        given(3, "Y", false);
        handover.restored(1);
        given(2, "X", true);
        given(3, "Y", true);
        handover.givenBack(1, 3);
        given(3, "Y", true);
        broke();
    }

    @Test
    void outOfOrder() {
        given(3, "Y", false);
        handover.restored(1);
        given(2, "X", false);
        broke(Rule.HANDED_OVER_IN_ORDER);
    }

    @Test
    void withAnotherContent() {
        given(2, "X", false);
        handover.restored(1);
        given(2, "Z", true);
        broke(Rule.HANDED_OVER_UNCHANGED);
    }

    @Test
    void never() {
        handover.wasGiven(new HandoverRules.Place(1, 2), order(2, "X"), "it has accepted");
        broke(Rule.NOTHING_LOST);
    }
}
