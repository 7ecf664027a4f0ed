package checks.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More than 90 % of the lines of each library module are reached by tests. */
class CoverageGateTest {
    private static final double LIMIT_PERCENT = 90;

    @Test
    void eachLibraryModuleHasMoreThanNinetyPercentOfItsLinesCovered() throws IOException {
        var coverage = Coverage.read(Files.readAllLines(Path.of("target/report/jacoco.csv")));
        System.out.print(coverage);
        assertEquals(List.of(), coverage.complaints(libraries(), LIMIT_PERCENT), "target/report/index.html shows the lines");
    }

    /** The folders in {@code modules}, but for the examples and the generator, which only the build runs. */
    private static List<String> libraries() throws IOException {
        try (var folders = Files.list(Path.of("../../modules"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("fix.examples") && !name.equals("fix.dictionary.generator")).sorted().toList();
        }
    }
}
