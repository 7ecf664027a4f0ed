package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DescriptionTest {
    private static final String HEADER = "BeginString(8)=FIX.4.4 | SenderCompID(49)=A | TargetCompID(56)=B | MsgSeqNum(34)=1 | SendingTime(52)=20260102-03:04:05";

    @Test
    void aMessageIsToldInWords() {
        assertEquals("NewOrderSingle(D) | " + HEADER + " | ClOrdID(11)=X | Side(54)=1 BUY | ExecInst(18)=1 G NOT_HELD ALL_OR_NONE | OrdType(40)=9",
                describe("D", "11=X|54=1|18=1 G|40=9|"));
    }

    @Test
    void entriesOfGroupsStandInBrackets() {
        assertEquals("NewOrderSingle(D) | " + HEADER
                + " | NoPartyIDs(453)=2 [PartyID(448)=P | NoPartySubIDs(802)=2 [PartySubID(523)=S | PartySubIDType(803)=1] [PartySubID(523)=T]]"
                + " [PartyID(448)=Q | PartyRole(452)=1 EXECUTING_FIRM] | Symbol(55)=ABC",
                describe("D", "453=2|448=P|802=2|523=S|803=1|523=T|448=Q|452=1|55=ABC|"));
    }

    @Test
    void pitfall32_secretsAreStars() {
        assertTrue(describe("A", "98=0|108=30|95=3|96=abc|553=me|554=abc|925=abc|").endsWith(
                "RawData(96)=*** | Username(553)=me | Password(554)=*** | NewPassword(925)=***"));
    }

    @Test
    void whatIsUnknownOrWrongIsToldAsItIs() {
        assertEquals("unknown message(U9) | " + HEADER + " | 999=x | -1=y | NoPartyIDs(453)=z | PartyRole(452)=1 EXECUTING_FIRM", describe("U9", "999=x|-1=y|453=z|452=1|"));
        assertEquals("NewOrderSingle(D) | " + HEADER + " | NoPartyIDs(453)=5 [PartyRole(452)=]", describe("D", "453=5|452=|"));
    }

    private static String describe(String msgType, String body) {
        return SmallDictionary.DICTIONARY.describe(Sample.message(msgType, body));
    }
}
