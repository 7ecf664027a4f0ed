package fix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.dictionary.MsgType;
import fix.dictionary.Tag;
import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs, and the README shows one of them as it is. */
@Timeout(60)
class ExamplesTest {
    @TempDir
    Path folder;

    @Test
    void theReadmesProgramSendsAnOrderAndPrintsItsFill() throws Exception {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        try (var executor = Executor.start(0, folder.toString())) {
            System.setOut(new PrintStream(printed, true));
            SendOrder.main(Integer.toString(executor.port()));
        } finally {
            System.setOut(console);
        }
        assertEquals("filled at 187.25", printed.toString().strip());
    }

    @Test
    void theReadmesProgramHasAtMostThirtyLinesAndIsThisOneByteForByte() throws IOException {
        var root = Path.of(System.getProperty("repo.root"));
        var program = Files.readString(root.resolve("modules/fix.examples/src/main/java/fix/examples/SendOrder.java"));
        assertTrue(program.lines().count() <= 30, program.lines().count() + " lines");
        var readme = Files.readString(root.resolve("README.md"));
        assertTrue(readme.contains("```java\n" + program + "```\n"), "README.md does not hold SendOrder.java byte for byte");
    }

    @Test
    void theTestInTheDocumentationIsThisOneByteForByte() throws IOException {
        var root = Path.of(System.getProperty("repo.root"));
        var test = Files.readString(root.resolve("modules/fix.examples/src/test/java/fix/examples/ExecutorTest.java"));
        assertTrue(Files.readString(root.resolve("docs/testing.md")).contains("```java\n" + test + "```\n"), "docs/testing.md does not hold ExecutorTest.java byte for byte");
    }

    @Test
    void aTraderAndABrokerRunInTheSimulatorFromOutsideOfItAndItsDocumentShowsThem() throws IOException {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        try {
            System.setOut(new PrintStream(printed, true));
            SimulateOrders.main();
        } finally {
            System.setOut(console);
        }
        assertEquals("100 runs, nothing lost", printed.toString().strip());
        var root = Path.of(System.getProperty("repo.root"));
        var program = Files.readString(root.resolve("modules/fix.examples/src/main/java/fix/examples/SimulateOrders.java"));
        var document = Files.readString(root.resolve("docs/simulator.md"));
        assertTrue(document.contains("```java\n" + program + "```\n"), "docs/simulator.md does not hold SimulateOrders.java byte for byte");
    }

    @Test
    void ordersForOneSymbolTakeTheSameSessionOfAPoolAndItsDocumentShowsThem() throws Exception {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        var everybody = new AcceptorTemplate(SessionID.of("FIX.4.4", "BROKER", "*"), SessionSettings::acceptor, _ -> new Application() { });
        try (var broker = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress("localhost", 0)).template(everybody).start()) {
            System.setOut(new PrintStream(printed, true));
            PooledOrders.main(Integer.toString(broker.port()));
        } finally {
            System.setOut(console);
        }
        var lines = printed.toString().lines().map(line -> line.substring(0, line.indexOf(" as number "))).toList();
        assertEquals(6, lines.size());
        assertEquals(lines.subList(0, 3), lines.subList(3, 6));
        var root = Path.of(System.getProperty("repo.root"));
        var program = Files.readString(root.resolve("modules/fix.examples/src/main/java/fix/examples/PooledOrders.java"));
        assertTrue(Files.readString(root.resolve("docs/pools.md")).contains("```java\n" + program + "```\n"), "docs/pools.md does not hold PooledOrders.java byte for byte");
    }

    @Test
    void theExecutorFillsAnOrderAtItsLimitAndRefusesWhatIsNoOrder() throws Exception {
        var answers = new LinkedBlockingQueue<Message>();
        var id = SessionID.of("FIX.4.4", "TRADER", "BROKER");
        try (var executor = Executor.start(0, folder.toString());
                var engine = FixEngine.builder()
                        .store(MessageStore.inMemory())
                        .session(SessionSettings.initiator(id, "localhost", executor.port()), new Application() {
                            @Override
                            public void fromApp(Message message, Session session) {
                                answers.add(message);
                            }
                        })
                        .start()) {
            var session = engine.session(id);
            assertTrue(session.awaitLogon(Duration.ofSeconds(20)));
            session.send(Message.parse("8=FIX.4.4|35=D|11=C1|55=MSFT|54=2|38=50|40=2|44=412.5|60=20261122-10:00:00").toBuilder());
            var fill = answers.poll(20, TimeUnit.SECONDS);
            assertEquals("C1 412.5 50", fill.getString(Tag.CL_ORD_ID) + " " + fill.getDecimal(Tag.AVG_PX) + " " + fill.getDecimal(Tag.CUM_QTY));
            session.send(MessageBuilder.of(MsgType.QUOTE_CANCEL).set(Tag.QUOTE_ID, "Q").set(298, 4));
            var refusal = answers.poll(20, TimeUnit.SECONDS);
            assertEquals("j 3", refusal.msgType() + " " + refusal.getInt(380));
        }
    }
}
