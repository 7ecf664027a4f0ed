package fix.config;

import static fix.config.QuickFix.DIFFERENT;
import static fix.config.QuickFix.NEW;
import static fix.config.Setting.Repeat.BY_WORD;
import static fix.config.Setting.Repeat.NUMBERED;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.applicationVersion;
import static fix.config.SettingTypes.bytes;
import static fix.config.SettingTypes.factor;
import static fix.config.SettingTypes.integer;
import static fix.config.SettingTypes.lowerCase;
import static fix.config.SettingTypes.oneOf;
import static fix.config.SettingTypes.optional;
import static fix.config.SettingTypes.seconds;
import static fix.config.SettingTypes.steps;
import static fix.config.SettingTypes.tagAndValue;
import static fix.config.SettingTypes.text;
import static fix.config.SettingTypes.upperCase;
import static fix.config.SettingTypes.wholeSeconds;
import static fix.config.SettingTypes.yesNo;
import static fix.config.Topic.CONNECTION;
import static fix.config.Topic.CONTROL;
import static fix.config.Topic.IDENTITY;
import static fix.config.Topic.LIMITS;
import static fix.config.Topic.LOG;
import static fix.config.Topic.SCHEDULE;
import static fix.config.Topic.SEQUENCE;
import static fix.config.Topic.TIME;
import static fix.config.Topic.VALIDATION;

import fix.core.TimestampPrecision;
import fix.engine.FixEngine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting that there is. The order is that of the documentation. */
public final class Settings {

    private static final int LONGEST_TEXT = 1024;
    private static final int MAX_PORT = 65_535;
    private static final int DAY = 86_400;
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final int GIB = 1 << 30;

    // ---- who talks to whom

    /** Who calls whom. */
    public static final Setting<ConnectionType> CONNECTION_TYPE = of(IDENTITY, "ConnectionType", lowerCase(ConnectionType.class), ConnectionType.ACCEPTOR,
            "Whether we wait for the counterparty's call or call it.").needed(Need.ALWAYS);
    /** The version. */
    public static final Setting<String> BEGIN_STRING = of(IDENTITY, "BeginString", oneOf("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1", "*"), "FIX.4.4",
            "The version of FIX, as BeginString(8) has it; * in a template. A dictionary for it must be there.").needed(Need.ALWAYS);
    /** Our CompID. */
    public static final Setting<String> SENDER_COMP_ID = of(IDENTITY, "SenderCompID", text(false, LONGEST_TEXT), "", "Our SenderCompID(49).").needed(Need.ALWAYS);
    /** Our SubID. */
    public static final Setting<String> SENDER_SUB_ID = of(IDENTITY, "SenderSubID", text(true, LONGEST_TEXT), "", "Our SenderSubID(50), if any.");
    /** Our LocationID. */
    public static final Setting<String> SENDER_LOCATION_ID = of(IDENTITY, "SenderLocationID", text(true, LONGEST_TEXT), "", "Our SenderLocationID(142), if any.");
    /** The counterparty's CompID. */
    public static final Setting<String> TARGET_COMP_ID = of(IDENTITY, "TargetCompID", text(false, LONGEST_TEXT), "", "The counterparty's CompID: our TargetCompID(56).").needed(Need.ALWAYS);
    /** The counterparty's SubID. */
    public static final Setting<String> TARGET_SUB_ID = of(IDENTITY, "TargetSubID", text(true, LONGEST_TEXT), "", "The counterparty's SubID, if any: our TargetSubID(57).");
    /** The counterparty's LocationID. */
    public static final Setting<String> TARGET_LOCATION_ID = of(IDENTITY, "TargetLocationID", text(true, LONGEST_TEXT), "", "The counterparty's LocationID, if any: our TargetLocationID(143).");
    /** Tells sessions of one identity apart. */
    public static final Setting<String> SESSION_QUALIFIER = of(IDENTITY, "SessionQualifier", text(true, LONGEST_TEXT), "",
            "Tells apart sessions whose identities are equal otherwise. It is not sent; only initiators can use it.");
    /** The application version of FIXT.1.1. */
    public static final Setting<String> DEFAULT_APPL_VER_ID = of(IDENTITY, "DefaultApplVerID", applicationVersion(), "",
            "With BeginString=FIXT.1.1: DefaultApplVerID(1137) of our Logons, which says the version of messages that say none. An initiator needs it. An acceptor refuses a Logon with any other; without it, it follows its client.")
            .quickFix(DIFFERENT);
    /** More fields for our Logons. */
    public static final Setting<String> LOGON_TAG = of(IDENTITY, "LogonTag", tagAndValue(), "",
            "A field that our Logons have besides, as in `LogonTag=9001=abc`; more of them are `LogonTag1`, `LogonTag2` and so on. It appears in no log of settings.").keptSecret().repeated(NUMBERED);
    /** Whether it is a template. */
    public static final Setting<Boolean> ACCEPTOR_TEMPLATE = of(IDENTITY, "AcceptorTemplate", yesNo(), false,
            "Y makes of an acceptor's [SESSION] a template: a session comes into being when its counterparty logs on. `*` stands for anything, in BeginString, the CompIDs, the sub and location IDs. "
                    + "Sessions that are no templates go first, then the template with the fewest wildcards; two that tie are an error.").quickFix(DIFFERENT);
    /** For the Logon of an initiator; what an acceptor asks for. */
    public static final Setting<String> USERNAME = of(IDENTITY, "Username", text(true, LONGEST_TEXT), "", "Username(553) of the Logon that an initiator sends; an acceptor refuses any other.").quickFix(NEW);
    /** For the Logon of an initiator; what an acceptor asks for. */
    public static final Setting<String> PASSWORD = of(IDENTITY, "Password", text(true, LONGEST_TEXT), "",
            "Password(554) of the Logon that an initiator sends; an acceptor refuses any other. It appears in no log and no store; `${env:NAME}` and `${file:PATH}` keep it out of the file.").quickFix(NEW).keptSecret();

