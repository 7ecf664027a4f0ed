package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Draws {@code docs/session-states.md} from {@link Transitions}, between two marks; what stands around them is written by hand. */
class StateDiagramTest {
    private static final String COMMAND = "mvn -pl modules/fix.session -am test -Dtest=StateDiagramTest -Dsurefire.failIfNoSpecifiedTests=false -Dregenerate=true";
    private static final String BEGIN = "<!-- drawn from fix.session.Transitions: begin -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void theDiagramInTheDocumentationIsThatOfTheCode() throws IOException {
        var file = root().resolve("docs/session-states.md");
        var text = Files.readString(file);
        var drawn = text.substring(0, text.indexOf(BEGIN)) + BEGIN + diagram() + "\n" + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(file, drawn);
        }
        assertEquals(drawn, Files.readString(file), () -> file + " does not show the states as they are; draw it anew with\n    " + COMMAND + "\n");
    }

    private static String diagram() {
        var labels = new LinkedHashMap<String, List<String>>();
        for (var way : Transitions.TABLE) {
            labels.merge(
                    "    " + name(way.from()) + " --> " + name(way.to()) + " : ",
                    List.of(way.cause()),
                    (some, more) -> List.of(some.getFirst() + "<br/>" + more.getFirst()));
        }
        return labels.entrySet().stream()
                .map(arrow -> arrow.getKey() + arrow.getValue().getFirst())
                .collect(Collectors.joining("\n", "```mermaid\nstateDiagram-v2\n    [*] --> Disconnected\n", "\n```\n"));
    }

    private static String table() {
        return Transitions.TABLE.stream()
                .map(way -> "| " + name(way.from()) + " | " + way.on().getSimpleName() + " | " + way.cause() + " | " + name(way.to()) + " |")
                .collect(Collectors.joining("\n", "| from | input | when | to |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String name(Class<? extends SessionState> state) {
        return state.getSimpleName();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/session-states.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
