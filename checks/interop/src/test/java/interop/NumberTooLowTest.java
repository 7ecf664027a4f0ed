package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Tags;

/** A MsgSeqNum(34) below the expected one, without PossDupFlag(43): the session ends with a text, and goes on once the numbers are set right. */
class NumberTooLowTest {
    @Interop
    void thePeerEndsTheSessionWhenANumberOfOursIsTooLow(Pairing pairing) throws Exception {
        endsTheSession(pairing, Side.US);
    }

    @Interop
    void weEndTheSessionWhenANumberOfThePeerIsTooLow(Pairing pairing) throws Exception {
        endsTheSession(pairing, Side.THEM);
    }

    private static void endsTheSession(Pairing pairing, Side low) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            var party = duo.party(low);
            var right = party.numbers();
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            party.set(right.out() - 2, right.in());
            party.orders("low-", 1);
            var logout = duo.wire.await(0, low.other(), "5");
            var text = logout.getString(Tags.TEXT);
            assertTrue(text.contains("too low"), text);
            assertTrue(text.contains(Integer.toString(right.out())) && text.contains(Integer.toString(right.out() - 2)), text);
            duo.us.heard().await(us, "LOGOUT");
            duo.them.heard().await(them, "LOGOUT");

            duo.us.logout();
            us = duo.us.heard().mark();
            them = duo.them.heard().mark();
            var wanted = duo.party(low.other()).numbers().mirrored();
            party.set(wanted.out(), wanted.in());
            duo.us.logon();
            duo.awaitLogon(us, them);
            duo.trade("after");
            assertEquals(0, duo.party(low.other()).heard().all("ORDER").stream().filter("low-1"::equals).count());
        }
    }
}
