package fix.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link SessionProtocol#step} answers.
 *
 * @param state the state from here on
 * @param effects what is to be done, in this order: the order is the durability contract
 */
public record Step(SessionState state, List<Effect> effects) {
    static Step quiet(SessionState state) {
        return new Step(state, List.of());
    }

    static Step of(SessionState state, Effect effect) {
        return new Step(state, List.of(effect));
    }

    static Step of(SessionState state, Effect first, Effect second) {
        return new Step(state, List.of(first, second));
    }

    /** The same step, with these effects before its own. */
    Step after(List<Effect> before) {
        var all = new ArrayList<>(before);
        all.addAll(effects);
        return new Step(state, all);
    }
}
