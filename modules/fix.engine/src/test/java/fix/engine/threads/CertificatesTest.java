package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.MessageLog;
import fix.engine.TestAuthority;
import fix.transport.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When certificates are looked at and told of, on a clock that the test owns. */
@Timeout(60)
class CertificatesTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Test Authority");
    private static final Duration NEVER = Duration.ZERO;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final EngineEvent MARK = new EngineEvent.Listening("mark");

    @TempDir
    private Path folder;

    private final Clock clock = new Clock();
    private final LinkedBlockingQueue<EngineEvent> told = new LinkedBlockingQueue<>();
    private final EventDispatcher events = new EventDispatcher(List.of(told::add));
    private Certificates certificates = new Certificates(NEVER, NEVER);

    /** Knows when the certificates have been looked at: then it is asked to wait for a time to come. */
    private static final class Clock implements EngineClock {
        private final long began = Instant.now().getEpochSecond() * 1_000_000_000L;
        private long nanos;
        private long awaited;

        /** So much time passes, and what is due then is done. */
        synchronized void pass(Duration by) throws InterruptedException {
            nanos += by.toNanos();
            while (awaited <= nanos) {
                wait();
            }
        }

        @Override
        public synchronized long wallNanos() {
            return began + nanos;
        }

        @Override
        public synchronized long monoNanos() {
            return nanos;
        }

        @Override
        public void await(Condition condition, long deadline) throws InterruptedException {
            synchronized (this) {
                awaited = deadline;
                notifyAll();
            }
            condition.await(1, TimeUnit.MILLISECONDS);
        }
    }

    private void start(Duration interval, Duration warning) {
        var ticker = new Ticker(clock);
        var lateness = new Lateness();
        certificates = new Certificates(interval, warning);
        events.start();
        certificates.start(new EngineContext(clock, ticker, events, MessageLog.NONE, new Pools(events), lateness, new Overload(events, lateness, ticker.turns(), Duration.ZERO), new Room(0)));
    }

    @AfterEach
    void close() throws InterruptedException {
        certificates.close();
        events.close();
    }

    /** What is told of when so much time has passed. */
    private List<String> toldAfter(Duration time) throws InterruptedException {
        clock.pass(time);
        events.tell(MARK);
        var texts = new ArrayList<String>();
        for (var event = told.take(); !event.equals(MARK); event = told.take()) {
            texts.add(event.text().replaceAll(" at .*", ""));
        }
        return texts;
    }

    private TlsSettings settings(String name, Duration life) throws IOException {
        return AUTHORITY.settings(write(name, life));
    }

    private Path write(String name, Duration life) throws IOException {
        return Files.write(folder.resolve(name), AUTHORITY.issue("CN=" + name, life));
    }

    @Test
    void aCertificateIsToldOfFromTheWarningOnOnceADayAndWhenItIsOver() throws Exception {
        start(HOUR, Duration.ofDays(30));
        certificates.ofListener(settings("broker", Duration.ofDays(40)));
        var near = List.of("the certificate 'CN=broker' for IP:127.0.0.1 expires");
        assertEquals(List.of(), toldAfter(Duration.ofDays(9)));
        assertEquals(List.of(), toldAfter(Duration.ofHours(23)));
        assertEquals(near, toldAfter(Duration.ofHours(2)));
        assertEquals(List.of(), toldAfter(Duration.ofHours(23)));
        assertEquals(near, toldAfter(Duration.ofHours(2)));
        assertEquals(List.of("the certificate 'CN=broker' for IP:127.0.0.1 expired"), toldAfter(Duration.ofDays(30)));
    }

    @Test
    void aDialersCertificateIsLookedAtToo() throws Exception {
        start(HOUR, Duration.ofDays(30));
        certificates.ofDialer(settings("trader", Duration.ofDays(31)), "session");
        assertEquals(List.of("the certificate 'CN=trader' for IP:127.0.0.1 expires"), toldAfter(Duration.ofDays(2)));
        write("trader", Duration.ofDays(60));
        assertEquals(List.of("new certificates: dialing with TLS as ['CN=trader']"), toldAfter(Duration.ofHours(25)));
    }

    @Test
    void whereFilesAreNeverLookedAtOnlyTheEndIsToldOf() throws Exception {
        start(NEVER, Duration.ofDays(30));
        certificates.ofListener(settings("broker", Duration.ofDays(31)));
        assertEquals(List.of(), toldAfter(NEVER));
        write("broker", Duration.ofDays(90));
        assertEquals(List.of("the certificate 'CN=broker' for IP:127.0.0.1 expires"), toldAfter(Duration.ofDays(2)));
    }

    @Test
    void whereTheEndIsNeverToldOfOnlyFilesAreLookedAt() throws Exception {
        start(HOUR, NEVER);
        certificates.ofListener(settings("broker", DAY));
        assertEquals(List.of(), toldAfter(Duration.ofDays(2)));
        write("broker", DAY);
        assertEquals(List.of("new certificates: listening with TLS as ['CN=broker']"), toldAfter(HOUR));
    }

    @Test
    void aCertificateThatNoListenerUsesAnyMoreIsForgotten() throws Exception {
        start(HOUR, Duration.ofDays(30));
        var used = settings("used", Duration.ofDays(31));
        certificates.ofListener(used);
        certificates.ofListener(settings("unused", Duration.ofDays(31)));
        certificates.listenersUse(Set.of(used));
        Files.delete(folder.resolve("unused"));
        assertEquals(List.of("the certificate 'CN=used' for IP:127.0.0.1 expires"), toldAfter(Duration.ofDays(2)));
        assertEquals(List.of(), certificates.reloadAll());
    }
}
