package fix.control;

/**
 * What a command did to a session.
 *
 * @param before where it stood
 * @param after where it stands
 */
public record SessionChange(SessionReport before, SessionReport after) {}