    // ---- the connection

    /** Where an acceptor listens. */
    public static final Setting<Integer> SOCKET_ACCEPT_PORT = of(CONNECTION, "SocketAcceptPort", integer(0, MAX_PORT, "port"), 0,
            "The port an acceptor listens on; 0 means any free one. Acceptors with the same address and port share a listener; a counterparty reaches a session at its own alone.").needed(Need.ACCEPTOR);
    /** Where an acceptor listens. */
    public static final Setting<String> SOCKET_ACCEPT_ADDRESS = of(CONNECTION, "SocketAcceptAddress", text(false, LONGEST_TEXT), "0.0.0.0",
            "The address an acceptor listens on; 0.0.0.0 and :: mean every interface, IPv4 and IPv6.");
    /** Whom an initiator calls. */
    public static final Setting<String> SOCKET_CONNECT_HOST = of(CONNECTION, "SocketConnectHost", text(false, LONGEST_TEXT), "",
            "The host an initiator calls; `SocketConnectHost1` and so on are others, see SocketConnectOrder.").needed(Need.INITIATOR).repeated(NUMBERED);
    /** Whom an initiator calls. */
    public static final Setting<Integer> SOCKET_CONNECT_PORT = of(CONNECTION, "SocketConnectPort", integer(1, MAX_PORT, "port"), 1,
            "The port an initiator calls; `SocketConnectPort1` and so on belong to the hosts of those numbers, and are this one where they are absent.").needed(Need.INITIATOR).repeated(NUMBERED);
    /** The first wait before calling again. */
    public static final Setting<List<Duration>> RECONNECT_INTERVAL = of(CONNECTION, "ReconnectInterval", steps(seconds("0.001", DAY)), List.of(Duration.ofSeconds(1)),
            "How long an initiator waits before it calls again. The wait doubles with each failure up to ReconnectMax, shifted at random so that clients do not call in step. "
                    + "A list as in `3x5;2x30;60` is kept to instead: three times 5 seconds, two times 30, then 60, each shortened at random by up to a quarter.").quickFix(DIFFERENT);
    /** The longest wait before calling again. */
    public static final Setting<Duration> RECONNECT_MAX = of(CONNECTION, "ReconnectMax", seconds("0.001", DAY), Duration.ofSeconds(30),
            "The longest wait before an initiator calls again; not below ReconnectInterval, and without it no less than that.").quickFix(NEW);

    // ---- time

