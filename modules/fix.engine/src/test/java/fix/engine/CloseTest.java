package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;

class CloseTest {
    @RepeatedTest(20)
    void whenCloseReturnsTheTickerHasEnded() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity()).initiate(new Trader(), UnaryOperator.identity())) {
            engines.loggedOn();
        }
        assertEquals(List.of(), Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter("fix-ticker"::equals).toList());
    }
}
