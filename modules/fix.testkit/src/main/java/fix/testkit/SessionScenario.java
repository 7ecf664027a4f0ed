package fix.testkit;

import fix.core.MessageBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a counterparty does to a session, well or badly behaved, one step after the other: after each of them a session that keeps to the standard
 * is alive, and has everything. A random one tries an application with what nobody thought of. Immutable.
 *
 * <pre>
 * SessionScenario.random(new SplittableRandom(seed), 50).play(mock, () -> order());
 * </pre>
 */
public record SessionScenario(List<Step> steps) {
    private static final int LARGEST_GAP = 20;

    /** One thing to do. */
    public sealed interface Step {
        /** Sends an application message. */
        record Send() implements Step {
        }

        /** Sends a message broken in this way, which is to be ignored; a truncated one may take the next message with it. */
        record Break(Breakage breakage) implements Step {
        }

        /** Passes numbers over, so that the next message is too high; when asked for them, a gap fill is the answer. */
        record Skip(int numbers) implements Step {
        }

        /** Sends a message of long ago again, with PossDupFlag(43): it is to be ignored. */
        record Repeat() implements Step {
        }

        /** Asks for everything from the beginning with a ResendRequest(2). */
        record AskAgain() implements Step {
        }

        /** Sends a TestRequest(1) and waits for its answer. */
        record Ping() implements Step {
        }

        /** Breaks the connection off, and logs on again. */
        record HangUp() implements Step {
        }

        /** Logs out and on again. */
        record LogOut() implements Step {
        }
    }

    /** Copies the list. */
    public SessionScenario {
        steps = List.copyOf(steps);
    }

    /**
     * A random scenario; the same numbers give the same one.
     *
     * @param steps how many, 1 or more
     */
    public static SessionScenario random(RandomGenerator random, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps=" + steps + " is out of bounds: allowed is 1 or more");
        }
        var drawn = new ArrayList<Step>();
        for (int i = 0; i < steps; i++) {
            drawn.add(switch (random.nextInt(16)) {
                case 0, 1 -> new Step.Break(Breakage.values()[random.nextInt(Breakage.values().length)]);
                case 2, 3 -> new Step.Skip(1 + random.nextInt(LARGEST_GAP));
                case 4 -> new Step.Repeat();
                case 5 -> new Step.AskAgain();
                case 6, 7 -> new Step.Ping();
                case 8 -> new Step.HangUp();
                case 9 -> new Step.LogOut();
                default -> new Step.Send();
            });
        }
        return new SessionScenario(drawn);
    }

    /**
     * Does all of it, and then makes sure that the session is alive.
     *
     * @param mock logged on, and looking after the session by itself
     * @param messages what is sent: a new draft each time
     * @throws AssertionError when the session does not come back, or does not answer
     * @throws InterruptedException when interrupted
     */
    public void play(MockCounterparty mock, Supplier<MessageBuilder> messages) throws InterruptedException {
        for (var step : steps) {
            switch (step) {
                case Step.Send _ -> mock.send(messages.get());
                case Step.Break(var breakage) -> {
                    mock.sendBroken(breakage, "35=0");
                    mock.ping();
                }
                case Step.Skip(var numbers) -> {
                    mock.setNextNumbers(mock.nextOutbound() + numbers, mock.nextInbound());
                    mock.ping();
                }
                case Step.Repeat _ -> mock.sendAgain(1, "35=0");
                case Step.AskAgain _ -> mock.send("35=2|7=1|16=0");
                case Step.Ping _ -> mock.ping();
                case Step.HangUp _ -> {
                    mock.disconnect();
                    mock.awaitEnd();
                    mock.awaitNextLogon();
                }
                case Step.LogOut _ -> {
                    mock.sendLogout();
                    mock.awaitEnd();
                    mock.awaitNextLogon();
                }
            }
        }
        mock.ping();
    }
}
