package fix.config;

import java.util.List;

/**
 * A configuration that was read and found right: what holds for the engine, and its sessions. Immutable. Its text shows no secret.
 *
 * @param source the file's name
 * @param engine what holds for the whole engine: {@link Settings#STORE} and its like
 * @param sessions at least one, each with an identity of its own, in the order of the file
 * @param warnings what was not used although it is no error, in the order of the file
 */
public record EngineConfig(String source, SettingValues engine, List<SessionSettings> sessions, List<ConfigProblem> warnings) {

    /** Copies the lists. */
    public EngineConfig {
        sessions = List.copyOf(sessions);
        warnings = List.copyOf(warnings);
    }
}