    /** The heartbeats' interval. */
    public static final Setting<Duration> HEART_BT_INT = of(TIME, "HeartBtInt", wholeSeconds(0, DAY), Duration.ofSeconds(30),
            "HeartBtInt(108) that an initiator asks for; an acceptor follows its counterparty. 0 means no heartbeats. QuickFIX has no default.").quickFix(DIFFERENT);
    /** How long a logon may take. */
    public static final Setting<Duration> LOGON_TIMEOUT = of(TIME, "LogonTimeout", seconds("0.001", DAY), Duration.ofSeconds(10), "How long a connection may last without a logon.");
    /** How long a logout may take. */
    public static final Setting<Duration> LOGOUT_TIMEOUT = of(TIME, "LogoutTimeout", seconds("0.001", DAY), Duration.ofSeconds(2), "How long we wait for the answer to our Logout before we disconnect.");
    /** When silence is asked about. */
    public static final Setting<Double> TEST_REQUEST_DELAY_MULTIPLIER = of(TIME, "TestRequestDelayMultiplier", factor("0.01", 100), 0.5,
            "A TestRequest is sent after (1 + this) × HeartBtInt of silence.");
    /** When silence ends the connection. */
    public static final Setting<Double> HEART_BEAT_TIMEOUT_MULTIPLIER = of(TIME, "HeartBeatTimeoutMultiplier", factor("0.01", 100), 1.4,
            "The connection is ended after (1 + this) × HeartBtInt of silence; more than TestRequestDelayMultiplier.");
    /** Whether silence ends a connection. */
    public static final Setting<Boolean> DISABLE_HEART_BEAT_CHECK = of(TIME, "DisableHeartBeatCheck", yesNo(), false,
            "Y: the counterparty's silence never ends the connection. It is asked with a TestRequest all the same.");
    /** Whether SendingTime is compared with our clock. */
    public static final Setting<Boolean> CHECK_LATENCY = of(TIME, "CheckLatency", yesNo(), true, "Whether SendingTime(52) of what comes must be near our clock.");
    /** How near. */
    public static final Setting<Duration> MAX_LATENCY = of(TIME, "MaxLatency", wholeSeconds(1, DAY), Duration.ofSeconds(120), "How near SendingTime(52) must be to our clock.");
    /** The digits of SendingTime. */
    public static final Setting<TimestampPrecision> TIME_STAMP_PRECISION = of(TIME, "TimeStampPrecision", upperCase(TimestampPrecision.class), TimestampPrecision.MILLIS,
            "How exactly SendingTime(52) is written. FIX 4.0 and 4.1 have seconds alone.");

    // ---- the schedule

    /** When a session begins. */
    public static final Setting<Optional<TimeOfDay>> START_TIME = of(SCHEDULE, "StartTime", ScheduleTypes.timeOfDay(), Optional.empty(),
            "When a session begins, in its own zone or in TimeZone's; both sequence numbers start at 1 with it. Without StartTime and EndTime a session never ends; QuickFIX needs them.").quickFix(DIFFERENT);
    /** When it ends. */
    public static final Setting<Optional<TimeOfDay>> END_TIME = of(SCHEDULE, "EndTime", ScheduleTypes.timeOfDay(), Optional.empty(),
            "When a session ends. Not later than StartTime means on the next day; equal to it, that one session follows the other. We log out and disconnect at EndTime, and log on again after StartTime.").quickFix(DIFFERENT);
    /** The day on which a weekly session begins. */
    public static final Setting<Optional<DayOfWeek>> START_DAY = of(SCHEDULE, "StartDay", ScheduleTypes.day(), Optional.empty(),
            "With EndDay: the session takes place once a week and begins on this day.");
    /** The day on which it ends. */
    public static final Setting<Optional<DayOfWeek>> END_DAY = of(SCHEDULE, "EndDay", ScheduleTypes.day(), Optional.empty(), "The day on which a weekly session ends.");
    /** The days on which a daily session begins. */
    public static final Setting<Set<DayOfWeek>> WEEKDAYS = of(SCHEDULE, "Weekdays", ScheduleTypes.days(), Set.of(),
            "The days on which a session begins, for instance Mon,Tue,Wed,Thu,Fri; without it every day. Not together with StartDay and EndDay.");
    /** The zone of times without one. */
    public static final Setting<ZoneId> TIME_ZONE = of(SCHEDULE, "TimeZone", ScheduleTypes.zone(), ZoneId.of("UTC"),
            "The zone of StartTime, EndTime and ResetSeqTime where these name none.");
    /** One session without an end. */
    public static final Setting<Boolean> NON_STOP_SESSION = of(SCHEDULE, "NonStopSession", yesNo(), false,
            "Y: one session without an end, whatever StartTime, EndTime and the days say.");
    /** When the numbers start anew in the session. */
    public static final Setting<Optional<TimeOfDay>> RESET_SEQ_TIME = of(SCHEDULE, "ResetSeqTime", ScheduleTypes.timeOfDay(), Optional.empty(),
            "When both sequence numbers start anew every day without leaving the session, with a Logon of ours that has ResetSeqNumFlag(141)=Y; from FIX.4.1 on. "
                    + "Set it on the side that is to begin. When it is not logged on then, it does so after the next logon.").quickFix(NEW);
    /** Whether that is done. */
    public static final Setting<Boolean> ENABLE_RESET_SEQ_TIME = of(SCHEDULE, "EnableResetSeqTime", yesNo(), true, "N: ResetSeqTime has no effect.").quickFix(NEW);
    // ---- sequence numbers

