package fix.config;

import static fix.config.ConfigSettings.*;
import static fix.config.DialSettings.*;
import static fix.config.SecuritySettings.*;
import static fix.config.Settings.*;
import static fix.config.SocketSettings.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings, to find one by its name and to list them. */
public final class SettingsSchema {

    private static final List<Setting<?>> ALL = List.of(
            INCLUDE,
            TEMPLATE,
            GROUP,
            POOL,
            POOL_KEY,
            RELOAD_INTERVAL,
            CONNECTION_TYPE,
            BEGIN_STRING,
            SENDER_COMP_ID,
            SENDER_SUB_ID,
            SENDER_LOCATION_ID,
            TARGET_COMP_ID,
            TARGET_SUB_ID,
            TARGET_LOCATION_ID,
            SESSION_QUALIFIER,
            DEFAULT_APPL_VER_ID,
            LOGON_TAG,
            ACCEPTOR_TEMPLATE,
            USERNAME,
            PASSWORD,
            SOCKET_ACCEPT_PORT,
            SOCKET_ACCEPT_ADDRESS,
            SOCKET_CONNECT_HOST,
            SOCKET_CONNECT_PORT,
            RECONNECT_INTERVAL,
            RECONNECT_MAX,
            SOCKET_CONNECT_ORDER,
            SOCKET_CONNECT_TIMEOUT,
            SOCKET_LOCAL_HOST,
            SOCKET_LOCAL_PORT,
            PROXY_TYPE,
            PROXY_HOST,
            PROXY_PORT,
            PROXY_USER,
            PROXY_PASSWORD,
            SOCKET_TCP_NO_DELAY,
            SOCKET_KEEP_ALIVE,
            SOCKET_SEND_BUFFER_SIZE,
            SOCKET_RECEIVE_BUFFER_SIZE,
            SOCKET_TRAFFIC_CLASS,
            SOCKET_USE_SSL,
            SOCKET_KEY_STORE,
            SOCKET_KEY_STORE_PASSWORD,
            KEY_STORE_TYPE,
            SOCKET_TRUST_STORE,
            SOCKET_TRUST_STORE_PASSWORD,
            TRUST_STORE_TYPE,
            SOCKET_CERTIFICATES,
            SOCKET_PRIVATE_KEY,
            SOCKET_PRIVATE_KEY_PASSWORD,
            SOCKET_TRUSTED_CERTIFICATES,
            NEED_CLIENT_AUTH,
            PEER_CERTIFICATE,
            ENABLED_PROTOCOLS,
            CIPHER_SUITES,
            ENDPOINT_IDENTIFICATION_ALGORITHM,
            USE_SNI,
            SNI_HOST_NAME,
            CERTIFICATE_CHECK_INTERVAL,
            CERTIFICATE_EXPIRY_WARNING,
            HEART_BT_INT,
            LOGON_TIMEOUT,
            LOGOUT_TIMEOUT,
            TEST_REQUEST_DELAY_MULTIPLIER,
            HEART_BEAT_TIMEOUT_MULTIPLIER,
            DISABLE_HEART_BEAT_CHECK,
            CHECK_LATENCY,
            MAX_LATENCY,
            TIME_STAMP_PRECISION,
            START_TIME,
            END_TIME,
            START_DAY,
            END_DAY,
            WEEKDAYS,
            TIME_ZONE,
            NON_STOP_SESSION,
            RESET_SEQ_TIME,
            ENABLE_RESET_SEQ_TIME,
            RESET_ON_LOGON,
            RESET_ON_LOGOUT,
            RESET_ON_DISCONNECT,
            RESET_ON_ERROR,
            REFRESH_ON_LOGON,
            RESEND_REQUEST_CHUNK_SIZE,
            CLOSED_RESEND_INTERVAL,
            SEND_REDUNDANT_RESEND_REQUESTS,
            PERSIST_MESSAGES,
            VALIDATE_SEQUENCE_NUMBERS,
            ENABLE_NEXT_EXPECTED_MSG_SEQ_NUM,
            ENABLE_LAST_MSG_SEQ_NUM_PROCESSED,
            CHECK_COMP_ID,
            REQUIRES_ORIG_SENDING_TIME,
            ALLOW_POS_DUP,
            REJECT_GARBLED_MESSAGE,
            REJECT_INVALID_MESSAGE,
            REJECT_MESSAGE_ON_UNHANDLED_EXCEPTION,
            DISCONNECT_ON_ERROR,
            USE_DATA_DICTIONARY,
            DATA_DICTIONARY,
            TRANSPORT_DATA_DICTIONARY,
            APP_DATA_DICTIONARY,
            VALIDATE_INCOMING_MESSAGE,
            VALIDATE_CHECKSUM,
            VALIDATE_FIELDS_HAVE_VALUES,
            VALIDATE_FIELDS_OUT_OF_ORDER,
            VALIDATE_UNORDERED_GROUP_FIELDS,
            VALIDATE_USER_DEFINED_FIELDS,
            ALLOW_UNKNOWN_MSG_FIELDS,
            ALLOW_UNKNOWN_ENUM_VALUES,
            FIRST_FIELD_IN_GROUP_IS_DELIMITER,
            STORE,
            STORE_PATH,
            DURABILITY,
            MESSAGE_LOG,
            FILE_LOG_PATH,
            FILE_LOG_MAX_SIZE,
            FILE_LOG_MAX_FILES,
            MAX_FRAME_SIZE,
            MAX_FIELDS,
            INBOX_BYTES,
            OUTBOX_BYTES,
            MAX_DYNAMIC_SESSIONS,
            ALLOWED_REMOTE_ADDRESSES,
            MAX_CONNECTIONS,
            MAX_CONNECTIONS_PER_ADDRESS,
            MAX_LOGON_ATTEMPTS_PER_MINUTE,
            MAX_LOGON_SIZE,
            MAX_QUEUED_BYTES,
            OVERLOAD_DELAY,
            WRITE_TIMEOUT,
            CANCEL_ON_DISCONNECT_DELAY,
            MAX_AGE,
            MAX_MESSAGES_PER_SECOND,
            MAX_RESENT_MESSAGES_PER_SECOND,
            MAX_RECEIVED_MESSAGES_PER_SECOND,
            HANDLER_THREAD,
            AUTHENTICATOR,
            AUTHENTICATOR_SETTING,
            SESSION_PROVIDER,
            SESSION_PROVIDER_SETTING,
            SECRET_KEYSET,
            SECRET_PASSPHRASE,
            MASKED_TAGS,
            MASKED_TAGS_IN_LOGS,
            CONTROL_SOCKET);

    private static final Map<String, Setting<?>> BY_NAME = new HashMap<>();

    static {
        ALL.forEach(setting -> BY_NAME.put(setting.name(), setting));
    }

    private SettingsSchema() {
    }

    /** Every setting, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting of exactly this name. */
    public static Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The setting that a key of a file means: of this name, or one that may stand several times under names that begin with its own. */
    public static Optional<Setting<?>> meantBy(String key) {
        return find(key).or(() -> ALL.stream().filter(setting -> setting.isMeantBy(key)).findFirst());
    }

    /** The name that a word was probably meant to be, our settings' and QuickFIX's. */
    public static Optional<String> nearest(String word) {
        return Spelling.nearest(word, Stream.concat(ALL.stream().map(Setting::name), QuickFixSettings.names().stream().sorted()).toList());
    }
}
