package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlServerTest {
    private final List<ControlCommand> commands = new CopyOnWriteArrayList<>();
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        server = ControlServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), command -> {
            if (command.number() == 13) {
                throw new ControlException("bad luck\nindeed");
            }
            commands.add(command);
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String control(String command) throws IOException {
        try (var line = new TcpLine("127.0.0.1", 1, server.port())) {
            return line.control(command);
        }
    }

    @Test
    void commandsReachTheHandlerOneAConnection() throws IOException {
        assertEquals("OK", control("SET FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=2000"));
        assertEquals("OK", control("SET FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=2"));

        assertEquals(List.of(
                new ControlCommand("FIX.4.4:ISLD->TW", ControlCommand.Key.NEXTSENDERSEQNUM, 2000),
                new ControlCommand("FIX.4.4:ISLD->TW", ControlCommand.Key.NEXTTARGETSEQNUM, 2)), commands);
    }

    @Test
    void whatTheHandlerRefusesIsAnErrorOfOneLine() throws IOException {
        assertEquals("ERR bad luck indeed", control("SET FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=13"));
    }

    @Test
    void whatIsNoCommandIsAnError() throws IOException {
        assertEquals("ERR expected SET <BeginString>:<Sender>-><Target> <KEY>=<n>, got \"HELLO\"", control("HELLO"));
        assertEquals("ERR the key is NEXTSENDERSEQNUM or NEXTTARGETSEQNUM, got NEXT", control("SET FIX.4.4:ISLD->TW NEXT=1"));
        assertEquals("ERR a sequence number is 1 or more, got 0", control("SET FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=0"));
        assertEquals("ERR the line is longer than 1024 bytes", control("x".repeat(1024) + "y"));
        assertEquals(List.of(), commands);
    }

    @Test
    void aConnectionWithoutALineDoesNotStopTheNext() throws IOException {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.shutdownOutput();
            assertEquals("ERR the line has no end", new String(silent.getInputStream().readAllBytes()).strip());
        }
        assertEquals("OK", control("SET FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=2"));
    }

    @Test
    void aPortInUseIsNamed() {
        var inUse = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThrows(IOException.class, () -> ControlServer.open(inUse, command -> {}).close());
    }

    @Test
    void aCommandIsWrittenAsItIsRead() throws ControlException {
        var line = "SET FIXT.1.1:ISLD->TW NEXTSENDERSEQNUM=7";

        assertEquals(line, ControlCommand.parse(line).format());
    }
}
