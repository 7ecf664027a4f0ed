package fix.simulator;

import fix.core.SessionID;
import fix.core.dictionary.ApplicationVersion;
import fix.engine.SessionLimits;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.session.SessionSchedule;
import fix.session.SessionTimes;
import fix.session.ZonedTime;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/** The settings of a run's two sessions. Each that is not its default is a choice, under the setting's name. */
final class Terms {
    private static final String[] VERSIONS = {"FIX.4.4", "FIX.4.2", "FIX.4.0", "FIX.4.1", "FIX.4.3", "FIXT.1.1"};
    private static final int USUAL_HEARTBEAT = 30;
    private static final int NOBODY = 0;
    private static final int INITIATOR = 1;
    private static final int BOTH = 2;
    /** So long at least is a session of a schedule: both sides have time to find each other, to agree, and to be watched. */
    private static final int LEAST_OF_A_SESSION = 120;
    private static final int HEARTBEATS_OF_A_SESSION = 6;

    /** How it is drawn whether a setting is used, and how; its value is the choice. */
    private final Chance luck;
    private final Choices choices;
    private final Set<SettingKind> kinds;
    final String beginString;
    final int heartBtInt;
    private final int resetOnLogon;
    private final int resetOnLogout;
    private final int resetOnDisconnect;
    private final int sessionSeconds;
    private final int resetSeqTime;
    private final int resetSeqTimeOf;
    final SessionSettings initiator;
    final SessionSettings acceptor;

    /**
     * Draws the settings.
     *
     * @param kinds what may differ from the default in this run
     * @param port where the initiator finds the acceptor
     */
    Terms(Choices choices, Set<SettingKind> kinds, int port) {
        this.choices = choices;
        this.kinds = kinds.isEmpty() ? EnumSet.noneOf(SettingKind.class) : EnumSet.copyOf(kinds);
        luck = choices.of("settings").fork();
        beginString = VERSIONS[(int) draw(SettingKind.VERSION, "BeginString", 0, 0, VERSIONS.length - 1)];
        long heartBeat = luck.between(1, luck.oneIn(2) ? 5 : USUAL_HEARTBEAT);
        heartBtInt = (int) choices.of("HeartBtInt").given(
                this.kinds.contains(SettingKind.HEARTBEAT) ? heartBeat : USUAL_HEARTBEAT, USUAL_HEARTBEAT, 1, USUAL_HEARTBEAT);
        // FIX 4.0 has no flag by which one side tells the other that it starts anew: both know it by themselves.
        int leastSides = beginString.equals("FIX.4.0") ? BOTH : INITIATOR;
        resetOnLogon = (int) draw(SettingKind.RESET_ON_LOGON, "ResetOnLogon", NOBODY, leastSides, BOTH);
        int wanted = (int) draw(SettingKind.RESET_ON_LOGOUT, "ResetOnLogout", NOBODY, INITIATOR, BOTH);
        // Nor can its two sides agree again when the answer to a Logout is lost and one of them has started anew.
        resetOnLogout = beginString.equals("FIX.4.0") ? NOBODY : wanted;
        resetOnDisconnect = (int) draw(SettingKind.RESET_ON_DISCONNECT, "ResetOnDisconnect", NOBODY, leastSides, BOTH);
        int least = LEAST_OF_A_SESSION + HEARTBEATS_OF_A_SESSION * heartBtInt;
        sessionSeconds = (int) draw(SettingKind.SCHEDULE, "SessionSeconds", 0, least, least + 120L);
        // FIX 4.0 has no reset in the session.
        resetSeqTimeOf = (int) draw(SettingKind.RESET_SEQ_TIME, "ResetSeqTimeOf", NOBODY, 1, 3) * (beginString.equals("FIX.4.0") ? 0 : 1);
        resetSeqTime = (int) draw(SettingKind.RESET_SEQ_TIME, "ResetSeqTime", 30, 0, 240);
        initiator = settings(SessionID.of(beginString, "BUYER", "SELLER"), Role.INITIATOR, port);
        acceptor = settings(SessionID.of(beginString, "SELLER", "BUYER"), Role.ACCEPTOR, 0);
    }

