package fix.session;

import fix.core.SessionID;
import fix.core.dictionary.ApplicationVersion;
import java.time.Duration;

/**
 * What a session is told once: who it is, and the rules that can be chosen. The names are those of the settings.
 *
 * @param id the session, from our side: SenderCompID(49) is ours
 * @param role who dials
 * @param heartBtInt what an initiator proposes as HeartBtInt(108), in whole seconds; zero means no heartbeats
 * @param logonTimeout how long a Logon may take
 * @param logoutTimeout how long we wait for the answer to our Logout
 * @param testRequestDelayMultiplier a TestRequest is sent after (1 + this) × HeartBtInt of silence
 * @param heartBeatTimeoutMultiplier the connection ends after (1 + this) × HeartBtInt of silence
 * @param checkCompID SenderCompID(49) and TargetCompID(56) of what comes must be the session's
 * @param checkLatency SendingTime(52) must be near our clock
 * @param maxLatency how near
 * @param requiresOrigSendingTime a message with PossDupFlag(43)=Y needs OrigSendingTime(122), but for a SequenceReset
 * @param resetOnLogon both numbers start at 1 with every Logon
 * @param resetOnLogout both numbers start at 1 after a Logout
 * @param resetOnDisconnect both numbers start at 1 after a connection ends, however it ends
 * @param resendRequestChunkSize how many messages one ResendRequest asks for; 0 for all
 * @param closedResendInterval a ResendRequest names its last number instead of "and everything after"
 * @param defaultApplVerID DefaultApplVerID(1137) as it stands on the wire, in sessions of FIXT.1.1 alone: what an initiator says, and what an
 *     acceptor expects; empty in an acceptor that follows its client
 * @param resetOnError when a message is rejected, we log out, disconnect, and both numbers start at 1
 * @param disconnectOnError when a message would be rejected, the connection ends instead
 * @param disableHeartBeatCheck the peer's silence, and a frame that stays unfinished, never end the connection
 * @param sendRedundantResendRequests every message that is too high asks for the gap, whether it was asked for or not
 * @param enableNextExpectedMsgSeqNum from FIX 4.4 on, Logons say with NextExpectedMsgSeqNum(789) what is missing, and what the peer's says is missing is
 *     sent unasked
 * @param enableLastMsgSeqNumProcessed from FIX 4.2 on, every message says with LastMsgSeqNumProcessed(369) what was accepted last
 * @param persistMessages what the peer asks for again is sent again; otherwise a gap fill takes its place
 * @param validateSequenceNumbers messages have their turn by MsgSeqNum(34); otherwise each is taken as it comes
 * @param rejectGarbledMessage a garbled message whose MsgSeqNum(34) can be read is rejected, and counted when it has its turn
 * @param rejectInvalidMessage a message that the dictionary refuses is rejected; otherwise it is reported, and taken as it is
 */
