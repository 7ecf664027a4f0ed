package fix.session;

import fix.core.FieldException;
import fix.core.Message;
import fix.core.Tags;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Fault;

/** What a Logon must be, the first one and one that resets the numbers in the session. */
final class LogonChecks {
    private LogonChecks() {}

    /** What keeps this Logon from being accepted, whoever it is from; empty when nothing does. */
    static String problem(SessionConfig config, Input.Received in) {
        var logon = in.message();
        if (!logon.beginString().equals(config.id().beginString())) {
            return "Incorrect BeginString: expected " + config.id().beginString();
        }
        if (Checks.number(logon, Tags.MSG_SEQ_NUM) < 1) {
            return "MsgSeqNum(34) is missing or no sequence number";
        }
        long heartBtInt;
        try {
            heartBtInt = logon.getLong(Tags.HEART_BT_INT, 0);
        } catch (FieldException malformed) {
            return "HeartBtInt(108) is no whole number of seconds";
        }
        if (heartBtInt < 0) {
            return "HeartBtInt must not be negative";
        }
        if (heartBtInt > SessionConfig.MAX_HEARTBEAT_SECONDS) {
            return "HeartBtInt must not be above " + SessionConfig.MAX_HEARTBEAT_SECONDS + " seconds";
        }
        if (in.validity() instanceof Fault fault && config.rejectInvalidMessage()) {
            return "Invalid Logon message: " + Checks.describe(fault);
        }
        if (!logon.has(Tags.HEART_BT_INT)) {
            return "Invalid Logon message: Required tag missing, field=" + Tags.HEART_BT_INT;
        }
        if (Checks.header(config, in) instanceof Fault fault) {
            return "Invalid Logon message: " + Checks.describe(fault);
        }
        var problem = versionProblem(config, logon);
        return problem.isEmpty() ? resetProblem(config, logon) : problem;
    }

    /** An acceptor that has a version of its own takes no other; an initiator can read what the acceptor prefers. */
    private static String versionProblem(SessionConfig config, Message logon) {
        if (!config.carriesVersions()) {
            return "";
        }
        var version = logon.getString(Tags.DEFAULT_APPL_VER_ID, "");
        if (version.isEmpty()) {
            return "Invalid Logon message: Required tag missing, field=" + Tags.DEFAULT_APPL_VER_ID;
        }
        if (ApplicationVersion.ofValue(version).isEmpty()) {
            return "DefaultApplVerID(1137)=" + version + " is no application version";
        }
        boolean other = config.role() == Role.ACCEPTOR && !config.defaultApplVerID().isEmpty() && !config.defaultApplVerID().equals(version);
        return other ? "DefaultApplVerID(1137) must be " + config.defaultApplVerID() + ", not " + version : "";
    }

    /**
     * What is wrong with NextExpectedMsgSeqNum(789) of the peer's Logon; empty when nothing is, or it does not count.
     *
     * @param next the number of our next message before the Logon was answered: more than that the peer cannot have
     */
    static String nextExpectedProblem(SessionConfig config, Message logon, long next) {
        if (!config.usesNextExpected() || !logon.has(Tags.NEXT_EXPECTED_MSG_SEQ_NUM)) {
            return "";
        }
        long wanted = Checks.number(logon, Tags.NEXT_EXPECTED_MSG_SEQ_NUM);
        if (wanted < 1) {
            return "NextExpectedMsgSeqNum(789) is no sequence number";
        }
        return wanted <= next ? "" : "NextExpectedMsgSeqNum(789) is too high, expecting at most " + next + " but received " + wanted;
    }

    private static String resetProblem(SessionConfig config, Message logon) {
        if (Checks.flag(logon, Tags.RESET_SEQ_NUM_FLAG)) {
            if (config.knowsNoReset()) {
                return "ResetSeqNumFlag(141) is not part of FIX 4.0";
            }
            if (logon.msgSeqNum() != 1) {
                return "ResetSeqNumFlag(141)=Y needs MsgSeqNum(34)=1, not " + logon.msgSeqNum();
            }
        }
        return "";
    }
}
