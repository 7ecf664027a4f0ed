package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;

/** What holds for every step, whatever the state and the input. */
final class Invariants {
    private Invariants() {}

    /**
     * Checks one step.
     *
     * <ul>
     *   <li>The effects that the store sees lead from the old numbers to the new ones: nothing moves that is not stored.
     *   <li>A message takes the next number, each number once. The expected number never falls but by a reset, which raises the
     *       generation by one.
     *   <li>Only numbers that were given out are sent again or filled.
     *   <li>Nothing is sent after the connection's end.
     * </ul>
     */
    static void check(SessionState before, Input input, Step step) {
        Supplier<String> story = () -> before + "\n  on " + input + "\n  gives " + step;
        if (input instanceof Input.Restored) {
            assertTrue(step.effects().isEmpty(), story);
            return;
        }
        long generation = before.numbers().generation();
        long out = before.numbers().nextOutbound();
        long in = before.numbers().nextInbound();
        boolean ended = false;
        for (var effect : step.effects()) {
            switch (effect) {
                case Effect.Transmit sent -> {
                    assertTrue(!ended, story);
                    assertEquals(out, sent.msgSeqNum(), story);
                    out++;
                }
                case Effect.Accept accepted -> {
                    assertTrue(accepted.nextInbound() >= in, story);
                    in = accepted.nextInbound();
                }
                case Effect.Reset reset -> {
                    boolean goesOn = reset.numbers().nextOutbound() == out;
                    boolean resumes = before instanceof SessionState.Authenticating asking && asking.resetUnconfirmed() && goesOn && reset.numbers().nextInbound() == in
                            || before instanceof SessionState.Doubtful && goesOn && (reset.numbers().nextInbound() == in || reset.numbers().nextInbound() == 1);
                    assertEquals(generation + 1, reset.numbers().generation(), story);
                    generation = reset.numbers().generation();
                    out = reset.numbers().nextOutbound();
                    in = reset.numbers().nextInbound();
                    assertTrue(input instanceof Input.NumbersSet || before instanceof SessionState.Draining && out == 1 && in > 1 || resumes || out <= 2 && in == 1, story);
                }
                case Effect.Skip skip -> {
                    assertTrue(skip.nextOutbound() >= out, story);
                    out = skip.nextOutbound();
                }
                case Effect.SendAgain again -> assertTrue(!ended && again.msgSeqNum() < out, story);
                case Effect.FillGap fill -> {
                    long newSeqNo = fill.draft().getLong(36);
                    assertTrue(!ended && fill.msgSeqNum() < newSeqNo && newSeqNo <= out, story);
                }
                case Effect.Disconnect _ -> ended = true;
                case Effect.Hold _, Effect.ReleaseHeld _, Effect.DropHeld _, Effect.Authenticate _, Effect.Replay _,
                        Effect.ReplayDone _, Effect.ResetDone _, Effect.LoggedOn _, Effect.LoggedOut _, Effect.SendRefused _, Effect.Report _ -> {
                    // no number moves
                }
            }
        }
        assertEquals(new Numbers(generation, out, in), step.state().numbers(), story);
    }
}
