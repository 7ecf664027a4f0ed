package fix.engine;

import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.FrameLimits;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.ValidationSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.session.SessionTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that an engine is told of one session. Immutable; the {@code with} methods give changed copies.
 *
 * @param config the protocol's rules, and who the session is
 * @param host where an initiator connects to; empty for an acceptor
 * @param port where an initiator connects to, 1 to 65535; 0 for an acceptor
 * @param dictionary what messages are taken apart and checked with
 * @param validation how strictly; empty for not at all
 * @param precision the fraction of a second in SendingTime(52)
 * @param frameLimits how large a message may be
 * @param inboxBytes what may wait for the application before we stop reading, in bytes
 * @param outboxBytes what may wait for the store and the line before {@code send} waits, in bytes
 * @param writeTimeout how long a write may hang before the connection is closed
 * @param reconnectInterval how long an initiator waits after the first failure; doubled with each one after it
 * @param reconnectMax the longest wait between two tries
 * @param logonFields what our Logons have besides; the application may change it
 * @param validateChecksum a message whose CheckSum(10) is wrong is garbled
 * @param refreshOnLogon the session's place is read from the store again before each logon
 * @param allowPosDup PossDupFlag(43) and OrigSendingTime(122) of what the application sends are kept; otherwise they are left out
 * @param rejectOnUnhandledException a message on which the application throws is rejected; otherwise that is reported alone
 * @param times when the session is open, and when its numbers start anew
 * @param limits what was agreed with the counterparty beyond the protocol
 * @param connection what is asked of the connection: TLS, and whose certificate it must have
 * @param platformHandler the application is called on a platform thread, for handlers that burn or pin their carrier
 */
