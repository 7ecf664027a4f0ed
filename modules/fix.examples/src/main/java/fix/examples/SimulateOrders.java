package fix.examples;

import fix.core.*;
import fix.dictionary.*;
import fix.engine.*;
import fix.simulator.*;
import java.time.Duration;

/** Runs a trader and a broker under every kind of fault, from a hundred seeds: each order that was sent is filled. */
class SimulateOrders {
    /** Sends an order with each logon, until there are three. What it must not forget it keeps outside: a crash takes the rest. */
    static class Trader implements Application {
        private final int[] sent;

        Trader(int[] sent) {
            this.sent = sent;
        }

        @Override
        public void onLogon(Session session) {
            if (sent[0] < 3) {
                session.send(MessageBuilder.of(MsgType.NEW_ORDER_SINGLE).set(Tag.CL_ORD_ID, "A" + sent[0]).set(Tag.SYMBOL, "AAPL")
                        .set(Tag.SIDE, Side.BUY).set(Tag.ORDER_QTY, 100).set(Tag.ORD_TYPE, OrdType.MARKET).set(Tag.TRANSACT_TIME, "20260101-00:00:00"));
                sent[0]++;
            }
        }
    }

    /** Fills every order in its callback. */
    static class Broker implements Application {
        @Override
        public void fromApp(Message order, Session session) {
            session.send(MessageBuilder.of(MsgType.EXECUTION_REPORT).set(Tag.ORDER_ID, "O-" + order.getString(Tag.CL_ORD_ID)).set(Tag.EXEC_ID, "1")
                    .set(Tag.EXEC_TYPE, ExecType.TRADE).set(Tag.ORD_STATUS, OrdStatus.FILLED).set(Tag.SYMBOL, "AAPL").set(Tag.SIDE, Side.BUY)
                    .set(Tag.LEAVES_QTY, 0).set(Tag.CUM_QTY, 100).set(Tag.AVG_PX, 187));
        }
    }

    static void main() {
        var plan = SimulationPlan.standard().withFaultTime(Duration.ofMinutes(2));
        for (int seed = 0; seed < 100; seed++) {
            var sent = new int[1];
            Simulation.of(plan, () -> new Trader(sent), Broker::new).run(seed).requireSound();
        }
        System.out.println("100 runs, nothing lost");
    }
}