    /** Start anew with each logon. */
    public static final Setting<Boolean> RESET_ON_LOGON = of(SEQUENCE, "ResetOnLogon", yesNo(), false, "Whether both sequence numbers start at 1 with each logon; an initiator says so with ResetSeqNumFlag(141)=Y.");
    /** Start anew after each logout. */
    public static final Setting<Boolean> RESET_ON_LOGOUT = of(SEQUENCE, "ResetOnLogout", yesNo(), false, "Whether both sequence numbers start at 1 after a logout.");
    /** Start anew after each connection. */
    public static final Setting<Boolean> RESET_ON_DISCONNECT = of(SEQUENCE, "ResetOnDisconnect", yesNo(), false, "Whether both sequence numbers start at 1 after a connection ends, however it ends; also when the process ends with it.");
    /** Start anew after an error. */
    public static final Setting<Boolean> RESET_ON_ERROR = of(SEQUENCE, "ResetOnError", yesNo(), false,
            "Y: a message that would be rejected ends the connection with a Logout, and both sequence numbers start at 1.");
    /** Read the numbers again. */
    public static final Setting<Boolean> REFRESH_ON_LOGON = of(SEQUENCE, "RefreshOnLogon", yesNo(), false,
            "Whether the session's place is read from the store again before each logon, for a store that something else has written.");
    /** How many messages one ResendRequest asks for. */
    public static final Setting<Integer> RESEND_REQUEST_CHUNK_SIZE = of(SEQUENCE, "ResendRequestChunkSize", integer(0, Integer.MAX_VALUE, "messages"), 0,
            "How many messages one ResendRequest asks for at most; 0 means all that are missing.");
    /** Whether a ResendRequest names its end. */
    public static final Setting<Boolean> CLOSED_RESEND_INTERVAL = of(SEQUENCE, "ClosedResendInterval", yesNo(), false,
            "Whether a ResendRequest names its last number instead of “and everything after”: that of the message that showed the gap, in QuickFIX the one before.").quickFix(DIFFERENT);

    /** Whether the same gap is asked for again. */
    public static final Setting<Boolean> SEND_REDUNDANT_RESEND_REQUESTS = of(SEQUENCE, "SendRedundantResendRequests", yesNo(), false,
            "Y: every message that comes too early asks for the gap, though it was asked for.");
    /** Whether messages are sent again. */
    public static final Setting<Boolean> PERSIST_MESSAGES = of(SEQUENCE, "PersistMessages", yesNo(), true,
            "N: what the counterparty asks for again is not sent again; a gap fill takes its place. The store keeps the messages all the same, unlike QuickFIX.").quickFix(DIFFERENT);
    /** Whether the order of numbers counts. */
    public static final Setting<Boolean> VALIDATE_SEQUENCE_NUMBERS = of(SEQUENCE, "ValidateSequenceNumbers", yesNo(), true,
            "N: messages are taken as they come, whatever MsgSeqNum(34) they have; nothing is asked for again.");
    /** Whether 789 is used. */
    public static final Setting<Boolean> ENABLE_NEXT_EXPECTED_MSG_SEQ_NUM = of(SEQUENCE, "EnableNextExpectedMsgSeqNum", yesNo(), false,
            "Whether Logons say with NextExpectedMsgSeqNum(789) what is missing, and what the counterparty's Logon says is missing is sent unasked. From FIX 4.4 on. A counterparty whose Logon lacks it is asked with a ResendRequest.");
    /** Whether 369 is used. */
    public static final Setting<Boolean> ENABLE_LAST_MSG_SEQ_NUM_PROCESSED = of(SEQUENCE, "EnableLastMsgSeqNumProcessed", yesNo(), false,
            "Whether messages say with LastMsgSeqNumProcessed(369) which number was accepted last. From FIX 4.2 on.");

