package fix.simulator;

import fix.engine.driver.Stepper;
import java.util.List;

/**
 * What is run, whatever the choices.
 *
 * @param plan what the run is made of
 * @param stepper the protocol
 * @param business what the two sides do with each other
 */
record Setup(SimulationPlan plan, Stepper stepper, Business.Maker business) {
    SimulationResult run(Choices choices) {
        return new Run(this, choices).go();
    }

    SimulationResult repeat(long seed, List<Choice> script) {
        return run(Choices.of(seed, script));
    }

    Setup with(SimulationPlan other) {
        return new Setup(other, stepper, business);
    }
}
