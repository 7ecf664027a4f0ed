package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import fix.dictionary.testkit.MessageGenerator;
import java.util.EnumSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FixArbitrariesTest {
    private static final MessageGenerator GENERATOR = MessageGenerator.of(Dictionaries.get("FIX.4.4"));

    @Provide
    Arbitrary<Message> messages() {
        return FixArbitraries.messages(GENERATOR);
    }

    @Provide
    Arbitrary<MessageBuilder> orders() {
        return FixArbitraries.drafts(GENERATOR, "D");
    }

    @Provide
    Arbitrary<Faults> faults() {
        return FixArbitraries.faults(EnumSet.of(Fault.Kind.CUT, Fault.Kind.STALL));
    }

    @Provide
    Arbitrary<SessionScenario> scenarios() {
        return FixArbitraries.scenarios();
    }

    @Property(tries = 200)
    void messagesAreValid(@ForAll("messages") Message message) {
        var verdict = new Validator(Dictionaries.get("FIX.4.4"), ValidationSettings.standard()).validate(message);
        assertTrue(verdict instanceof Valid, () -> verdict + ": " + message);
    }

    @Property(tries = 50)
    void draftsAreOfTheirType(@ForAll("orders") MessageBuilder order) {
        assertEquals("D", order.msgType());
        assertTrue(order.has(11) && order.has(54));
    }

    @Property(tries = 50)
    void faultsAreOfTheKindsAskedFor(@ForAll("faults") Faults faults) {
        faults.toServer().forEach(fault -> assertTrue(fault.kind() == Fault.Kind.CUT || fault.kind() == Fault.Kind.STALL));
        assertTrue(faults.toServer().size() + faults.toClient().size() >= 1);
    }

    @Property(tries = 50)
    void scenariosHaveUpToAHundredSteps(@ForAll("scenarios") SessionScenario scenario) {
        assertTrue(!scenario.steps().isEmpty() && scenario.steps().size() <= 100);
    }
}
