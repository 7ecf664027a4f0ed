package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Masking;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tags that were chosen to be secret, on the wire and in the log. For the whole process and for good: so these are tags that no other test uses. */
@Timeout(60)
class MaskedTagsTest {
    private static final int HIDDEN = 20_921;
    private static final int MASKED = 20_922;

    @TempDir
    private Path folder;

    @Test
    void pitfall32WhatIsMaskedInLogsAloneIsSentAgainInFullAndWhatIsMaskedEverywhereIsNot() throws Exception {
        Masking.alsoHide(Set.of(HIDDEN));
        Masking.alsoMask(Set.of(MASKED));
        var engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).messageLog(FileMessageLog.open(folder))
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Trader()).start();
        try (engine; var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            var session = engine.sessions().getFirst();
            session.send(Trader.order("1").set(HIDDEN, "planted-hidden"));
            session.send(Trader.order("2").set(MASKED, "planted-masked"));
            assertEquals("planted-hidden", peer.expect("D").getString(HIDDEN));
            assertEquals("planted-masked", peer.expect("D").getString(MASKED));
            peer.send("35=2|7=2|16=0");
            var again = peer.expect("D");
            assertTrue(again.getBoolean(43));
            assertEquals("planted-hidden", again.getString(HIDDEN));
            var gap = peer.expect("4");
            assertEquals(4, gap.getInt(36), "the other one is never sent again");
        }
        var log = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        assertTrue(log.indexOf("|" + HIDDEN + "=***|") > 0 && log.indexOf("|" + MASKED + "=***|") > 0, log::toString);
        assertFalse(log.indexOf("planted") >= 0, log::toString);
    }
}
