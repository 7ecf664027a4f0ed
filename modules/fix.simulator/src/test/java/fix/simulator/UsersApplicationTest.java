package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.GroupBuilder;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Application;
import fix.engine.DoNotSendException;
import fix.engine.RejectException;
import fix.engine.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Applications that are not the simulator's own. */
class UsersApplicationTest {
    private static final SimulationPlan PLAN = SimulationPlan.standard().withFaultTime(Duration.ofMinutes(1));

    private static MessageBuilder news(String headline) {
        return MessageBuilder.of(Fix.NEWS)
                .set(Fix.HEADLINE, headline)
                .group(Fix.NO_LINES_OF_TEXT, GroupBuilder.of().set(Fix.TEXT, "text"));
    }

    /** Sends two messages with each logon. */
    private static Application greeter() {
        return new Application() {
            @Override
            public void onLogon(Session session) {
                session.send(news("hello"));
                session.send(news("again"));
            }
        };
    }

    @Test
    void anyTwoApplicationsRunAndTheRulesOfTheSessionHoldForThem() {
        var heard = new AtomicInteger();
        var listener = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                heard.incrementAndGet();
                session.send(news("heard " + message.getString(Fix.HEADLINE)));
            }
        };
        for (long seed = 0; seed < 15; seed++) {
            var result = Simulation.of(PLAN, UsersApplicationTest::greeter, () -> listener).run(seed).requireSound();
            assertTrue(result.time().compareTo(PLAN.faultTime()) >= 0 || result.faults().isEmpty(), result::report);
        }
        assertTrue(heard.get() >= 30, "at least two messages a run, but " + heard);
    }

    @Test
    void theSameSeedRepeatsARunOfTheSameApplications() {
        var one = Simulation.of(PLAN, UsersApplicationTest::greeter, UsersApplicationTest::greeter).run(7);
        assertEquals(one, Simulation.of(PLAN, UsersApplicationTest::greeter, UsersApplicationTest::greeter).run(7));
    }

    @Test
    void anApplicationMayVetoAndRefuse() {
        var events = new ArrayList<String>();
        var picky = new Application() {
            @Override
            public void toApp(MessageBuilder message, Session session) {
                if (message.msgType().equals(Fix.NEWS) && message.getString(Fix.HEADLINE).equals("again")) {
                    throw new DoNotSendException("once is enough");
                }
            }

            @Override
            public void onLogon(Session session) {
                session.send(news("hello"));
                try {
                    session.send(news("again"));
                } catch (DoNotSendException veto) {
                    events.add(veto.getMessage());
                }
            }

            @Override
            public void fromApp(Message message, Session session) {
                throw RejectException.business(3, "no news");
            }
        };
        var refusals = new ArrayList<String>();
        var sender = new Application() {
            @Override
            public void onLogon(Session session) {
                session.send(news("mine"));
            }

            @Override
            public void fromApp(Message message, Session session) {
                refusals.add(message.msgType() + " " + message.getString(Fix.TEXT, ""));
            }
        };
        Simulation.of(PLAN.withFaults(Set.of()).withSettings(Set.of()), () -> sender, () -> picky).run(1).requireSound();
        assertEquals(List.of("once is enough"), events);
        assertTrue(refusals.contains("j no news"), refusals.toString());
    }

    @Test
    void whatIsNotToBeSentAgainMayBeLost() {
        var vetoes = new AtomicInteger();
        var forgetful = new Application() {
            @Override
            public void onLogon(Session session) {
                try {
                    session.send(news("fresh"));
                } catch (DoNotSendException even) {
                    // not this time
                }
            }

            @Override
            public void toApp(MessageBuilder message, Session session) {
                if (session.numbers().nextOutbound() % 2 == 0) {
                    vetoes.incrementAndGet();
                    throw new DoNotSendException("no even numbers");
                }
            }
        };
        for (long seed = 0; seed < 15; seed++) {
            Simulation.of(PLAN, () -> forgetful, UsersApplicationTest::greeter).run(seed).requireSound();
        }
        assertTrue(vetoes.get() > 0);
    }

    @Test
    void anApplicationThatNeverComesToRestFailsItsRun() {
        var endless = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                session.send(news("ping"));
            }

            @Override
            public void onLogon(Session session) {
                session.send(news("ping"));
            }
        };
        var result = Simulation.of(PLAN.withOrders(1).withSettings(Set.of()), () -> endless, () -> endless).run(1);
        assertFalse(result.isSound());
        assertTrue(result.report().contains("goes round in circles"), result::report);
    }
}