public record SessionSettings(
        SessionConfig config,
        String host,
        int port,
        SessionDictionary dictionary,
        Optional<ValidationSettings> validation,
        TimestampPrecision precision,
        FrameLimits frameLimits,
        long inboxBytes,
        long outboxBytes,
        Duration writeTimeout,
        Duration reconnectInterval,
        Duration reconnectMax,
        List<LogonField> logonFields,
        boolean validateChecksum,
        boolean refreshOnLogon,
        boolean allowPosDup,
        boolean rejectOnUnhandledException,
        SessionTimes times,
        SessionLimits limits,
        ConnectionSettings connection,
        boolean platformHandler) {

    /** Says which component is out of its bounds. FIX 4.0 and 4.1 have no fraction of a second, whatever precision is given. */
    public SessionSettings {
        logonFields = List.copyOf(logonFields);
        precision = hasFractions(config.id().beginString()) ? precision : TimestampPrecision.SECONDS;
        boolean initiator = config.role() == Role.INITIATOR;
        if (initiator && (host.isBlank() || port < 1 || port > 65_535)) {
            throw new EngineException("session " + config.id() + ": an initiator needs a host and a port from 1 to 65535, got '"
                    + host + "' and " + port);
        }
        require(inboxBytes >= 1_024, config.id(), "InboxBytes", inboxBytes, "1024 or more");
        require(outboxBytes >= 1_024, config.id(), "OutboxBytes", outboxBytes, "1024 or more");
        require(writeTimeout.isPositive(), config.id(), "WriteTimeout", writeTimeout, "more than 0");
        require(reconnectInterval.isPositive(), config.id(), "ReconnectInterval", reconnectInterval, "more than 0");
        require(
                reconnectMax.compareTo(reconnectInterval) >= 0, config.id(), "ReconnectMax", reconnectMax,
                "not below ReconnectInterval");
        require(
                times.resetSeqTime().isEmpty() || !config.id().beginString().equals("FIX.4.0"), config.id(), "ResetSeqTime",
                times.resetSeqTime().map(Object::toString).orElse(""), "from FIX.4.1 on, which has ResetSeqNumFlag(141)");
    }

    private static void require(boolean holds, SessionID id, String name, Object value, String allowed) {
        if (!holds) {
            throw new EngineException("session " + id + ": " + name + "=" + value + " is out of bounds: allowed is " + allowed);
        }
    }

    /** An acceptor's session with every default. */
    public static SessionSettings acceptor(SessionID id) {
        return of(SessionConfig.acceptor(id), "", 0);
    }

    /** An initiator's session with every default. */
    public static SessionSettings initiator(SessionID id, String host, int port) {
        return of(SessionConfig.initiator(id), host, port);
    }

    /** A session with these rules and every other default; its dictionary is the standard one of its BeginString. */
    public static SessionSettings of(SessionConfig config, String host, int port) {
        return builder(config).endpoint(host, port).build();
    }

    /** Starts from the defaults for a session with these rules; its dictionary is the standard one of its BeginString. */
    public static Builder builder(SessionConfig config) {
        return new Builder(config);
    }

    /** Starts from these settings. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static boolean hasFractions(String beginString) {
        return !beginString.equals("FIX.4.0") && !beginString.equals("FIX.4.1");
    }

    /** The session. */
    public SessionID id() {
        return config.id();
    }

    /** Where an initiator connects to: its host and port, then the alternatives. */
    public List<Endpoint> endpoints() {
        return Stream.concat(Stream.of(new Endpoint(host, port)), connection.alternatives().stream()).toList();
    }

    /** These settings with other rules. */
    public SessionSettings withConfig(SessionConfig config) {
        return toBuilder().config(config).build();
    }

    /** These settings with another dictionary; in a session of FIXT.1.1 the transport's, beside which application versions are the standard ones. */
    public SessionSettings withDictionary(Dictionary dictionary) {
        return toBuilder().dictionary(dictionary).build();
    }

    /** These settings with other dictionaries. */
    public SessionSettings withDictionary(SessionDictionary dictionary) {
        return toBuilder().dictionary(dictionary).build();
    }

    /** These settings with another strictness; empty for no check at all. */
    public SessionSettings withValidation(Optional<ValidationSettings> validation) {
        return toBuilder().validation(validation).build();
    }

    /** These settings with another precision. */
    public SessionSettings withPrecision(TimestampPrecision precision) {
        return toBuilder().precision(precision).build();
    }

    /** These settings with other frame limits. */
    public SessionSettings withFrameLimits(FrameLimits frameLimits) {
        return toBuilder().frameLimits(frameLimits).build();
    }

    /** These settings with another write deadline. */
    public SessionSettings withWriteTimeout(Duration writeTimeout) {
        return toBuilder().writeTimeout(writeTimeout).build();
    }

    /** These settings with another schedule. */
    public SessionSettings withTimes(SessionTimes times) {
        return toBuilder().times(times).build();
    }

    /** These settings with other limits. */
    public SessionSettings withLimits(SessionLimits limits) {
        return toBuilder().limits(limits).build();
    }

    /** These settings with other demands on the connection. */
    public SessionSettings withConnection(ConnectionSettings connection) {
        return toBuilder().connection(connection).build();
    }

    /** These settings with another kind of handler thread. */
    public SessionSettings withPlatformHandler(boolean platformHandler) {
        return toBuilder().platformHandler(platformHandler).build();
    }

    /** These settings with other bounds for what waits, in bytes. */
    public SessionSettings withQueues(long inboxBytes, long outboxBytes) {
        return toBuilder().queues(inboxBytes, outboxBytes).build();
    }

    /** These settings with other waits between tries to connect. */
    public SessionSettings withReconnect(Duration reconnectInterval, Duration reconnectMax) {
        return toBuilder().reconnect(reconnectInterval, reconnectMax).build();
    }

    /** These settings with another place to connect to. */
    public SessionSettings withEndpoint(String host, int port) {
        return toBuilder().endpoint(host, port).build();
    }

    /** Collects what departs from the defaults; not thread-safe. What a component means stands at {@link SessionSettings}. */
    public static final class Builder {
        private SessionConfig config;
        private String host = "";
        private int port;
        private SessionDictionary dictionary;
        private Optional<ValidationSettings> validation = Optional.of(ValidationSettings.standard());
        private TimestampPrecision precision = TimestampPrecision.MILLIS;
        private FrameLimits frameLimits = FrameLimits.DEFAULT;
        private long inboxBytes = 4 << 20;
        private long outboxBytes = 16 << 20;
        private Duration writeTimeout = Duration.ofSeconds(30);
        private Duration reconnectInterval = Duration.ofSeconds(1);
        private Duration reconnectMax = Duration.ofSeconds(30);
        private List<LogonField> logonFields = List.of();
        private boolean validateChecksum = true;
        private boolean refreshOnLogon;
        private boolean allowPosDup;
        private boolean rejectOnUnhandledException = true;
        private SessionTimes times = SessionTimes.ALWAYS;
        private SessionLimits limits = SessionLimits.NONE;
        private ConnectionSettings connection = ConnectionSettings.DEFAULT;
        private boolean platformHandler;

        private Builder(SessionConfig config) {
            this.config = config;
            dictionary = SessionDictionary.standard(config.id().beginString());
        }

        private Builder(SessionSettings from) {
            config = from.config;
            host = from.host;
            port = from.port;
            dictionary = from.dictionary;
            validation = from.validation;
            precision = from.precision;
            frameLimits = from.frameLimits;
            inboxBytes = from.inboxBytes;
            outboxBytes = from.outboxBytes;
            writeTimeout = from.writeTimeout;
            reconnectInterval = from.reconnectInterval;
            reconnectMax = from.reconnectMax;
            logonFields = from.logonFields;
            validateChecksum = from.validateChecksum;
            refreshOnLogon = from.refreshOnLogon;
            allowPosDup = from.allowPosDup;
            rejectOnUnhandledException = from.rejectOnUnhandledException;
            times = from.times;
            limits = from.limits;
            connection = from.connection;
            platformHandler = from.platformHandler;
        }

        /** The rules. */
        public Builder config(SessionConfig config) {
            this.config = config;
            return this;
        }

        /** Where an initiator connects to; by default nowhere. */
        public Builder endpoint(String host, int port) {
            this.host = host;
            this.port = port;
            return this;
        }

        /** The dictionary; by default the standard one of BeginString. In a session of FIXT.1.1 it is the transport's. */
        public Builder dictionary(Dictionary dictionary) {
            boolean transport = dictionary.version().equals(SessionDictionary.FIXT);
            return dictionary(transport ? SessionDictionary.overTransport(dictionary) : SessionDictionary.of(dictionary));
        }

        /** The dictionaries, where there are several. */
        public Builder dictionary(SessionDictionary dictionary) {
            this.dictionary = dictionary;
            return this;
        }

        /** The strictness; empty for no check at all. By default {@link ValidationSettings#standard}. */
        public Builder validation(Optional<ValidationSettings> validation) {
            this.validation = validation;
            return this;
        }

        /** TimeStampPrecision; by default milliseconds. FIX 4.0 and 4.1 keep to seconds. */
        public Builder precision(TimestampPrecision precision) {
            this.precision = precision;
            return this;
        }

        /** How large a message may be; by default {@link FrameLimits#DEFAULT}. */
        public Builder frameLimits(FrameLimits frameLimits) {
            this.frameLimits = frameLimits;
            return this;
        }

        /** InboxBytes and OutboxBytes; by default 4 and 16 MiB. */
        public Builder queues(long inboxBytes, long outboxBytes) {
            this.inboxBytes = inboxBytes;
            this.outboxBytes = outboxBytes;
            return this;
        }

        /** WriteTimeout; by default 30 s. */
        public Builder writeTimeout(Duration writeTimeout) {
            this.writeTimeout = writeTimeout;
            return this;
        }

        /** ReconnectInterval and ReconnectMax; by default 1 and 30 s. */
        public Builder reconnect(Duration reconnectInterval, Duration reconnectMax) {
            this.reconnectInterval = reconnectInterval;
            this.reconnectMax = reconnectMax;
            return this;
        }

        /** LogonTag; by default none. */
        public Builder logonFields(List<LogonField> logonFields) {
            this.logonFields = List.copyOf(logonFields);
            return this;
        }

        /** ValidateChecksum; by default Y. */
        public Builder validateChecksum(boolean validateChecksum) {
            this.validateChecksum = validateChecksum;
            return this;
        }

        /** RefreshOnLogon; by default N. */
        public Builder refreshOnLogon(boolean refreshOnLogon) {
            this.refreshOnLogon = refreshOnLogon;
            return this;
        }

        /** AllowPosDup; by default N. */
        public Builder allowPosDup(boolean allowPosDup) {
            this.allowPosDup = allowPosDup;
            return this;
        }

        /** RejectMessageOnUnhandledException; by default Y. */
        public Builder rejectOnUnhandledException(boolean rejectOnUnhandledException) {
            this.rejectOnUnhandledException = rejectOnUnhandledException;
            return this;
        }

        /** The schedule; by default always open. */
        public Builder times(SessionTimes times) {
            this.times = times;
            return this;
        }

        /** The limits; by default none. */
        public Builder limits(SessionLimits limits) {
            this.limits = limits;
            return this;
        }

        /** The demands on the connection; by default none. */
        public Builder connection(ConnectionSettings connection) {
            this.connection = connection;
            return this;
        }

        /** HandlerThread; by default virtual. */
        public Builder platformHandler(boolean platformHandler) {
            this.platformHandler = platformHandler;
            return this;
        }

        /** The finished settings; refuses what is out of bounds. */
        public SessionSettings build() {
            return new SessionSettings(
                    config, host, port, dictionary, validation, precision, frameLimits, inboxBytes, outboxBytes,
                    writeTimeout, reconnectInterval, reconnectMax, logonFields, validateChecksum, refreshOnLogon, allowPosDup, rejectOnUnhandledException,
                    times, limits, connection, platformHandler);
        }
    }
}
