package fix.acceptance;

import static java.util.Map.entry;

import fix.core.TimestampPrecision;
import fix.core.dictionary.ValidationSettings;
import fix.engine.EngineException;
import fix.engine.SessionSettings;
import fix.session.SessionConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The settings that an acceptance server can be given, in QuickFIX's words: what each does to a session. */
final class ServerSettings {
    private static final Map<String, Change> KNOWN = Map.ofEntries(
            entry("AllowUnknownMsgFields", validation(ValidationSettings::withAllowUnknownMsgFields)),
            entry("CheckCompID", config(SessionConfig.Builder::checkCompID, ServerSettings::flag)),
            entry("CheckLatency", config(SessionConfig.Builder::checkLatency, ServerSettings::flag)),
            entry("ClosedResendInterval", config(SessionConfig.Builder::closedResendInterval, ServerSettings::flag)),
            entry("FirstFieldInGroupIsDelimiter", validation(ValidationSettings::withFirstFieldInGroupIsDelimiter)),
            entry("LogonTimeout", config(SessionConfig.Builder::logonTimeout, ServerSettings::seconds)),
            entry("LogoutTimeout", config(SessionConfig.Builder::logoutTimeout, ServerSettings::seconds)),
            entry("MaxLatency", config(SessionConfig.Builder::maxLatency, ServerSettings::seconds)),
            entry("RequiresOrigSendingTime", config(SessionConfig.Builder::requiresOrigSendingTime, ServerSettings::flag)),
            entry("ResendRequestChunkSize", config(SessionConfig.Builder::resendRequestChunkSize, ServerSettings::number)),
            entry("ResetOnDisconnect", config(SessionConfig.Builder::resetOnDisconnect, ServerSettings::flag)),
            entry("ResetOnLogon", config(SessionConfig.Builder::resetOnLogon, ServerSettings::flag)),
            entry("ResetOnLogout", config(SessionConfig.Builder::resetOnLogout, ServerSettings::flag)),
            entry("TimeStampPrecision", ServerSettings::precision),
            entry("ValidateFieldsHaveValues", validation(ValidationSettings::withValidateFieldsHaveValues)),
            entry("ValidateFieldsOutOfOrder", validation(ValidationSettings::withValidateFieldsOutOfOrder)),
            entry("ValidateIncomingMessage", (session, value) -> flag(value) ? session : session.withValidation(Optional.empty())),
            entry("ValidateUnorderedGroupFields", validation(ValidationSettings::withValidateUnorderedGroupFields)),
            entry("ValidateUserDefinedFields", validation(ValidationSettings::withValidateUserDefinedFields)));

    /** What a setting does to a session; throws IllegalArgumentException, which says what is allowed. */
    private interface Change extends BiFunction<SessionSettings, String, SessionSettings> {}

    private ServerSettings() {}

    /**
     * The session's settings with one of them changed.
     *
     * @param setting {@code Key=Value}
     * @throws EngineException in one line, when there is no such setting or its value is not allowed
     */
    static SessionSettings apply(SessionSettings session, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new EngineException("a setting is Key=Value, got '" + setting + "'");
        }
        var key = setting.substring(0, equals);
        var change = KNOWN.get(key);
        if (change == null) {
            throw new EngineException("there is no setting " + key + "; there are " + String.join(", ", new TreeSet<>(KNOWN.keySet())));
        }
        try {
            return change.apply(session, setting.substring(equals + 1).strip());
        } catch (IllegalArgumentException wrong) {
            throw new EngineException(setting + ": " + wrong.getMessage());
        }
    }

    private static <T> Change config(BiFunction<SessionConfig.Builder, T, SessionConfig.Builder> set, Function<String, T> read) {
        return (session, value) -> session.withConfig(set.apply(session.config().toBuilder(), read.apply(value)).build());
    }

    private static Change validation(BiFunction<ValidationSettings, Boolean, ValidationSettings> set) {
        return (session, value) -> {
            boolean on = flag(value);
            return session.withValidation(session.validation().map(strictness -> set.apply(strictness, on)));
        };
    }

    /** FIX 4.0 and 4.1 have no fraction of a second, whatever is set. */
    private static SessionSettings precision(SessionSettings session, String value) {
        for (var precision : TimestampPrecision.values()) {
            if (precision.name().equals(value.toUpperCase(Locale.ROOT))) {
                return session.precision() == TimestampPrecision.SECONDS && isBefore42(session) ? session : session.withPrecision(precision);
            }
        }
        throw new IllegalArgumentException("allowed is one of " + Arrays.toString(TimestampPrecision.values()));
    }

    private static boolean isBefore42(SessionSettings session) {
        return session.id().beginString().equals("FIX.4.0") || session.id().beginString().equals("FIX.4.1");
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw new IllegalArgumentException("allowed is Y or N");
        };
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(number(value));
    }

    private static long number(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("allowed is a whole number of at most nine digits");
        }
        return Long.parseLong(value);
    }
}
