package fix.simulator;

import fix.engine.Application;
import java.util.function.Supplier;

/** What the two sides of a run do with each other. */
interface Business {
    /** Makes the business of a run. */
    interface Maker {
        Business make(World world, Terms terms, SimulationPlan plan);
    }

    /** The initiator's application for one life of its engine. */
    Application initiator();

    /** The acceptor's application for one life of its engine. */
    Application acceptor();

    /** True when no more will be sent of their own accord. */
    default boolean isDone() {
        return true;
    }

    /** Whether faults go on although all is sent. */
    default boolean outlastsItself() {
        return true;
    }

    /** Rises with each message that is sent of one's own accord. */
    default int progress() {
        return 0;
    }

    /** How many orders were promised. */
    default int promised() {
        return 0;
    }

    /** What must hold in the end, besides what holds for every session. */
    default void judge(Oracle oracle) {}

    /** A user's applications. */
    record OfUser(Supplier<? extends Application> forInitiator, Supplier<? extends Application> forAcceptor) implements Business {
        @Override
        public Application initiator() {
            return forInitiator.get();
        }

        @Override
        public Application acceptor() {
            return forAcceptor.get();
        }
    }
}
