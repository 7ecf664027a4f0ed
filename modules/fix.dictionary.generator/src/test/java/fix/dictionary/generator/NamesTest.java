package fix.dictionary.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({"ClOrdID,CL_ORD_ID", "NoMDEntries,NO_MD_ENTRIES", "NoPartyIDs,NO_PARTY_IDS", "URLLink,URL_LINK", "DKReason,DK_REASON", "Rule80A,RULE80A",
        "Nested2PartyIDSource,NESTED2_PARTY_ID_SOURCE", "SettlDate2,SETTL_DATE2", "IOIID,IOI_ID", "XMLnonFIX,XML_NON_FIX", "Confirmation_Ack,CONFIRMATION_ACK",
        "Side,SIDE", "TZTransactTime,TZ_TRANSACT_TIME"})
    void namesOfFieldsAreSplitIntoWords(String name, String constant) {
        assertEquals(constant, Names.constant(name));
    }

    @ParameterizedTest
    @CsvSource({"BUY,BUY", "5_DAY_MOVING_AVERAGE,_5_DAY_MOVING_AVERAGE", "A-B (C),A_B_C_", "+,_"})
    void whatJavaWouldRefuseIsReplaced(String name, String constant) {
        assertEquals(constant, Names.safe(name));
    }
}
