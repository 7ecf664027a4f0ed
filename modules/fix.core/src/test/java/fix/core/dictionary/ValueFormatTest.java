package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormatTest {
    private static final String FORMS = """
            INT             ; 0,-1,007,2147483647,-2147483648                  ; +1,1.0,a,-,--1,1 ,2147483648,99999999999999999999
            LENGTH          ; 0,12                                             ; -1,+1,x,2147483648
            TAGNUM          ; 1,10                                             ; 0,01,-1,x
            SEQNUM          ; 0,1,9223372036854775807                          ; -1,9223372036854775808,1.0
            NUMINGROUP      ; 0,1,-1                                           ; x,1.5,+1
            DAYOFMONTH      ; 1,31,05                                          ; 0,32,-1,x
            FLOAT           ; 0,1.5,-1.5,00023.23,23.,.5,-0                    ; +200.00,1e5,1.2.3,.,-,-.,NaN,1 000,5x
            QTY             ; 100,0.001                                        ; +100,ten
            PRICE           ; -1.25,99999999999999999999.99                    ; 1/8
            PRICEOFFSET     ; -0.5                                             ; +0.5
            AMT             ; 12.50                                            ; $12
            PERCENTAGE      ; 0.05                                             ; 5%
            CHAR            ; A,1,-                                            ; AB,11
            BOOLEAN         ; Y,N                                              ; y,1,YES,T
            STRING          ; anything goes,é                                  ;
            XID             ; a1                                               ;
            XIDREF          ; a1                                               ;
            DATA            ; anything                                         ;
            XMLDATA         ; <x/>                                             ;
            MULTIPLECHARVALUE   ; A,A B C                                      ; AB,A  B,A B_,_A B
            MULTIPLESTRINGVALUE ; A,AB,AB C DE                                 ; A  B,AB_,_AB
            COUNTRY         ; US,DE                                            ; us,USA,U1
            CURRENCY        ; USD,EUR                                          ; usd,US,USDT,US1
            EXCHANGE        ; XNYS,N,O.1                                       ; X Y
            LANGUAGE        ; en,DE                                            ; eng,e1,e
            TENOR           ; D5,W13,M3,Y1                                     ; 5D,D,D0,X3,M-1
            MONTHYEAR       ; 202601,20260131,202601w1,202601w5,202602W2       ; 2026,202613,202600,20260132,202601w6,202601w,202601x1,2026011
            UTCTIMESTAMP    ; 20260102-03:04:05,20260102-03:04:05.1,20260102-03:04:05.123 ; 20260102,20260102-03:04,20260102-24:00:00,20260102-03:60:00,20260102-03:04:61
            UTCTIMESTAMP    ; 20260102-23:59:60,20260102-03:04:05.123456 ; 20261301-03:04:05,20260230-03:04:05,20250229-00:00:00,00000000-00:00:00
            UTCTIMESTAMP    ; 20260102-03:04:05.123456789,20260102-03:04:05.123456789012,20240229-00:00:00 ; 20260102-03:04:05.,20260102-03:04:05.1234567890123,20260102 03:04:05,20260102-03:04:05Z
            UTCTIMEONLY     ; 03:04:05,03:04:05.123456                         ; 3:04:05,03:04,25:00:00,03:04:05.
            UTCDATEONLY     ; 20260102                                         ; 20260002,2026-01-02,260102,20260431
            LOCALMKTDATE    ; 20260102                                         ; 20261302,x
            LOCALMKTTIME    ; 09:30:00                                         ; 09:30
            TZTIMEONLY      ; 07:39Z,02:39-05,15:39+08,13:09+05:30,07:39:05.123Z,07:39,07:39:60 ; 7:39Z,07:39+5,07:39+15,25:39Z,07:39ZZ,07:39+05:3,07:39+05:60,Z
            TZTIMESTAMP     ; 20060901-07:39Z,20060901-02:39-05,20060901-13:09+05:30,20060901-13:09:05.5 ; 20060901,20060901-,20061301-07:39Z,2006090107:39Z,20060901-07Z
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', nullValues = "", textBlock = FORMS, maxCharsPerColumn = 8192)
    void eachDataTypeHasItsForm(FieldType type, String right, String wrong) {
        for (var value : right.split(",")) {
            assertTrue(holds(type, value), type + " accepts '" + value + "'");
        }
        for (var value : wrong == null ? new String[0] : wrong.split(",")) {
            assertFalse(holds(type, value.replace('_', ' ')), type + " refuses '" + value + "'");
        }
    }

    @Test
    void pitfall24_timestampsHaveAnyFractionAndALeapSecond() {
        for (var digits = 1; digits <= 12; digits++) {
            assertTrue(holds(FieldType.UTCTIMESTAMP, "20260102-03:04:05." + "123456789012".substring(0, digits)));
        }
        assertTrue(holds(FieldType.UTCTIMESTAMP, "20161231-23:59:60"));
        assertTrue(holds(FieldType.UTCTIMESTAMP, "20161231-23:59:60.999999999999"));
        assertFalse(holds(FieldType.UTCTIMESTAMP, "20161231-23:59:61"));
    }

    @Test
    void noDataTypeIsForgotten() {
        var listed = EnumSet.noneOf(FieldType.class);
        FORMS.lines().map(line -> FieldType.valueOf(line.substring(0, line.indexOf(';')).strip())).forEach(listed::add);
        assertEquals(EnumSet.allOf(FieldType.class), listed);
    }

    @Test
    void whatHasTheFormInAFieldIsValidInAMessage() {
        var validator = new Validator(SmallDictionary.DICTIONARY, ValidationSettings.standard());
        assertEquals(Valid.VALID, validator.validate(Sample.message("U1", "5012=1.5|5007=1|5014=Y|5026=20260102-03:04:05.123456|5019=USD|")));
        var fault = (Fault) validator.validate(Sample.message("U1", "5019=usd|"));
        assertEquals("Incorrect data format for value: ACurrency(5019)=usd, its type is CURRENCY", fault.text());
    }

    private static boolean holds(FieldType type, String value) {
        var bytes = ("=" + value + "\u0001").getBytes(StandardCharsets.ISO_8859_1);
        return ValueFormat.holds(type, bytes, 1, bytes.length - 1);
    }
}
