package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import java.util.List;

/** What settings put into messages. */
class FieldsTest {
    private static final int MAX_MESSAGE_SIZE = 383;
    private static final int DEFAULT_APPL_VER_ID = 1137;

    @Interop(setting = "TimeStampPrecision=SECONDS", versions = Versions.FIX44)
    void ourTimesHaveSeconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.US, "TimeStampPrecision=SECONDS", 0);
    }

    @Interop(setting = "TimeStampPrecision=MILLIS", versions = {Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void ourTimesHaveMilliseconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.US, "TimeStampPrecision=MILLIS", 3);
    }

    @Interop(setting = "TimeStampPrecision=MICROS", versions = {Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void ourTimesHaveMicroseconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.US, "TimeStampPrecision=MICROS", 6);
    }

    @Interop(setting = "TimeStampPrecision=NANOS", versions = {Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void ourTimesHaveNanoseconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.US, "TimeStampPrecision=NANOS", 9);
    }

    @Interop(setting = "TimeStampPrecision=PICOS", versions = Versions.FIX44)
    void ourTimesHavePicoseconds(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.peer() == Peer.QUICKFIX_CPP, "QuickFIX C++ reads times up to nanoseconds");
        haveDigits(pairing, Side.US, "TimeStampPrecision=PICOS", 12);
    }

    @Interop(setting = "TimeStampPrecision=SECONDS", versions = Versions.FIX44)
    void thePeersTimesHaveSeconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.THEM, theirPrecision(pairing, "SECONDS", 0), 0);
    }

    @Interop(setting = "TimeStampPrecision=MICROS", versions = Versions.FIX44)
    void thePeersTimesHaveMicroseconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.THEM, theirPrecision(pairing, "MICROS", 6), 6);
    }

    @Interop(setting = "TimeStampPrecision=NANOS", versions = Versions.FIX44)
    void thePeersTimesHaveNanoseconds(Pairing pairing) throws Exception {
        haveDigits(pairing, Side.THEM, theirPrecision(pairing, "NANOS", 9), 9);
    }

    private static String theirPrecision(Pairing pairing, String name, int digits) {
        return pairing.peer() == Peer.QUICKFIX_J ? "TimeStampPrecision=" + name : "TimestampPrecision=" + digits;
    }

    private static void haveDigits(Pairing pairing, Side sender, String setting, int digits) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(sender, setting))) {
            duo.trade("some");
            for (var type : List.of("A", "D", "8")) {
                var time = duo.wire.await(0, sender, type).getString(Tags.SENDING_TIME);
                assertTrue(time.matches(digits == 0 ? "\\d{8}-\\d\\d:\\d\\d:\\d\\d" : "\\d{8}-\\d\\d:\\d\\d:\\d\\d\\.\\d{" + digits + "}"), time);
            }
            assertEquals(List.of(), duo.us.heard().all("REJECT"), duo::toString);
            assertEquals(List.of(), duo.them.heard().all("REJECT"), duo::toString);
        }
    }

    @Interop(setting = "SenderSubID, SenderLocationID, TargetSubID, TargetLocationID", versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void subAndLocationIdsGoBothWays(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 knows no sub and location IDs of a session");
        var rules = Rules.ours("SenderSubID=DESK", "SenderLocationID=BERLIN", "TargetSubID=FLOOR", "TargetLocationID=LONDON")
                .and(Rules.theirs("SenderSubID=FLOOR", "SenderLocationID=LONDON", "TargetSubID=DESK", "TargetLocationID=BERLIN"));
        try (var duo = Duo.start(pairing, rules)) {
            duo.trade("some");
            for (var type : List.of("A", "D", "8")) {
                assertEquals("DESK BERLIN FLOOR LONDON", ids(duo.wire.await(0, Side.US, type)), duo::toString);
                assertEquals("FLOOR LONDON DESK BERLIN", ids(duo.wire.await(0, Side.THEM, type)), duo::toString);
            }
        }
    }

    private static String ids(Message message) {
        return String.join(" ", message.getString(50, "-"), message.getString(142, "-"), message.getString(57, "-"), message.getString(143, "-"));
    }

    @Interop(setting = "EnableLastMsgSeqNumProcessed=Y", versions = {Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void ourMessagesSayWhatWeProcessedLast(Pairing pairing) throws Exception {
        sayWhatWasProcessedLast(pairing, Side.US);
    }

    @Interop(setting = "EnableLastMsgSeqNumProcessed=Y", versions = {Versions.FIX42, Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void thePeersMessagesSayWhatItProcessedLast(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        sayWhatWasProcessedLast(pairing, Side.THEM);
    }

    /** When both agree, the next message names what was accepted last: all of the other side's. */
    private static void sayWhatWasProcessedLast(Pairing pairing, Side says) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(says, "EnableLastMsgSeqNumProcessed=Y"))) {
            duo.trade("before");
            int processed = duo.party(says).numbers().in() - 1;
            int mark = duo.wire.mark();
            duo.party(says).orders("after-", 1);
            var order = duo.wire.await(mark, says, "D");
            assertEquals(processed, order.getInt(Tags.LAST_MSG_SEQ_NUM_PROCESSED), duo::toString);
            var all = duo.wire.since(0, says, "8");
            assertTrue(all.stream().allMatch(message -> message.has(Tags.LAST_MSG_SEQ_NUM_PROCESSED)), duo::toString);
            duo.trade("last");
        }
    }

    @Interop(setting = "LogonTag=383=100000", versions = {Versions.FIX44, Versions.FIX50SP2})
    void ourLogonHasOneFieldMore(Pairing pairing) throws Exception {
        hasOneFieldMore(pairing, Side.US);
    }

    @Interop(setting = "LogonTag=383=100000", versions = {Versions.FIX44, Versions.FIX50SP2})
    void thePeersLogonHasOneFieldMore(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        hasOneFieldMore(pairing, Side.THEM);
    }

    private static void hasOneFieldMore(Pairing pairing, Side side) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(side, "LogonTag=" + MAX_MESSAGE_SIZE + "=100000"))) {
            assertEquals(100_000, duo.wire.await(0, side, "A").getInt(MAX_MESSAGE_SIZE), duo::toString);
            duo.trade("some");
        }
    }

    @Interop(setting = "Username, Password", versions = {Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void theRightPasswordLogsOn(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.both("Username=trader", "Password=open sesame"))) {
            var logon = duo.wire.await(0, initiator(pairing), "A");
            assertEquals("trader open sesame", logon.getString(Tags.USERNAME) + " " + logon.getString(Tags.PASSWORD));
            duo.trade("some");
        }
    }

    @Interop(setting = "Username, Password", versions = {Versions.FIX43, Versions.FIX44, Versions.FIX50SP2})
    void aWrongPasswordIsRefusedWithALogout(Pairing pairing) throws Exception {
        var rules = Rules.ours("Username=trader", "Password=open sesame").and(Rules.theirs("Username=trader", "Password=open barley"));
        try (var duo = Duo.open(pairing, rules, _ -> {})) {
            duo.wire.await(0, initiator(pairing), "A");
            var logout = duo.wire.await(0, initiator(pairing).other(), "5");
            assertFalse(logout.getString(Tags.TEXT, "").isEmpty(), duo::toString);
            assertEquals(List.of(), duo.wire.since(0, initiator(pairing).other(), "A"), duo::toString);
            assertEquals(List.of(), duo.us.heard().all("LOGON"), duo::toString);
            assertEquals(List.of(), duo.them.heard().all("LOGON"), duo::toString);
        }
    }

    private static Side initiator(Pairing pairing) {
        return pairing.weInitiate() ? Side.US : Side.THEM;
    }

    @Interop(setting = "DefaultApplVerID", versions = {Versions.FIX50, Versions.FIX50SP1, Versions.FIX50SP2})
    void bothLogonsNameTheVersion(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            var version = pairing.version().equals(Versions.FIX50) ? "7" : pairing.version().equals(Versions.FIX50SP1) ? "8" : "9";
            for (var side : Side.values()) {
                assertEquals(version, duo.wire.await(0, side, "A").getString(DEFAULT_APPL_VER_ID), duo::toString);
            }
        }
    }

    /** An acceptor of ours that has no DefaultApplVerID. */
    @Interop(setting = "DefaultApplVerID of the peer", versions = {Versions.FIX50, Versions.FIX50SP1, Versions.FIX50SP2})
    void ourAcceptorFollowsTheVersionOfItsClient(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.weInitiate(), "it is about our acceptor");
        try (var duo = Duo.start(pairing, Rules.ours("DefaultApplVerID="))) {
            assertEquals(
                    duo.wire.await(0, Side.THEM, "A").getString(DEFAULT_APPL_VER_ID), duo.wire.await(0, Side.US, "A").getString(DEFAULT_APPL_VER_ID));
            duo.trade("some");
        }
    }

    @Interop(setting = "DefaultApplVerID", versions = {Versions.FIX50, Versions.FIX50SP1})
    void ourAcceptorRefusesAnotherVersion(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.weInitiate(), "it is about our acceptor");
        try (var duo = Duo.open(pairing, Rules.ours("DefaultApplVerID=FIX.5.0SP2"), _ -> {})) {
            assertTrue(duo.wire.await(0, Side.US, "5").getString(Tags.TEXT).contains("1137"), duo::toString);
            assertEquals(List.of(), duo.them.heard().all("LOGON"), duo::toString);
        }
    }
}
