package fix.dictionary.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.core.dictionary.Dictionary;
import fix.core.dictionary.DictionaryLoader;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantsTest {
    @Test
    void theNewestVersionKeepsANameAndTheOthersAreMarked() {
        var older = dictionary("<field number='5' name='Kind' type='CHAR'><value enum='N' description='NEW'/></field><field number='9' name='Size' type='INT'/>");
        var newer = dictionary("<field number='5' name='Kind' type='INT'><value enum='0' description='NEW'/></field><field number='8' name='Size' type='INT'/>");
        assertEquals(List.of("String NEW = \"0\"", "String NEW_N = \"N\""), constants("Kind", older, newer));
        assertEquals(List.of("int KIND = 5", "int SIZE = 8", "int SIZE_9 = 9"), constants("Tag", older, newer));
    }

    @Test
    void oneThingMayHaveSeveralNames() {
        var older = dictionary("<field number='64' name='FutSettDate' type='INT'/>");
        var newer = dictionary("<field number='64' name='SettlDate' type='INT'/>");
        assertEquals(List.of("int FUT_SETT_DATE = 64", "int SETTL_DATE = 64"), constants("Tag", older, newer).stream().sorted().toList());
    }

    @Test
    void valuesHaveTheTypeOfTheirField() {
        assertEquals(List.of("char TICK = '\\''", "char BACK = '\\\\'"), constants("F", values("CHAR", "'", "TICK", "\\", "BACK")));
        assertEquals(List.of("int NEGATIVE = -1", "int TWO = 2", "int TEN = 10"), constants("F", values("INT", "10", "TEN", "2", "TWO", "-1", "NEGATIVE")));
        assertEquals(List.of("boolean NO = false", "boolean YES = true"), constants("F", values("BOOLEAN", "Y", "YES", "N", "NO")));
        assertEquals(List.of("String A = \"1\"", "String B = \"2\""), constants("F", values("MULTIPLECHARVALUE", "1", "A", "2", "B")));
    }

    @Test
    void valuesThatDoNotFitTheirTypeMakeItText() {
        assertEquals(List.of("String A = \"1\"", "String B = \"10\""), constants("F", values("CHAR", "1", "A", "10", "B")));
        assertEquals(List.of("String A = \"01\""), constants("F", values("INT", "01", "A")));
        assertEquals(List.of("String A = \"X\""), constants("F", values("BOOLEAN", "X", "A")));
    }

    @Test
    void aClassNameThatIsTakenIsAnError() {
        var dictionary = dictionary("<field number='5' name='Tag' type='INT'><value enum='1' description='A'/></field>");
        assertEquals("the enumerated field Tag needs a class whose name is taken",
                assertThrows(IllegalArgumentException.class, () -> Generator.sources("x", List.of(dictionary))).getMessage());
    }

    private static Dictionary values(String type, String... valuesAndNames) {
        var xml = new StringBuilder("<field number='5' name='F' type='" + type + "'>");
        for (var i = 0; i < valuesAndNames.length; i += 2) {
            xml.append("<value enum=\"").append(valuesAndNames[i]).append("\" description='").append(valuesAndNames[i + 1]).append("'/>");
        }
        return dictionary(xml + "</field>");
    }

    private static Dictionary dictionary(String fields) {
        var xml = "<fix major='4' minor='4'><header/><trailer/><messages/><fields>" + fields + "</fields></fix>";
        return DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes()), "x.xml");
    }

    private static List<String> constants(String className, Dictionary... oldestFirst) {
        return Arrays.stream(Generator.sources("x", List.of(oldestFirst)).get(className).split("\n"))
                .filter(line -> line.contains("static final"))
                .map(line -> line.replace("    public static final ", "").replace(";", ""))
                .toList();
    }
}
