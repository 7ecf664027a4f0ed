package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SessionConfigTest {
    private static void refused(String name, UnaryOperator<SessionConfig.Builder> setting) {
        var builder = setting.apply(SessionConfig.builder(Scenario.ID, Role.ACCEPTOR));
        var message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
        assertTrue(message.startsWith(name + "=") && message.contains("allowed is"), message);
    }

    @Test
    void whatIsOutOfBoundsIsNamedWithItsBounds() {
        refused("HeartBtInt", config -> config.heartBtInt(Duration.ofMillis(1500)));
        refused("HeartBtInt", config -> config.heartBtInt(Duration.ofSeconds(-1)));
        refused("HeartBtInt", config -> config.heartBtInt(Duration.ofDays(2)));
        refused("LogonTimeout", config -> config.logonTimeout(Duration.ZERO));
        refused("LogoutTimeout", config -> config.logoutTimeout(Duration.ZERO));
        refused("MaxLatency", config -> config.maxLatency(Duration.ZERO));
        refused("TestRequestDelayMultiplier", config -> config.testRequestDelayMultiplier(0));
        refused("TestRequestDelayMultiplier", config -> config.testRequestDelayMultiplier(Double.NaN));
        refused("HeartBeatTimeoutMultiplier", config -> config.heartBeatTimeoutMultiplier(0.5));
        refused("HeartBeatTimeoutMultiplier", config -> config.heartBeatTimeoutMultiplier(Double.POSITIVE_INFINITY));
        refused("ResendRequestChunkSize", config -> config.resendRequestChunkSize(-1));
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        SessionConfig.builder(Scenario.ID, Role.ACCEPTOR)
                .heartBtInt(Duration.ofDays(1)).logonTimeout(Duration.ofNanos(1)).logoutTimeout(Duration.ofNanos(1))
                .maxLatency(Duration.ofNanos(1)).resendRequestChunkSize(Long.MAX_VALUE).build();
        SessionConfig.builder(Scenario.ID, Role.ACCEPTOR).heartBtInt(Duration.ZERO).heartBeatTimeoutMultiplier(1000).build();
    }

    @Test
    void everySettingSurvivesToBuilder() {
        var config = SessionConfig.builder(Scenario.ID, Role.INITIATOR)
                .heartBtInt(Duration.ofSeconds(7)).logonTimeout(Duration.ofSeconds(8)).logoutTimeout(Duration.ofSeconds(9))
                .testRequestDelayMultiplier(0.7).heartBeatTimeoutMultiplier(2.5).checkCompID(false).checkLatency(false)
                .maxLatency(Duration.ofSeconds(11)).requiresOrigSendingTime(false).resetOnLogon(true).resetOnLogout(true)
                .resetOnDisconnect(true).resendRequestChunkSize(12).closedResendInterval(true).build();
        assertEquals(config, config.toBuilder().build());
        assertEquals(SessionConfig.initiator(Scenario.ID), SessionConfig.builder(Scenario.ID, Role.INITIATOR).build());
    }

    @Test
    void timesBeyondACenturyAreCutOffThere() {
        var forever = Scenario.initiator(config -> config
                .logonTimeout(Duration.ofSeconds(Long.MAX_VALUE)).logoutTimeout(Duration.ofSeconds(Long.MAX_VALUE))
                .maxLatency(Duration.ofSeconds(Long.MAX_VALUE)));
        forever.loggedOn().receives("35=0|34=2|52=19700101-00:00:00").then("accept 35=0");
        forever.logout("").isDueIn(Duration.ofDays(36_500).toSeconds());
    }

    @Test
    void aChunkOfAnySizeIsAskedForWithoutOverflow() {
        var session = Scenario.acceptor(config -> config.resendRequestChunkSize(Long.MAX_VALUE)).loggedOn();
        session.receives("35=0|34=9").then("hold 35=0", "send 35=2|7=2|16=0");
    }

    @Test
    void aNumberBelowOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Numbers(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Numbers(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Numbers(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Moment(0, -1));
    }
}
