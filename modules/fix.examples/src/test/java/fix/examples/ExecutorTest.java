package fix.examples;

import static fix.testkit.MessageMatcher.ofType;

import fix.dictionary.*;
import fix.engine.EngineEvent;
import fix.session.Role;
import fix.testkit.*;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The executor as its clients meet it: over a session, on a good line and on a bad one. */
@FixEngineTest(session = "FIX.4.4:BROKER->TRADER", role = Role.ACCEPTOR, allowed = {EngineEvent.Rejected.class, EngineEvent.Garbled.class})
class ExecutorTest {
    private static final String ORDER = "35=D|11=C1|55=MSFT|54=2|38=50|40=2|44=412.5|60=20261122-10:00:00";

    private final Executor executor = new Executor();

    @Test
    void anOrderIsFilledAtItsLimit(MockCounterparty trader) throws Exception {
        trader.send(ORDER);
        trader.expect(ofType(MsgType.EXECUTION_REPORT).with(Tag.CL_ORD_ID, "C1").with(Tag.ORD_STATUS, OrdStatus.FILLED)
                .with(Tag.AVG_PX, new BigDecimal("412.50")));
    }

    @Test
    void whatIsNoOrderIsRefused(MockCounterparty trader) throws Exception {
        trader.send("35=Z|117=Q1|298=4");
        trader.expect(ofType(MsgType.BUSINESS_MESSAGE_REJECT).with(Tag.BUSINESS_REJECT_REASON, 3));
    }

    @Test
    void anOrderThatTheLineLostIsFilledOnce(MockCounterparty trader, FaultProxy line) throws Exception {
        line.latest().give(Flow.TO_SERVER, Fault.cut(Place.inFrame(1)));
        trader.send(ORDER);
        trader.expectDisconnect();
        trader.logon();
        trader.expect(ofType(MsgType.EXECUTION_REPORT).with(Tag.CL_ORD_ID, "C1"));
        trader.expectNothing(Duration.ofMillis(200));
    }

    @Test
    void anOrderWithAWrongCheckSumIsNone(MockCounterparty trader) throws Exception {
        trader.sendBroken(Breakage.CHECK_SUM, ORDER);
        trader.send(ORDER.replace("C1", "C2"));
        trader.expect(ofType(MsgType.EXECUTION_REPORT).with(Tag.CL_ORD_ID, "C2"));
    }
}
