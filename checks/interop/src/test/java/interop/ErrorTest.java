package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** An order that is invalid by the time it arrives ends the connection, where a setting says so, instead of a Reject(3). */
class ErrorTest {
    private static final String QUICKFIX_J_ALONE = "QuickFIX C++ 1.15.1 has no such setting";

    @Interop(setting = "DisconnectOnError=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void weEndTheConnectionForAnInvalidMessage(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.ours("DisconnectOnError=Y"))) {
            disconnects(duo, Side.US);
        }
    }

    @Interop(setting = "DisconnectOnError=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void thePeerEndsTheConnectionForAnInvalidMessage(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        try (var duo = Duo.start(pairing, Rules.theirs("DisconnectOnError=Y"))) {
            disconnects(duo, Side.THEM);
        }
    }

    private static void disconnects(Duo<OurParty> duo, Side receiver) throws Exception {
        int mark = meetsAnInvalidOrder(duo, receiver);
        assertEquals(List.of(), duo.wire.since(mark, receiver, "3"), duo::toString);
        assertEquals(List.of(), duo.wire.since(mark, receiver, "5"), duo::toString);
        duo.trade("after");
    }

    /** The numbers of who meets the error start anew; the Logout that says so has the other side do the same. */
    @Interop(setting = "ResetOnError=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void weStartAnewForAnInvalidMessage(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.ours("ResetOnError=Y").and(Rules.theirs("ResetOnLogout=Y")))) {
            startsAnew(duo, Side.US);
        }
    }

    @Interop(setting = "ResetOnError=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void thePeerStartsAnewForAnInvalidMessage(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        try (var duo = Duo.start(pairing, Rules.theirs("ResetOnError=Y").and(Rules.ours("ResetOnLogout=Y")))) {
            startsAnew(duo, Side.THEM);
        }
    }

    private static void startsAnew(Duo<OurParty> duo, Side receiver) throws Exception {
        int mark = meetsAnInvalidOrder(duo, receiver);
        assertEquals(List.of(), duo.wire.since(mark, receiver, "3"), duo::toString);
        duo.wire.await(mark, receiver, "5");
        assertEquals(1, duo.wire.await(mark, receiver, "A").msgSeqNum(), duo::toString);
        duo.trade("after");
    }

    /** Both have traded, lost the connection for it, and are logged on again. Returns where the line was before. */
    private static int meetsAnInvalidOrder(Duo<OurParty> duo, Side receiver) throws Exception {
        duo.trade("before");
        int mark = duo.wire.mark();
        int us = duo.us.heard().mark();
        int them = duo.them.heard().mark();
        duo.proxy.spoilNext(receiver.other(), "D");
        duo.party(receiver.other()).orders("spoilt-", 1);
        duo.us.heard().await(us, "LOGOUT");
        duo.awaitLogon(us, them);
        return mark;
    }
}
