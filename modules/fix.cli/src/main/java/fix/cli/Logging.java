package fix.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes: through java.util.logging, which is behind System.Logger, and SLF4J to standard error. Warnings alone, without stack traces. The engine's own events
 * are not among them: commands show these themselves, see {@link EventLines}.
 */
final class Logging {
    private static final String EVENTS = "fix.engine";

    private Logging() {
    }

    /**
     * Sets the log up.
     *
     * @param verbose shows everything that an operator may want to know, the events too, with the time
     */
    static void start(boolean verbose) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender(context, verbose ? "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%nopex%n" : "fix: %msg%nopex%n"));
        root.setLevel(verbose ? Level.INFO : Level.WARN);
        if (!verbose) {
            context.getLogger(EVENTS).setLevel(Level.OFF);
            context.getLogger(EVENTS + ".messagelog").setLevel(Level.WARN);
        }
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(verbose ? java.util.logging.Level.INFO : java.util.logging.Level.WARNING);
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
