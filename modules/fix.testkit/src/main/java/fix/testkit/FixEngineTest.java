package fix.testkit;

import fix.engine.EngineEvent;
import fix.session.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit class that tests an {@link fix.engine.Application} over a real session: for each test an engine with a memory store, a
 * {@link MockCounterparty} and a {@link FaultProxy} between them, all on free ports of the loopback address.
 *
 * <p>The class holds the application in a field, the only one of a type that is an {@link fix.engine.Application}. Its methods may ask for
 * {@link fix.engine.Session}, {@link fix.engine.FixEngine}, {@link MockCounterparty} and {@link FaultProxy} as parameters. After each test all is
 * closed; the test fails when the engine told of something that should not happen (a callback that threw, a rejected, garbled or wrong message, a
 * refused Logon, a failed store) or a thread of it is still there. What fails shows the conversation in words.
 *
 * <p>Settings other than the defaults: let the class implement {@link FixEngineSetup}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(FixEngineExtension.class)
@SuppressWarnings("exports") // JUnit is required statically: who uses this has it
public @interface FixEngineTest {
    /** The application's session, from its side: {@code FIX.4.4:TRADER->BROKER}. */
    String session();

    /** Whether the application dials or listens; the mock does the other. */
    Role role() default Role.INITIATOR;

    /** HeartBtInt(108) in seconds, of whoever dials. */
    int heartBtInt() default 30;

    /** Whether a test begins with the session logged on. */
    boolean loggedOn() default true;

    /** Events that are otherwise a failure, and here are not: {@code EngineEvent.Rejected.class}. */
    Class<? extends EngineEvent>[] allowed() default {};

    /** JUnit's configuration parameter that says how long threads may take to end after a test, in milliseconds; 10000 unless given. */
    String THREAD_PATIENCE = "fix.testkit.thread-patience";

    /** Whether threads that are left are a failure. Say false when tests run side by side in one JVM. */
    boolean checksThreads() default true;
}
