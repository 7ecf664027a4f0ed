package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.ListenerLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final long SECOND = 1_000_000_000L;

    private final Gate gate = new Gate(new ListenerLimits(4, 2, 3, 1_024));

    private static SocketAddress at(String address) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), 1);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private String enter(String address, long now) {
        return gate.enter(at(address), now).map(Gate.Refusal::reason).orElse("");
    }

    @Test
    void connectionsAreBoundedInAllAndForEachAddress() {
        assertEquals("", enter("10.0.0.1", 0));
        assertEquals("", enter("10.0.0.1", 0));
        assertEquals("there are 2 connections from that address, as many as MaxConnectionsPerAddress allows", enter("10.0.0.1", 0));
        assertEquals("", enter("10.0.0.2", 0));
        assertEquals("", enter("10.0.0.3", 0));
        assertEquals("there are 4 connections, as many as MaxConnections allows", enter("10.0.0.4", 0));
        gate.leave(at("10.0.0.1"));
        assertEquals("", enter("10.0.0.4", 0));
    }

    @Test
    void whoFailsTooOftenIsTurnedAwayUntilTheMinuteIsOver() {
        for (int i = 0; i < 3; i++) {
            assertEquals("", enter("10.0.0.1", i * SECOND));
            gate.failed(at("10.0.0.1"), i * SECOND);
            gate.leave(at("10.0.0.1"));
        }
        assertEquals("3 connections from that address failed within a minute, as many as MaxLogonAttemptsPerMinute allows", enter("10.0.0.1", 59 * SECOND));
        assertEquals("", enter("10.0.0.2", 59 * SECOND));
        assertEquals("", enter("10.0.0.1", 60 * SECOND));
        gate.failed(at("10.0.0.1"), 61 * SECOND);
        assertEquals("", enter("10.0.0.1", 62 * SECOND));
    }

    @Test
    void theMinuteBeginsWithTheFirstFailure() {
        for (int i = 50; i < 53; i++) {
            assertEquals("", enter("10.0.0.1", i * SECOND));
            gate.failed(at("10.0.0.1"), i * SECOND);
            gate.leave(at("10.0.0.1"));
        }
        assertFalse(enter("10.0.0.1", 109 * SECOND).isEmpty());
        assertEquals("", enter("10.0.0.1", 110 * SECOND));
    }

    @Test
    void whoIsThereIsNotForgottenForOthersThatComeAndGo() {
        assertEquals("", enter("10.0.0.1", 0));
        assertEquals("", enter("10.0.0.1", 0));
        for (long second : List.of(1L, 100L)) {
            for (int i = 0; i < 2 * Gate.REMEMBERED; i++) {
                var address = "11." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
                assertEquals("", enter(address, second * SECOND));
                gate.failed(at(address), second * SECOND);
                gate.leave(at(address));
            }
            assertFalse(enter("10.0.0.1", second * SECOND).isEmpty(), "it has two connections still");
        }
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        assertEquals("", enter("2001:db8:1:2::1", 0));
        assertEquals("", enter("2001:db8:1:2::2", 0));
        assertFalse(enter("2001:db8:1:2:ffff::3", 0).isEmpty());
        assertEquals("", enter("2001:db8:1:3::1", 0));
    }

    @Test
    void aFloodIsToldOfOnceASecondWithItsNumber() {
        enter("10.0.0.1", 0);
        enter("10.0.0.1", 0);
        assertTrue(gate.enter(at("10.0.0.1"), 0).orElseThrow().told());
        for (int i = 1; i <= 50; i++) {
            assertFalse(gate.enter(at("10.0.0.1"), i).orElseThrow().told());
        }
        var later = gate.enter(at("10.0.0.1"), SECOND).orElseThrow();
        assertTrue(later.told());
        assertTrue(later.reason().endsWith("(50 more were refused since the last such event)"), later.reason());
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int i = 0; i < 3 * Gate.REMEMBERED; i++) {
            var address = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
            assertEquals("", enter(address, i));
            gate.failed(at(address), i);
            gate.leave(at(address));
        }
        assertTrue(gate.remembered() <= Gate.REMEMBERED + 1, gate.remembered() + " addresses");
    }
}