public record SessionConfig(
        SessionID id,
        Role role,
        Duration heartBtInt,
        Duration logonTimeout,
        Duration logoutTimeout,
        double testRequestDelayMultiplier,
        double heartBeatTimeoutMultiplier,
        boolean checkCompID,
        boolean checkLatency,
        Duration maxLatency,
        boolean requiresOrigSendingTime,
        boolean resetOnLogon,
        boolean resetOnLogout,
        boolean resetOnDisconnect,
        long resendRequestChunkSize,
        boolean closedResendInterval,
        String defaultApplVerID,
        boolean resetOnError,
        boolean disconnectOnError,
        boolean disableHeartBeatCheck,
        boolean sendRedundantResendRequests,
        boolean enableNextExpectedMsgSeqNum,
        boolean enableLastMsgSeqNumProcessed,
        boolean persistMessages,
        boolean validateSequenceNumbers,
        boolean rejectGarbledMessage,
        boolean rejectInvalidMessage) {

    private static final String FIXT = "FIXT.1.1";
    private static final double MAX_MULTIPLIER = 1_000;
    private static final Duration CENTURY = Duration.ofDays(36_500);
    /** The longest HeartBtInt(108): a day. */
    static final long MAX_HEARTBEAT_SECONDS = 86_400;

    /** Says which component is out of its bounds, and what they are. */
    public SessionConfig {
        require(
                !heartBtInt.isNegative() && heartBtInt.toNanosPart() == 0 && heartBtInt.toSeconds() <= MAX_HEARTBEAT_SECONDS,
                "HeartBtInt", heartBtInt, "whole seconds, 0 to " + MAX_HEARTBEAT_SECONDS);
        require(logonTimeout.isPositive(), "LogonTimeout", logonTimeout, "more than 0");
        require(logoutTimeout.isPositive(), "LogoutTimeout", logoutTimeout, "more than 0");
        require(maxLatency.isPositive(), "MaxLatency", maxLatency, "more than 0");
        require(testRequestDelayMultiplier > 0, "TestRequestDelayMultiplier", testRequestDelayMultiplier, "more than 0");
        require(
                heartBeatTimeoutMultiplier > testRequestDelayMultiplier && heartBeatTimeoutMultiplier <= MAX_MULTIPLIER,
                "HeartBeatTimeoutMultiplier", heartBeatTimeoutMultiplier,
                "more than TestRequestDelayMultiplier, at most " + MAX_MULTIPLIER);
        require(resendRequestChunkSize >= 0, "ResendRequestChunkSize", resendRequestChunkSize, "0 or more");
        requireVersion(id, role, defaultApplVerID);
    }

    private static void requireVersion(SessionID id, Role role, String version) {
        boolean fixt = id.beginString().equals(FIXT);
        require(version.isEmpty() || fixt, "DefaultApplVerID", version, "nothing but with BeginString=" + FIXT);
        require(
                !fixt || role == Role.ACCEPTOR || !version.isEmpty(), "DefaultApplVerID", version,
                "a version, which an initiator of " + FIXT + " needs: FIX.5.0SP2, for instance");
        require(
                version.isEmpty() || ApplicationVersion.ofValue(version).isPresent(), "DefaultApplVerID", version,
                "a value of DefaultApplVerID(1137)");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + "=" + value + " is out of bounds: allowed is " + allowed);
        }
    }

    /** An acceptor's session with every default. */
    public static SessionConfig acceptor(SessionID id) {
        return builder(id, Role.ACCEPTOR).build();
    }

    /** An initiator's session with every default. */
    public static SessionConfig initiator(SessionID id) {
        return builder(id, Role.INITIATOR).build();
    }

    /** Starts from the defaults. */
    public static Builder builder(SessionID id, Role role) {
        return new Builder(id, role);
    }

    /** Starts from this configuration. */
    public Builder toBuilder() {
        return new Builder(id, role)
                .heartBtInt(heartBtInt)
                .logonTimeout(logonTimeout)
                .logoutTimeout(logoutTimeout)
                .testRequestDelayMultiplier(testRequestDelayMultiplier)
                .heartBeatTimeoutMultiplier(heartBeatTimeoutMultiplier)
                .checkCompID(checkCompID)
                .checkLatency(checkLatency)
                .maxLatency(maxLatency)
                .requiresOrigSendingTime(requiresOrigSendingTime)
                .resetOnLogon(resetOnLogon)
                .resetOnLogout(resetOnLogout)
                .resetOnDisconnect(resetOnDisconnect)
                .resendRequestChunkSize(resendRequestChunkSize)
                .closedResendInterval(closedResendInterval)
                .defaultApplVerID(defaultApplVerID)
                .resetOnError(resetOnError)
                .disconnectOnError(disconnectOnError)
                .disableHeartBeatCheck(disableHeartBeatCheck)
                .sendRedundantResendRequests(sendRedundantResendRequests)
                .enableNextExpectedMsgSeqNum(enableNextExpectedMsgSeqNum)
                .enableLastMsgSeqNumProcessed(enableLastMsgSeqNumProcessed)
                .persistMessages(persistMessages)
                .validateSequenceNumbers(validateSequenceNumbers)
                .rejectGarbledMessage(rejectGarbledMessage)
                .rejectInvalidMessage(rejectInvalidMessage);
    }

    /** True for FIX 4.0 and 4.1, whose "and everything after" is 999999, and which have no BusinessMessageReject. */
    boolean beforeFix42() {
        return id.beginString().equals("FIX.4.0") || id.beginString().equals("FIX.4.1");
    }

    /** True for sessions that carry application messages of several versions. */
    boolean carriesVersions() {
        return id.beginString().equals(FIXT);
    }

    boolean isFix42() {
        return id.beginString().equals("FIX.4.2");
    }

    /** {@link #maxLatency} in nanoseconds; the longest that fits when it is longer. */
    long maxLatencyNanos() {
        return nanos(maxLatency);
    }

    /** A duration in nanoseconds, cut off at a century. */
    static long nanos(Duration duration) {
        return duration.compareTo(CENTURY) > 0 ? CENTURY.toNanos() : duration.toNanos();
    }

    /** Whether our messages say with LastMsgSeqNumProcessed(369) what was accepted last. */
    public boolean saysLastProcessed() {
        return enableLastMsgSeqNumProcessed && !beforeFix42();
    }

    /** Whether our Logons have a NextExpectedMsgSeqNum(789), and the peer's is heeded. */
    boolean usesNextExpected() {
        return enableNextExpectedMsgSeqNum && (id.beginString().equals("FIX.4.4") || carriesVersions());
    }

    /** Whether a message that is rejected ends the connection. */
    boolean endsOnError() {
        return resetOnError || disconnectOnError;
    }

    /** True for FIX 4.0, which knows no ResetSeqNumFlag(141). */
    boolean knowsNoReset() {
        return id.beginString().equals("FIX.4.0");
    }

    /** Collects what departs from the defaults; not thread-safe. */
    public static final class Builder {
        private final SessionID id;
        private final Role role;
        private Duration heartBtInt = Duration.ofSeconds(30);
        private Duration logonTimeout = Duration.ofSeconds(10);
        private Duration logoutTimeout = Duration.ofSeconds(2);
        private double testRequestDelayMultiplier = 0.5;
        private double heartBeatTimeoutMultiplier = 1.4;
        private boolean checkCompID = true;
        private boolean checkLatency = true;
        private Duration maxLatency = Duration.ofSeconds(120);
        private boolean requiresOrigSendingTime = true;
        private boolean resetOnLogon = false;
        private boolean resetOnLogout = false;
        private boolean resetOnDisconnect = false;
        private long resendRequestChunkSize = 0;
        private boolean closedResendInterval = false;
        private String defaultApplVerID = "";
        private boolean resetOnError = false;
        private boolean disconnectOnError = false;
        private boolean disableHeartBeatCheck = false;
        private boolean sendRedundantResendRequests = false;
        private boolean enableNextExpectedMsgSeqNum = false;
        private boolean enableLastMsgSeqNumProcessed = false;
        private boolean persistMessages = true;
        private boolean validateSequenceNumbers = true;
        private boolean rejectGarbledMessage = false;
        private boolean rejectInvalidMessage = true;

        private Builder(SessionID id, Role role) {
            this.id = id;
            this.role = role;
        }

        /** HeartBtInt, in whole seconds; default 30. */
        public Builder heartBtInt(Duration heartBtInt) {
            this.heartBtInt = heartBtInt;
            return this;
        }

        /** LogonTimeout; default 10 s. */
        public Builder logonTimeout(Duration logonTimeout) {
            this.logonTimeout = logonTimeout;
            return this;
        }

        /** LogoutTimeout; default 2 s. */
        public Builder logoutTimeout(Duration logoutTimeout) {
            this.logoutTimeout = logoutTimeout;
            return this;
        }

        /** TestRequestDelayMultiplier; default 0.5. */
        public Builder testRequestDelayMultiplier(double testRequestDelayMultiplier) {
            this.testRequestDelayMultiplier = testRequestDelayMultiplier;
            return this;
        }

        /** HeartBeatTimeoutMultiplier; default 1.4. */
        public Builder heartBeatTimeoutMultiplier(double heartBeatTimeoutMultiplier) {
            this.heartBeatTimeoutMultiplier = heartBeatTimeoutMultiplier;
            return this;
        }

        /** CheckCompID; default Y. */
        public Builder checkCompID(boolean checkCompID) {
            this.checkCompID = checkCompID;
            return this;
        }

        /** CheckLatency; default Y. */
        public Builder checkLatency(boolean checkLatency) {
            this.checkLatency = checkLatency;
            return this;
        }

        /** MaxLatency; default 120 s. */
        public Builder maxLatency(Duration maxLatency) {
            this.maxLatency = maxLatency;
            return this;
        }

        /** RequiresOrigSendingTime; default Y. */
        public Builder requiresOrigSendingTime(boolean requiresOrigSendingTime) {
            this.requiresOrigSendingTime = requiresOrigSendingTime;
            return this;
        }

        /** ResetOnLogon; default N. */
        public Builder resetOnLogon(boolean resetOnLogon) {
            this.resetOnLogon = resetOnLogon;
            return this;
        }

        /** ResetOnLogout; default N. */
        public Builder resetOnLogout(boolean resetOnLogout) {
            this.resetOnLogout = resetOnLogout;
            return this;
        }

        /** ResetOnDisconnect; default N. */
        public Builder resetOnDisconnect(boolean resetOnDisconnect) {
            this.resetOnDisconnect = resetOnDisconnect;
            return this;
        }

        /** ResendRequestChunkSize; default 0, all at once. */
        public Builder resendRequestChunkSize(long resendRequestChunkSize) {
            this.resendRequestChunkSize = resendRequestChunkSize;
            return this;
        }

        /** ClosedResendInterval; default N. */
        public Builder closedResendInterval(boolean closedResendInterval) {
            this.closedResendInterval = closedResendInterval;
            return this;
        }

        /**
         * DefaultApplVerID: the version's name ({@code FIX.5.0SP2}) or its value ({@code 9}); by default empty.
         *
         * @throws IllegalArgumentException when it is no application version; it names those that there are
         */
        public Builder defaultApplVerID(String defaultApplVerID) {
            this.defaultApplVerID = defaultApplVerID.isEmpty() ? "" : ApplicationVersion.named(defaultApplVerID).value();
            return this;
        }

        /** ResetOnError; default N. */
        public Builder resetOnError(boolean resetOnError) {
            this.resetOnError = resetOnError;
            return this;
        }

        /** DisconnectOnError; default N. */
        public Builder disconnectOnError(boolean disconnectOnError) {
            this.disconnectOnError = disconnectOnError;
            return this;
        }

        /** DisableHeartBeatCheck; default N. */
        public Builder disableHeartBeatCheck(boolean disableHeartBeatCheck) {
            this.disableHeartBeatCheck = disableHeartBeatCheck;
            return this;
        }

        /** SendRedundantResendRequests; default N. */
        public Builder sendRedundantResendRequests(boolean sendRedundantResendRequests) {
            this.sendRedundantResendRequests = sendRedundantResendRequests;
            return this;
        }

        /** EnableNextExpectedMsgSeqNum; default N. */
        public Builder enableNextExpectedMsgSeqNum(boolean enableNextExpectedMsgSeqNum) {
            this.enableNextExpectedMsgSeqNum = enableNextExpectedMsgSeqNum;
            return this;
        }

        /** EnableLastMsgSeqNumProcessed; default N. */
        public Builder enableLastMsgSeqNumProcessed(boolean enableLastMsgSeqNumProcessed) {
            this.enableLastMsgSeqNumProcessed = enableLastMsgSeqNumProcessed;
            return this;
        }

        /** PersistMessages; default Y. */
        public Builder persistMessages(boolean persistMessages) {
            this.persistMessages = persistMessages;
            return this;
        }

        /** ValidateSequenceNumbers; default Y. */
        public Builder validateSequenceNumbers(boolean validateSequenceNumbers) {
            this.validateSequenceNumbers = validateSequenceNumbers;
            return this;
        }

        /** RejectGarbledMessage; default N. */
        public Builder rejectGarbledMessage(boolean rejectGarbledMessage) {
            this.rejectGarbledMessage = rejectGarbledMessage;
            return this;
        }

        /** RejectInvalidMessage; default Y. */
        public Builder rejectInvalidMessage(boolean rejectInvalidMessage) {
            this.rejectInvalidMessage = rejectInvalidMessage;
            return this;
        }

        /** The finished configuration; refuses what is out of bounds. */
        public SessionConfig build() {
            return new SessionConfig(
                    id, role, heartBtInt, logonTimeout, logoutTimeout, testRequestDelayMultiplier,
                    heartBeatTimeoutMultiplier, checkCompID, checkLatency, maxLatency, requiresOrigSendingTime,
                    resetOnLogon, resetOnLogout, resetOnDisconnect, resendRequestChunkSize,
                    closedResendInterval, defaultApplVerID, resetOnError, disconnectOnError, disableHeartBeatCheck,
                    sendRedundantResendRequests, enableNextExpectedMsgSeqNum, enableLastMsgSeqNumProcessed, persistMessages,
                    validateSequenceNumbers, rejectGarbledMessage, rejectInvalidMessage);
        }
    }
}
