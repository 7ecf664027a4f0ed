package checks.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge, on reports of a few lines. */
class CoverageTest {
    private static final String COLUMNS = "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,LINE_MISSED,LINE_COVERED";

    @Test
    void aModuleAboveTheLimitIsWell() {
        assertEquals(List.of(), of("all/fix.a,p,C,0,0,9,91").complaints(List.of("fix.a"), 90));
    }

    @Test
    void aModuleAtTheLimitIsNotAboveIt() {
        assertEquals(List.of("fix.a: 90.0 % of 100 lines are covered, which is not above 90.0 %"), of("all/fix.a,p,C,0,0,10,90").complaints(List.of("fix.a"), 90));
    }

    @Test
    void theClassesOfAModuleAreCountedTogether() {
        assertEquals(List.of(), of("all/fix.a,p,C,0,0,10,0", "all/fix.a,p,D,0,0,0,190").complaints(List.of("fix.a"), 90));
    }

    @Test
    void aModuleThatTheReportLacksFails() {
        var complaints = of("all/fix.a,p,C,0,0,0,100").complaints(List.of("fix.a", "fix.b"), 90);
        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().startsWith("fix.b: no covered line is known"), complaints.getFirst());
    }

    @Test
    void aModuleOfWhichNoLineIsCoveredFails() {
        assertTrue(of("all/fix.a,p,C,0,0,5,0").complaints(List.of("fix.a"), 90).getFirst().startsWith("fix.a: no covered line is known"));
    }

    @Test
    void aFileThatIsNoReportIsNamedAsSuch() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Coverage.read(List.of("GROUP,CLASS"))).getMessage().contains("no column LINE_COVERED"));
        assertThrows(IllegalArgumentException.class, () -> Coverage.read(List.of()));
    }

    private static Coverage of(String... rows) {
        var csv = new java.util.ArrayList<>(List.of(COLUMNS));
        csv.addAll(List.of(rows));
        return Coverage.read(csv);
    }
}
