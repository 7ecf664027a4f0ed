package fix.config;

import fix.core.SessionID;
import fix.core.codec.FrameLimits;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.ValidationSettings;
import fix.engine.LogonField;
import fix.engine.SessionLimits;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns settings into what the engine is told. */
final class EngineSettings {

    private EngineSettings() {
    }

    static SessionSettings session(SessionID id, SettingValues values, SessionDictionary dictionary) {
        boolean accepts = values.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR;
        var settings = SessionSettings.builder(config(id, accepts ? Role.ACCEPTOR : Role.INITIATOR, values))
                .dictionary(dictionary)
                .validation(values.get(Settings.USE_DATA_DICTIONARY) && values.get(Settings.VALIDATE_INCOMING_MESSAGE) ? Optional.of(validation(values)) : Optional.empty())
                .precision(values.get(Settings.TIME_STAMP_PRECISION))
                .frameLimits(new FrameLimits(values.get(Settings.MAX_FRAME_SIZE), values.get(SecuritySettings.MAX_FIELDS)))
                .queues(values.get(Settings.INBOX_BYTES), values.get(Settings.OUTBOX_BYTES))
                .writeTimeout(values.get(Settings.WRITE_TIMEOUT))
                .reconnect(values.get(Settings.RECONNECT_INTERVAL).getFirst(), reconnectMax(values))
                .logonFields(logonFields(values))
                .allowPosDup(values.get(Settings.ALLOW_POS_DUP))
                .validateChecksum(values.get(Settings.VALIDATE_CHECKSUM))
                .refreshOnLogon(values.get(Settings.REFRESH_ON_LOGON))
                .rejectOnUnhandledException(values.get(Settings.REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION))
                .times(ScheduleReader.times(values))
                .limits(limits(values))
                .connection(TlsReader.connection(values, accepts))
                .platformHandler(values.get(Settings.HANDLER_THREAD) == HandlerThread.PLATFORM);
        return (accepts ? settings : settings.endpoint(values.get(Settings.SOCKET_CONNECT_HOST), values.get(Settings.SOCKET_CONNECT_PORT))).build();
    }

    /** QuickFIX's files know no ReconnectMax, and many have an interval above its default. */
    private static Duration reconnectMax(SettingValues values) {
        var interval = values.get(Settings.RECONNECT_INTERVAL).getFirst();
        var max = values.get(Settings.RECONNECT_MAX);
        boolean counts = values.isGiven(Settings.RECONNECT_MAX) && values.get(Settings.RECONNECT_INTERVAL).size() == 1;
        return counts || max.compareTo(interval) >= 0 ? max : interval;
    }

    private static List<LogonField> logonFields(SettingValues values) {
        return values.all(Settings.LOGON_TAG).values().stream().filter(field -> !field.isEmpty()).map(field -> {
            int equals = field.indexOf('=');
            return new LogonField(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
        }).toList();
    }

    private static SessionLimits limits(SettingValues values) {
        return new SessionLimits(
                values.get(Settings.CANCEL_ON_DISCONNECT_DELAY),
                values.get(Settings.MAX_AGE),
                values.get(Settings.MAX_MESSAGES_PER_SECOND),
                values.get(Settings.MAX_RESENT_MESSAGES_PER_SECOND),
                values.get(Settings.MAX_RECEIVED_MESSAGES_PER_SECOND));
    }

    private static SessionConfig config(SessionID id, Role role, SettingValues values) {
        return SessionConfig.builder(id, role)
                .heartBtInt(values.get(Settings.HEART_BT_INT))
                .logonTimeout(values.get(Settings.LOGON_TIMEOUT))
                .logoutTimeout(values.get(Settings.LOGOUT_TIMEOUT))
                .testRequestDelayMultiplier(values.get(Settings.TEST_REQUEST_DELAY_MULTIPLIER))
                .heartBeatTimeoutMultiplier(values.get(Settings.HEART_BEAT_TIMEOUT_MULTIPLIER))
                .checkCompID(values.get(Settings.CHECK_COMP_ID))
                .checkLatency(values.get(Settings.CHECK_LATENCY))
                .maxLatency(values.get(Settings.MAX_LATENCY))
                .requiresOrigSendingTime(values.get(Settings.REQUIRES_ORIG_SENDING_TIME))
                .resetOnLogon(values.get(Settings.RESET_ON_LOGON))
                .resetOnLogout(values.get(Settings.RESET_ON_LOGOUT))
                .resetOnDisconnect(values.get(Settings.RESET_ON_DISCONNECT))
                .resendRequestChunkSize(values.get(Settings.RESEND_REQUEST_CHUNK_SIZE))
                .closedResendInterval(values.get(Settings.CLOSED_RESEND_INTERVAL))
                .defaultApplVerID(values.get(Settings.DEFAULT_APPL_VER_ID))
                .resetOnError(values.get(Settings.RESET_ON_ERROR))
                .disconnectOnError(values.get(Settings.DISCONNECT_ON_ERROR))
                .disableHeartBeatCheck(values.get(Settings.DISABLE_HEART_BEAT_CHECK))
                .sendRedundantResendRequests(values.get(Settings.SEND_REDUNDANT_RESEND_REQUESTS))
                .enableNextExpectedMsgSeqNum(values.get(Settings.ENABLE_NEXT_EXPECTED_MSG_SEQ_NUM))
                .enableLastMsgSeqNumProcessed(values.get(Settings.ENABLE_LAST_MSG_SEQ_NUM_PROCESSED))
                .persistMessages(values.get(Settings.PERSIST_MESSAGES))
                .validateSequenceNumbers(values.get(Settings.VALIDATE_SEQUENCE_NUMBERS))
                .rejectGarbledMessage(values.get(Settings.REJECT_GARBLED_MESSAGE))
                .rejectInvalidMessage(values.get(Settings.REJECT_INVALID_MESSAGE))
                .build();
    }

    private static ValidationSettings validation(SettingValues values) {
        return new ValidationSettings(
                values.get(Settings.VALIDATE_FIELDS_OUT_OF_ORDER),
                values.get(Settings.VALIDATE_FIELDS_HAVE_VALUES),
                values.get(Settings.VALIDATE_USER_DEFINED_FIELDS),
                values.get(Settings.VALIDATE_UNORDERED_GROUP_FIELDS),
                values.get(Settings.ALLOW_UNKNOWN_MSG_FIELDS),
                values.get(Settings.ALLOW_UNKNOWN_ENUM_VALUES),
                values.get(Settings.FIRST_FIELD_IN_GROUP_IS_DELIMITER));
    }
}