    // ---- validation

    /** Whether CompIDs are compared. */
    public static final Setting<Boolean> CHECK_COMP_ID = of(VALIDATION, "CheckCompID", yesNo(), true, "Whether SenderCompID(49) and TargetCompID(56) of what comes must be the session's.");
    /** Whether 122 is needed. */
    public static final Setting<Boolean> REQUIRES_ORIG_SENDING_TIME = of(VALIDATION, "RequiresOrigSendingTime", yesNo(), true,
            "Whether a message with PossDupFlag(43)=Y must have OrigSendingTime(122); a SequenceReset needs none.");
    /** What the application may send. */
    public static final Setting<Boolean> ALLOW_POS_DUP = of(VALIDATION, "AllowPosDup", yesNo(), false,
            "Whether PossDupFlag(43) and OrigSendingTime(122) that the application sets in what it sends are kept; otherwise they are left out.");
    /** Whether garbled messages are rejected. */
    public static final Setting<Boolean> REJECT_GARBLED_MESSAGE = of(VALIDATION, "RejectGarbledMessage", yesNo(), false,
            "Whether a garbled message that begins with 8=FIX and ends with a CheckSum is rejected, and counted when it has its turn, instead of being ignored.");
    /** Whether invalid messages are rejected. */
    public static final Setting<Boolean> REJECT_INVALID_MESSAGE = of(VALIDATION, "RejectInvalidMessage", yesNo(), true,
            "N: a message that the dictionary refuses is reported and taken all the same.");
    /** Whether a failure of the application is told to the counterparty. */
    public static final Setting<Boolean> REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION = of(VALIDATION, "RejectMessageOnUnhandledException", yesNo(), true,
            "Whether a message on which the application throws is rejected. It is counted either way: unlike QuickFIX, N does not have it sent again for ever.").quickFix(DIFFERENT);
    /** Whether an error ends the connection. */
    public static final Setting<Boolean> DISCONNECT_ON_ERROR = of(VALIDATION, "DisconnectOnError", yesNo(), false,
            "Y: a message that would be rejected ends the connection instead.");
    /** Whether there is a dictionary. */
    public static final Setting<Boolean> USE_DATA_DICTIONARY = of(VALIDATION, "UseDataDictionary", yesNo(), true,
            "N stops the check against the dictionary, as ValidateIncomingMessage=N does. Groups are read with the dictionary all the same.").quickFix(DIFFERENT);
    /** Which dictionary. */
    public static final Setting<String> DATA_DICTIONARY = of(VALIDATION, "DataDictionary", text(true, LONGEST_TEXT), "",
            "A file with a dictionary in QuickFIX's format, or the name of a standard one such as FIX44.xml. Without it, the standard one of BeginString. Not for FIXT.1.1, which has two kinds.");
    /** Which dictionary a transport has. */
    public static final Setting<String> TRANSPORT_DATA_DICTIONARY = of(VALIDATION, "TransportDataDictionary", text(true, LONGEST_TEXT), "",
            "With BeginString=FIXT.1.1: the dictionary of header, trailer and session messages, a file or a standard name such as FIXT11.xml.");
    /** Which dictionary an application version has. */
    public static final Setting<String> APP_DATA_DICTIONARY = of(VALIDATION, "AppDataDictionary", text(true, LONGEST_TEXT), "",
            "With BeginString=FIXT.1.1: a dictionary of application messages, a file or a standard name such as FIX50SP2.xml, for the version that it is of or else DefaultApplVerID. "
                    + "`AppDataDictionary.FIX.4.4` is the one for that version, and so on. Versions without one have the standard's.").repeated(BY_WORD);
    /** Whether messages are checked. */
    public static final Setting<Boolean> VALIDATE_INCOMING_MESSAGE = of(VALIDATION, "ValidateIncomingMessage", yesNo(), true, "Whether what comes is checked against the dictionary.");
    /** Whether CheckSum counts. */
    public static final Setting<Boolean> VALIDATE_CHECKSUM = of(VALIDATION, "ValidateChecksum", yesNo(), true,
            "Whether a message whose CheckSum(10) is wrong is garbled. An engine that has a session with N does not check the Logons that come to it either.");
    /** Whether fields may be empty. */
    public static final Setting<Boolean> VALIDATE_FIELDS_HAVE_VALUES = of(VALIDATION, "ValidateFieldsHaveValues", yesNo(), true, "Whether a field without a value is rejected.");
    /** Whether header, body and trailer must be apart. */
    public static final Setting<Boolean> VALIDATE_FIELDS_OUT_OF_ORDER = of(VALIDATION, "ValidateFieldsOutOfOrder", yesNo(), true, "Whether fields of header, body and trailer must stand in their part.");
    /** Whether the order within groups is checked. */
    public static final Setting<Boolean> VALIDATE_UNORDERED_GROUP_FIELDS = of(VALIDATION, "ValidateUnorderedGroupFields", yesNo(), true, "Whether the fields of a group must stand in the dictionary's order.");
    /** Whether tags from 5000 on are checked. */
    public static final Setting<Boolean> VALIDATE_USER_DEFINED_FIELDS = of(VALIDATION, "ValidateUserDefinedFields", yesNo(), true, "Whether user-defined fields, tags 5000 to 9999, must be in the dictionary.");
    /** Whether unknown fields pass. */
    public static final Setting<Boolean> ALLOW_UNKNOWN_MSG_FIELDS = of(VALIDATION, "AllowUnknownMsgFields", yesNo(), false, "Whether fields pass that the dictionary does not have in that message.");
    /** Whether values outside an enumeration pass. */
    public static final Setting<Boolean> ALLOW_UNKNOWN_ENUM_VALUES = of(VALIDATION, "AllowUnknownEnumValues", yesNo(), false, "Whether values pass that a field's enumeration does not have.").quickFix(NEW);
    /** Which field begins an entry of a group. */
    public static final Setting<Boolean> FIRST_FIELD_IN_GROUP_IS_DELIMITER = of(VALIDATION, "FirstFieldInGroupIsDelimiter", yesNo(), false,
            "Whether the entries of a group begin with the field that its first entry begins with, instead of the dictionary's.");

