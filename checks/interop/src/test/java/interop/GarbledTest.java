package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Message;
import fix.core.Tags;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes that are no message: ignored, with their number; the gap that they leave is closed when the next message shows it. */
class GarbledTest {
    @Interop
    void weIgnoreGarbledLines(Pairing pairing) throws Exception {
        ignoresGarbledLines(pairing, Side.US);
    }

    @Interop
    void thePeerIgnoresGarbledLines(Pairing pairing) throws Exception {
        ignoresGarbledLines(pairing, Side.THEM);
    }

    private static void ignoresGarbledLines(Pairing pairing, Side receiver) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            int expected = duo.party(receiver).numbers().in();
            duo.proxy.inject(receiver, "no message at all\r\n".getBytes(StandardCharsets.US_ASCII));
            duo.proxy.inject(receiver, withWrongCheckSum(pairing.beginString(), receiver, expected));
            duo.trade("after");
            assertNothingWasSaid(duo);
        }
    }

    private static byte[] withWrongCheckSum(String beginString, Side receiver, int msgSeqNum) {
        var sender = receiver == Side.US ? SettingsFile.THEIRS : SettingsFile.OURS;
        var target = receiver == Side.US ? SettingsFile.OURS : SettingsFile.THEIRS;
        var frame = Message.parse("8=" + beginString + "|35=0|34=" + msgSeqNum + "|49=" + sender + "|52=20260101-00:00:00|56=" + target + "|").toBytes();
        frame[frame.length - 2] ^= 1;
        return frame;
    }

    private static void assertNothingWasSaid(Duo<OurParty> duo) {
        for (var side : Side.values()) {
            for (var type : List.of("2", "3", "4", "5")) {
                assertEquals(List.of(), duo.wire.since(0, side, type, _ -> true), duo::toString);
            }
        }
    }

    @Interop
    void ourOrderThatIsGarbledOnTheLineIsResent(Pairing pairing) throws Exception {
        isResent(pairing, Side.US);
    }

    @Interop
    void anOrderOfThePeerThatIsGarbledOnTheLineIsResent(Pairing pairing) throws Exception {
        isResent(pairing, Side.THEM);
    }

    private static void isResent(Pairing pairing, Side sender) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            duo.proxy.breakNext(sender, "D");
            duo.trade("broken");
            duo.wire.await(0, sender.other(), "2");
            var order = "broken-" + (sender == Side.US ? "ours" : "theirs") + "-1";
            duo.wire.await(0, sender, "D", m -> m.isPossDup() && m.getString(11).equals(order));
            assertEquals(1, duo.party(sender.other()).heard().all("ORDER").stream().filter(order::equals).count(), duo::toString);
        }
    }

    @Interop(setting = "RejectGarbledMessage=Y", versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void weRejectWhatIsGarbled(Pairing pairing) throws Exception {
        rejectsWhatIsGarbled(pairing, Side.US);
    }

    @Interop(setting = "RejectGarbledMessage=Y", versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void thePeerRejectsWhatIsGarbled(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        rejectsWhatIsGarbled(pairing, Side.THEM);
    }

    private static void rejectsWhatIsGarbled(Pairing pairing, Side receiver) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(receiver, "RejectGarbledMessage=Y"))) {
            duo.trade("before");
            int number = duo.party(receiver).numbers().in();
            duo.proxy.breakNext(receiver.other(), "D");
            duo.party(receiver.other()).orders("garbled-", 1);
            assertEquals(number, duo.wire.await(0, receiver, "3").getInt(Tags.REF_SEQ_NUM), duo::toString);
            duo.trade("after");
            assertEquals(List.of(), duo.wire.since(0, receiver, "2"), duo::toString);
        }
    }

    @Interop(setting = "ValidateChecksum=N", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void weTakeAWrongCheckSum(Pairing pairing) throws Exception {
        takesAWrongCheckSum(pairing, Side.US, "ValidateChecksum=N");
    }

    @Interop(setting = "ValidateChecksum=N", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void thePeerTakesAWrongCheckSum(Pairing pairing) throws Exception {
        takesAWrongCheckSum(pairing, Side.THEM, pairing.peer() == Peer.QUICKFIX_J ? "ValidateChecksum=N" : "ValidateLengthAndChecksum=N");
    }

    private static void takesAWrongCheckSum(Pairing pairing, Side receiver, String setting) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(receiver, setting))) {
            duo.proxy.breakNext(receiver.other(), "D");
            duo.trade("broken");
            assertNothingWasSaid(duo);
        }
    }
}