    /** The value of a setting: any from {@code low} to {@code high} when it is of a kind that may differ, {@code usual} otherwise. */
    private long draw(SettingKind kind, String name, long usual, long low, long high) {
        long drawn = luck.between(low, high);
        boolean used = kinds.contains(kind);
        return choices.of(name).given(used ? drawn : usual, usual, Math.min(usual, low), Math.max(usual, high));
    }

    /** A setting of one side, which differs half of the time. */
    private long drawHalf(SettingKind kind, String name, long usual, long low, long high) {
        boolean differs = luck.oneIn(2);
        long drawn = luck.between(low, high);
        return choices.of(name).given(kinds.contains(kind) && differs ? drawn : usual, usual, Math.min(usual, low), Math.max(usual, high));
    }

    private SessionSettings settings(SessionID id, Role role, int port) {
        var side = role == Role.INITIATOR ? "initiator " : "acceptor ";
        boolean dials = role == Role.INITIATOR;
        var config = SessionConfig.builder(id, role)
                .heartBtInt(Duration.ofSeconds(heartBtInt))
                .resendRequestChunkSize(drawHalf(SettingKind.CHUNKS, side + "ResendRequestChunkSize", 0, 1, 10))
                .closedResendInterval(drawHalf(SettingKind.CLOSED_INTERVAL, side + "ClosedResendInterval", 0, 1, 1) == 1)
                .resetOnLogon(resetOnLogon >= (dials ? INITIATOR : BOTH))
                .resetOnLogout(resetOnLogout >= (dials ? INITIATOR : BOTH))
                .resetOnDisconnect(resetOnDisconnect >= (dials ? INITIATOR : BOTH))
                .enableNextExpectedMsgSeqNum(drawHalf(SettingKind.NEXT_EXPECTED, side + "EnableNextExpectedMsgSeqNum", 0, 1, 1) == 1)
                .enableLastMsgSeqNumProcessed(drawHalf(SettingKind.LAST_PROCESSED, side + "EnableLastMsgSeqNumProcessed", 0, 1, 1) == 1)
                .sendRedundantResendRequests(drawHalf(SettingKind.REDUNDANT_REQUESTS, side + "SendRedundantResendRequests", 0, 1, 1) == 1)
                .persistMessages(drawHalf(SettingKind.NOT_PERSISTED, side + "PersistMessages", 1, 0, 0) == 1)
                .defaultApplVerID(beginString.equals("FIXT.1.1") ? ApplicationVersion.FIX50SP2.value() : "")
                .build();
        return SessionSettings.of(config, dials ? "acceptor" : "", port)
                .withTimes(times(dials))
                .withLimits(SessionLimits.NONE.withRates(
                        rate(side + "MaxMessagesPerSecond"), rate(side + "MaxResentMessagesPerSecond"), rate(side + "MaxReceivedMessagesPerSecond")))
                .withQueues(queue(side + "InboxBits", 22), queue(side + "OutboxBits", 24))
                .withWriteTimeout(Duration.ofSeconds(drawHalf(SettingKind.QUEUES, side + "WriteTimeout", 30, 1, 30)));
    }

    /** Slower than this, and messages would be older than MaxLatency before they are read. */
    private int rate(String name) {
        return (int) drawHalf(SettingKind.RATES, name, 0, 3, 50);
    }

    private SessionTimes times(boolean dials) {
        var times = SessionTimes.of(schedule());
        return (resetSeqTimeOf & (dials ? 1 : 2)) == 0 ? times : times.withResetSeqTime(timeOfDay(resetSeqTime));
    }

    /** Whether a run has several sessions, one after the other. */
    boolean hasSchedule() {
        return sessionSeconds > 0;
    }

    /** When both sessions are open: a session begins with the run, and one every day after. */
    SessionSchedule schedule() {
        return !hasSchedule() ? SessionSchedule.nonStop() : SessionSchedule.daily(timeOfDay(0), timeOfDay(sessionSeconds));
    }

    private static ZonedTime timeOfDay(int second) {
        return new ZonedTime(LocalTime.ofSecondOfDay(second), ZoneOffset.UTC);
    }

    private long queue(String name, int usualBits) {
        return 1L << drawHalf(SettingKind.QUEUES, name, usualBits, 10, 15);
    }

    /** True when a setting has the numbers start anew now and then. */
    boolean resets() {
        return resetOnLogon + resetOnLogout + resetOnDisconnect + sessionSeconds + resetSeqTimeOf > 0;
    }
}
