package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.FixEngine;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code fix bench} measures of an acceptor that fills, and says of one that does not. */
@Timeout(60)
class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(int port, String... words) {
        var line = new java.util.ArrayList<>(java.util.List.of("bench", "--port", Integer.toString(port), "--sender", "TRADER", "--target", "BROKER"));
        line.addAll(java.util.List.of(words));
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"--ping-pong, ping-pong", "--window=8, window 8", "--rate=5000, 5000/s"})
    void aTableOfOneLineSaysHowTheAcceptorBoreIt(String pace, String called) {
        try (var acceptor = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(SessionID.parse("FIX.4.4:BROKER->TRADER")), FillApplication.silent()).start()) {
            assertEquals(0, bench(acceptor.port(), "--orders", "50", "--warm-up", "10", pace), err::toString);
        }
        var table = out.toString().lines().toList();
        assertEquals(2, table.size(), out.toString());
        assertTrue(table.get(1).matches(called + " +50 .* 0"), table.get(1));
    }

    @Test
    void anAcceptorThatIsNotThereIsOneClearLine() throws IOException {
        int free;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertEquals(1, bench(free));
        assertTrue(err.toString().matches("fix: no connection to localhost:" + free + ": .*\\R"), err.toString());
        assertEquals("", out.toString());
    }
}
