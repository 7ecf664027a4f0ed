package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Fault;
import fix.core.dictionary.FieldValue;
import fix.core.dictionary.SessionRejectReason;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs from version to version, held to the versions' dictionaries. */
class VersionRulesTest {
    private static final Message REFUSED = Message.parse("8=FIX.4.4|35=D|34=7|49=TW|52=20261126-10:00:00|56=ISLD|11=a|");

    private static SessionConfig config(String version) {
        return SessionConfig.acceptor(SessionID.of(version, "ISLD", "TW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1"})
    void aRejectHasTheReasonsThatItsVersionHasAndNoOther(String version) {
        var dictionary = Dictionaries.get(version);
        var reasons = dictionary.field(Tags.SESSION_REJECT_REASON)
                .map(field -> field.values().stream().map(FieldValue::value).collect(Collectors.toSet()));
        for (var reason : SessionRejectReason.values()) {
            var reject = AdminMessages.reject(config(version), REFUSED, Fault.of(reason, 11));
            boolean has = reasons.isPresent() && reasons.get().contains(String.valueOf(reason.code()));
            assertEquals(has, reject.has(Tags.SESSION_REJECT_REASON), version + " " + reason);
            assertEquals(dictionary.field(Tags.REF_TAG_ID).isPresent(), reject.has(Tags.REF_TAG_ID), version);
            assertEquals(dictionary.field(Tags.REF_MSG_TYPE).isPresent(), reject.has(Tags.REF_MSG_TYPE), version);
            assertEquals(7, reject.getLong(Tags.REF_SEQ_NUM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4"})
    void pitfall13_everythingAfterIs999999BeforeFix42AndThen0(String version) {
        var session = Scenario.of(config(version)).loggedOn();
        session.receives("35=0|34=4").then("hold 35=0", "send 35=2|7=2|16=" + (version.compareTo("FIX.4.2") < 0 ? "999999" : "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4"})
    void whatTheApplicationDeclinesIsABusinessRejectFromFix42On(String version) {
        var session = Scenario.of(config(version)).loggedOn();
        session.applicationRefuses("35=D|34=2", new Refusal.Business(3, "", "no"))
                .then(version.compareTo("FIX.4.2") < 0 ? "send 35=3|45=2|58=no|372=-|380=-" : "send 35=j|45=2|372=D|380=3|58=no");
    }

    @Test
    void lastMsgSeqNumProcessedIsSaidFromFix42OnIfAtAll() {
        for (var version : new String[] {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1"}) {
            assertEquals(
                    version.compareTo("FIX.4.2") >= 0, config(version).toBuilder().enableLastMsgSeqNumProcessed(true).build().saysLastProcessed(), version);
            assertFalse(config(version).saysLastProcessed());
        }
    }
}
