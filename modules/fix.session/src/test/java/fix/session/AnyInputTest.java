package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds in every state for every input; {@link RandomWalk} draws them from a seed, which a failure shows. */
class AnyInputTest {
    private static final int STEPS = 150;

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void everyInputHasAnAnswerInEveryStateAndNoNumberMovesThatIsNotStored(@ForAll long seed) {
        new RandomWalk(seed).go(STEPS, (_, before, input, step) -> Invariants.check(before, input, step));
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void aTickBeforeTheDeadlineIsANoOp(@ForAll long seed) {
        new RandomWalk(seed).go(STEPS, (config, _, _, step) -> {
            long deadline = SessionProtocol.nextDeadline(config, step.state());
            long early = (deadline == Moment.NEVER ? 1_000_000_000_000_000L : deadline) - 1;
            for (boolean paused : new boolean[] {false, true}) {
                var tick = new Input.Tick(new Moment(0, Math.max(0, early)), -1, paused);
                assertEquals(new Step(step.state(), List.of()), SessionProtocol.step(config, step.state(), tick));
            }
        });
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void aTickAtTheDeadlineMovesTheDeadline(@ForAll long seed) {
        new RandomWalk(seed).go(STEPS, (config, _, _, step) -> {
            long deadline = SessionProtocol.nextDeadline(config, step.state());
            if (deadline != Moment.NEVER) {
                for (boolean paused : new boolean[] {false, true}) {
                    var ticked = SessionProtocol.step(config, step.state(), new Input.Tick(new Moment(0, deadline), -1, paused));
                    assertTrue(SessionProtocol.nextDeadline(config, ticked.state()) > deadline, () -> "stuck in " + ticked);
                }
            }
        });
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void pitfall12_whatBelongsToAnotherConnectionChangesNothing(@ForAll long seed) {
        new RandomWalk(seed).go(STEPS, (config, _, input, step) -> {
            var state = step.state();
            var foreign = elsewhere(input, state.epoch() + 1);
            if (foreign != input) {
                assertEquals(new Step(state, List.of()), SessionProtocol.step(config, state, foreign));
            }
        });
    }

    private static Input elsewhere(Input input, long epoch) {
        return switch (input) {
            case Input.Received in -> new Input.Received(epoch, in.message(), in.validity(), in.arrivedNanos(), in.now(), in.held());
            case Input.Garbled in -> new Input.Garbled(epoch, in.reason(), in.readable(), in.now());
            case Input.Authenticated in -> new Input.Authenticated(epoch, in.refusal(), in.logon(), in.now());
            case Input.Replayed in -> new Input.Replayed(epoch, in.items(), in.now());
            case Input.Disconnected in -> new Input.Disconnected(epoch, in.reason(), in.now());
            case Input.Connected _, Input.Send _, Input.Refused _, Input.Tick _, Input.LogoutRequested _, Input.StoreFailed _,
                    Input.Restored _, Input.ResetRequested _, Input.SessionBegan _, Input.NumbersSet _ -> input;
        };
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void theSameInputInTheSameStateLeadsToTheSameState(@ForAll long seed) {
        new RandomWalk(seed).go(STEPS, (config, before, input, step) ->
                assertEquals(step.state(), SessionProtocol.step(config, before, input).state()));
    }
}