    // ---- store

    /** The store. */
    public static final Setting<String> STORE = of(Topic.STORE, "Store", text(true, LONGEST_TEXT), "",
            "The store's name: memory, sqlite. Without it, the only durable one that is there.").quickFix(NEW).ofTheEngine();
    /** Where the store is. */
    public static final Setting<String> STORE_PATH = of(Topic.STORE, "StorePath", text(true, LONGEST_TEXT), "", "Where the store is: for sqlite a folder, or a file whose name ends in .db. sqlite needs it.").quickFix(NEW).ofTheEngine();
    /** What a message survives. */
    public static final Setting<String> DURABILITY = of(Topic.STORE, "Durability", oneOf("NONE", "PROCESS", "DISK"), "PROCESS",
            "What a stored message survives: nothing, the end of the process, the loss of power.").quickFix(NEW).ofTheEngine();

    // ---- message log

    /** Whether there is a log. */
    public static final Setting<Boolean> MESSAGE_LOG = of(LOG, "MessageLog", yesNo(), false, "Whether each session writes its messages to a file of its own, secrets masked. Y when FileLogPath is given.").quickFix(NEW);
    /** Where it is. */
    public static final Setting<String> FILE_LOG_PATH = of(LOG, "FileLogPath", text(false, LONGEST_TEXT), "log", "The folder of the message logs. QuickFIX has no default.").quickFix(DIFFERENT);

    /** How large a file of the log grows. */
    public static final Setting<Integer> FILE_LOG_MAX_SIZE = of(LOG, "FileLogMaxSize", bytes(KIB, GIB), 64 * MIB,
            "How large a file of a message log grows before the next one begins.").quickFix(NEW);
    /** How many files a log has. */
    public static final Setting<Integer> FILE_LOG_MAX_FILES = of(LOG, "FileLogMaxFiles", integer(1, 1_000, "files"), 10,
            "How many files a message log has, the present one included; the oldest goes.").quickFix(NEW);

