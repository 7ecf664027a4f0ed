package fix.simulator;

import fix.core.MessageBuilder;
import fix.engine.Application;
import fix.engine.Session;
import fix.session.SessionState;

/** An application that sends of its own accord, at random times, from outside of callbacks. */
abstract class Sender implements Application {
    private static final long WHILE_RESETTING = 1_000_000L;
    /** So long at most it is silent while it has something to send, however slow its thread: a minute. */
    private static final long LONGEST = 60_000_000_000L;

    final World world;
    final Ledger ledger;
    final Dialect dialect;
    private final long pace;
    private boolean planned;

    /** @param pace nanoseconds between two messages, typically */
    Sender(World world, Ledger ledger, Dialect dialect, long pace) {
        this.world = world;
        this.ledger = ledger;
        this.dialect = dialect;
        this.pace = pace;
    }

    /** True while there is something to send. */
    abstract boolean hasMore();

    /** The next message; the same one again when it could not be sent. */
    abstract MessageBuilder next();

    /** That message has its number; whether it will be stored is not known. */
    abstract void taken();

    /** A message that was taken is known to be stored. */
    abstract void promised(MessageBuilder message);

    @Override
    public void onLogon(Session session) {
        if (!planned) {
            plan((UserSession) session);
        }
    }

    private void plan(UserSession session) {
        planned = true;
        session.life().engine().after(Math.min(world.threads.delay(pace), LONGEST), () -> inTurn(session));
    }

    private void inTurn(UserSession session) {
        long wait = session.life().driver().limits().maySendAt() - session.life().engine().now().monoNanos();
        if (wait > 0 && session.isLoggedOn()) {
            session.life().engine().after(wait, () -> inTurn(session));
        } else {
            planned = false;
            if (hasMore() && session.isLoggedOn()) {
                send(session);
                plan(session);
            } else if (hasMore() && isResetting(session)) {
                // No logon follows the reset: this goes on when the peer has answered.
                planned = true;
                session.life().engine().after(WHILE_RESETTING, () -> plan(session));
            }
        }
    }

    private static boolean isResetting(UserSession session) {
        var state = session.life().driver().state();
        return state instanceof SessionState.Draining || state instanceof SessionState.Resetting;
    }

    private void send(UserSession session) {
        var message = next();
        session.send(message, stored -> {
            if (stored) {
                promised(message);
            }
        });
        taken();
    }
}
