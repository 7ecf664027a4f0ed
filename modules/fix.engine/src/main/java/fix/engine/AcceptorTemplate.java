package fix.engine;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Acceptors' sessions that come into being when their counterparty logs on. Immutable.
 *
 * <p>In the pattern {@value #ANY} stands for anything, of BeginString too, and what the Logon has in its place becomes part of the new
 * session's identity. A sub or location ID that the pattern leaves empty may be anything and becomes no part of it.
 *
 * @param pattern which sessions, from our side
 * @param settings the settings of the session with this identity, asked each time that one is made
 * @param application serves the session with this identity
 * @param listener where its sessions log on: the address of one of the engine's listeners, as it was given; empty for any of them. The settings should say the same
 */
public record AcceptorTemplate(
        SessionID pattern, Function<SessionID, SessionSettings> settings, Function<SessionID, Application> application, Optional<InetSocketAddress> listener) {
    /** Stands for anything: {@value}. */
    public static final String ANY = "*";

    /** The tags of the parts of an identity on what comes in: our parts are the peer's target. BeginString and the CompIDs come first. */
    private static final int[] TAGS = {
        Tags.BEGIN_STRING, Tags.TARGET_COMP_ID, Tags.SENDER_COMP_ID, Tags.TARGET_SUB_ID, Tags.TARGET_LOCATION_ID, Tags.SENDER_SUB_ID,
        Tags.SENDER_LOCATION_ID
    };

    /** @throws EngineException when the pattern has a qualifier, which no Logon shows */
    public AcceptorTemplate {
        if (!pattern.qualifier().isEmpty()) {
            throw new EngineException("template " + pattern + ": a Logon shows no qualifier; leave it out");
        }
    }

    /** A template for every listener. */
    public AcceptorTemplate(SessionID pattern, Function<SessionID, SessionSettings> settings, Function<SessionID, Application> application) {
        this(pattern, settings, application, Optional.empty());
    }

    /** Whether its sessions may log on there. */
    public boolean listensAt(InetSocketAddress address) {
        return listener.isEmpty() || listener.get().equals(address);
    }

    /** The session that this Logon is for, if this template fits it. */
    public Optional<SessionID> identityOf(Message logon) {
        var parts = parts(pattern);
        var found = new String[TAGS.length];
        for (int i = 0; i < TAGS.length; i++) {
            var value = i == 0 ? logon.beginString() : logon.getString(TAGS[i], "");
            boolean free = parts.get(i).equals(ANY) || parts.get(i).isEmpty();
            if (!free && !parts.get(i).equals(value) || i < 3 && value.isEmpty()) {
                return Optional.empty();
            }
            found[i] = parts.get(i).isEmpty() ? "" : value;
        }
        return Optional.of(new SessionID(found[0], found[1], found[3], found[4], found[2], found[5], found[6], ""));
    }

    /** True when this template may have made the session with this identity. */
    public boolean fits(SessionID session) {
        var ours = parts(pattern);
        var theirs = parts(session);
        for (int i = 0; i < TAGS.length; i++) {
            if (!ours.get(i).equals(ANY) && !ours.get(i).equals(theirs.get(i))) {
                return false;
            }
        }
        return session.qualifier().isEmpty();
    }

    /** How many parts are no wildcard: of the templates that fit a Logon the one with the most is taken. */
    public int precision() {
        return (int) parts(pattern).stream().filter(part -> !part.isEmpty() && !part.equals(ANY)).count();
    }

    /** Says which two of them tie, if any do. */
    static void requireNoTies(List<AcceptorTemplate> templates) {
        for (int i = 1; i < templates.size(); i++) {
            var one = templates.get(i);
            for (var other : templates.subList(0, i)) {
                if (one.tiesWith(other)) {
                    throw new EngineException(one + " and " + other + " fit the same sessions and are equally precise: make one of them more precise");
                }
            }
        }
    }

    /** True when some Logon fits both and neither is more precise: then it could not be told which one is meant. */
    public boolean tiesWith(AcceptorTemplate other) {
        boolean apart = listener.isPresent() && other.listener.isPresent() && !listener.equals(other.listener);
        if (apart || precision() != other.precision()) {
            return false;
        }
        var ours = parts(pattern);
        var theirs = parts(other.pattern);
        for (int i = 0; i < TAGS.length; i++) {
            boolean free = List.of("", ANY).contains(ours.get(i)) || List.of("", ANY).contains(theirs.get(i));
            if (!free && !ours.get(i).equals(theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parts(SessionID id) {
        return List.of(
                id.beginString(), id.senderCompID(), id.targetCompID(), id.senderSubID(), id.senderLocationID(), id.targetSubID(),
                id.targetLocationID());
    }

    @Override
    public String toString() {
        return "template " + pattern;
    }
}