    // ---- limits and threads

    /** The longest message. */
    public static final Setting<Integer> MAX_FRAME_SIZE = of(LIMITS, "MaxFrameSize", bytes(KIB, 256 * MIB), MIB, "The longest message that is accepted.").quickFix(NEW);
    /** How much waits for the application. */
    public static final Setting<Integer> INBOX_BYTES = of(LIMITS, "InboxBytes", bytes(KIB, GIB), 4 * MIB, "How much of the heap may wait for the application before we stop reading.").quickFix(NEW);
    /** How much waits to be sent. */
    public static final Setting<Integer> OUTBOX_BYTES = of(LIMITS, "OutboxBytes", bytes(KIB, GIB), 16 * MIB, "How much of the heap may wait to be stored and sent before senders wait.").quickFix(NEW);
    /** How many sessions templates may make. */
    public static final Setting<Integer> MAX_DYNAMIC_SESSIONS = of(LIMITS, "MaxDynamicSessions", integer(1, 1_000_000, "sessions"), FixEngine.DEFAULT_MAX_DYNAMIC_SESSIONS,
            "How many sessions may exist by template. At the bound the one that has been idle for the longest time makes room; when none is idle, the newcomer ends without an answer.").quickFix(NEW).ofTheEngine();
    /** How long a write may hang. */
    public static final Setting<Duration> WRITE_TIMEOUT = of(LIMITS, "WriteTimeout", seconds("0.001", DAY), Duration.ofSeconds(30),
            "How long the counterparty may take nothing of what we write before we disconnect it.").quickFix(NEW);
    /** How long a session may be down before the application is told. */
    public static final Setting<Optional<Duration>> CANCEL_ON_DISCONNECT_DELAY = of(LIMITS, "CancelOnDisconnectDelay", optional(seconds("0", DAY)), Optional.empty(),
            "How long a session may be down before the application's onDisconnect is called, once, to cancel what must not stay open; without it never.").quickFix(NEW);
    /** How old may be what is sent again. */
    public static final Setting<Optional<Duration>> MAX_AGE = of(LIMITS, "MaxAge", optional(seconds("0.001", 365 * DAY)), Optional.empty(),
            "Application messages that are older are not sent again: a resend has gap fills in their place, and an event says so.").quickFix(NEW);
    /** How fast we send. */
    public static final Setting<Integer> MAX_MESSAGES_PER_SECOND = of(LIMITS, "MaxMessagesPerSecond", integer(0, 100_000, "messages"), 0,
            "How many application messages are sent in any one second; who sends more waits, each in turn. 0 means no limit.").quickFix(NEW);
    /** How fast we send again. */
    public static final Setting<Integer> MAX_RESENT_MESSAGES_PER_SECOND = of(LIMITS, "MaxResentMessagesPerSecond", integer(0, 100_000, "messages"), 0,
            "How many messages are sent again in any one second, in resends. 0 means no limit.").quickFix(NEW);
    /** How fast we read. */
    public static final Setting<Integer> MAX_RECEIVED_MESSAGES_PER_SECOND = of(LIMITS, "MaxReceivedMessagesPerSecond", integer(0, 100_000, "messages"), 0,
            "How many messages are taken from the counterparty in a second; beyond that we stop reading, and drop nothing. 0 means no limit.").quickFix(NEW);
    /** The thread of the callbacks. */
    public static final Setting<HandlerThread> HANDLER_THREAD = of(LIMITS, "HandlerThread", lowerCase(HandlerThread.class), HandlerThread.VIRTUAL,
            "The thread that calls the application: platform for callbacks that compute at length or call native code.").quickFix(NEW);

    // ---- control

    /** Where the engine takes orders from people. */
    public static final Setting<String> CONTROL_SOCKET = of(CONTROL, "ControlSocket", text(true, LONGEST_TEXT), "",
            "The file of a Unix domain socket over which `./fix session` shows and changes the sessions of `./fix acceptor` and `./fix initiator`; off when empty. "
                    + "Its folder must be its owner's alone (mode 700), and is made so when it is not there. See `docs/operations.md`.").quickFix(NEW).ofTheEngine();

    private Settings() {
    }
}
