package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceivedMessageTest {

    private static List<String> faults(String text) {
        return ReceivedMessage.of(Text.bytes(text.replace("|", Text.SOH)), FakeLine.START).faults();
    }

    /** With BodyLength and CheckSum where they are missing. */
    private static List<String> faultsOfBody(String text) {
        return faults(Text.of(new SendRules(FractionDigits.OF_VERSION).bytes(text.replace("|", Text.SOH), FakeLine.START)));
    }

    @Test
    void aProperMessageHasNoFault() {
        assertEquals(List.of(), faultsOfBody("8=FIX.4.4|35=0|52=20260105-10:00:00|"));
        assertEquals(List.of(), faultsOfBody("8=FIX.4.4|35=0|52=20260105-10:01:59.999999999|"));
        assertEquals(List.of(), faultsOfBody("8=FIX.4.4|35=0|52=20260105-09:59:60|"), "a leap second");
    }

    @Test
    void aWrongCheckSumIsAFault() {
        assertEquals(List.of("CheckSum(10) is 000, but the bytes give 205"), faults("8=FIX.4.4|9=26|35=0|52=20260105-10:00:00|10=000|"));
    }

    @Test
    void aWrongBodyLengthIsAFault() {
        assertEquals(List.of("BodyLength(9) is 27, but 26 bytes were counted"), faultsOfBody("8=FIX.4.4|9=27|35=0|52=20260105-10:00:00|"));
        assertEquals(List.of("BodyLength(9) is 026, but 26 bytes were counted"), faultsOfBody("8=FIX.4.4|9=026|35=0|52=20260105-10:00:00|"));
    }

    @Test
    void theOrderOfTheFirstThreeAndTheLastIsChecked() {
        assertEquals(List.of("the first three fields are to be 8, 9, 35, but are 8, 9, 52"), faultsOfBody("8=FIX.4.4|52=20260105-10:00:00|35=0|"));
        assertEquals(List.of("the last field is to be 10, but is 52"), faultsOfBody("8=FIX.4.4|9=5|35=0|10=163|52=20260105-10:00:00|"));
    }

    @Test
    void sendingTimeMustBeThereWellFormedAndNearTheClock() {
        assertEquals(List.of("SendingTime(52) is to be a UTCTimestamp, but is missing"), faultsOfBody("8=FIX.4.4|35=0|"));
        assertEquals(List.of("SendingTime(52) is to be a UTCTimestamp, but is 10:00:00"), faultsOfBody("8=FIX.4.4|35=0|52=10:00:00|"));
        assertEquals(List.of("SendingTime(52) is to be a UTCTimestamp, but is 20260230-10:00:00"), faultsOfBody("8=FIX.4.4|35=0|52=20260230-10:00:00|"));
        assertEquals(List.of("SendingTime(52) is 20260105-09:57:59, 121 s away from the clock"), faultsOfBody("8=FIX.4.4|35=0|52=20260105-09:57:59|"));
        assertEquals(List.of("SendingTime(52) is 20260105-10:02:01, 121 s away from the clock"), faultsOfBody("8=FIX.4.4|35=0|52=20260105-10:02:01|"));
    }

    @Test
    void bytesThatAreNoMessageHaveEveryFault() {
        assertEquals(5, faults("HTTP/1.1 400").size());
    }
}
