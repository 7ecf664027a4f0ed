package fix.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LineChannelTest {
    @TempDir
    Path folder;

    @Test
    void linesComeWholeHoweverTheyAreCutAndASlowOneIsGivenUp() throws Exception {
        var address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (var timer = Executors.newSingleThreadScheduledExecutor(); var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            try (var peer = SocketChannel.open(address); var lines = new LineChannel(server.accept(), timer)) {
                write(peer, "one a=1+2%0A b=\ntwo\nth");
                assertEquals("1 2\n", lines.read(Duration.ofSeconds(20)).orElseThrow().get("a"));
                assertEquals("two", lines.read(Duration.ofSeconds(20)).orElseThrow().word());
                write(peer, "ree\nfou");
                assertEquals("three", lines.read(Duration.ofSeconds(20)).orElseThrow().word());
                var slow = assertThrows(ControlException.class, () -> lines.read(Duration.ofMillis(1_000)));
                assertEquals("no whole line came within 1 s", slow.getMessage());
            }
        }
    }

    private static void write(SocketChannel channel, String text) throws java.io.IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
