package fix.cli;

import fix.store.quickfix.FileSource;
import fix.store.quickfix.JdbcSource;
import fix.store.quickfix.QuickFixSource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where an import reads from: options of the command line. */
final class QuickFixOrigin {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Place place;

    @Option(names = "--user", paramLabel = "NAME", description = "Who logs on to the database.")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is the password for the database.")
    private Path passwordFile;

    @Option(names = "--driver", paramLabel = "JAR", description = "The database's driver; SQLite's is built in.")
    private Path driver;

    @Option(names = "--sessions-table", paramLabel = "NAME", description = "QuickFIX/J's JdbcStoreSessionsTableName; default ${DEFAULT-VALUE}.", defaultValue = "sessions")
    private String sessionsTable;

    @Option(names = "--messages-table", paramLabel = "NAME", description = "QuickFIX/J's JdbcStoreMessagesTableName; default ${DEFAULT-VALUE}.", defaultValue = "messages")
    private String messagesTable;

    @Option(names = "--absent", paramLabel = "TEXT", description = "QuickFIX/J's JdbcSessionIdDefaultPropertyValue; default is the empty text.", defaultValue = "")
    private String absent;

    @Option(names = "--charset", description = "In which a database's messages are on the wire; default ${DEFAULT-VALUE}.", defaultValue = "ISO-8859-1")
    private Charset charset;

    QuickFixOrigin() {
    }

    /** One of them. */
    static final class Place {
        @Option(names = "--files", paramLabel = "FOLDER", description = "The folder that QuickFIX's FileStorePath names.")
        private Path files;

        @Option(names = "--jdbc", paramLabel = "URL", description = "The database that QuickFIX/J's JdbcURL names.")
        private String url;

        Place() {
        }
    }

    /** What is done with a source; it is open meanwhile. */
    @FunctionalInterface
    interface Work {
        int with(QuickFixSource source) throws Exception;
    }

    int open(Work work) throws Exception {
        if (place.files != null) {
            return work.with(new FileSource(place.files));
        }
        JdbcSource.Tables tables;
        try {
            tables = new JdbcSource.Tables(sessionsTable, messagesTable, absent, charset);
        } catch (IllegalArgumentException wrong) {
            throw Failure.misused(wrong.getMessage());
        }
        try (var connection = connect()) {
            return work.with(new JdbcSource(connection, tables));
        }
    }

    private Connection connect() throws Failure {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        password().ifPresent(password -> properties.setProperty("password", password));
        try {
            for (var candidate : ServiceLoader.load(Driver.class, loader())) {
                var connection = candidate.connect(place.url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        } catch (SQLException refused) {
            throw Failure.failed("the database of --jdbc refuses: " + refused.getMessage());
        }
        throw Failure.misused("no driver knows the database of --jdbc; name its jar with --driver");
    }

    private ClassLoader loader() throws Failure {
        if (driver == null) {
            return ClassLoader.getSystemClassLoader();
        }
        if (!Files.isRegularFile(driver)) {
            throw Failure.misused("--driver: " + driver + " is no file");
        }
        try {
            return new URLClassLoader(new URL[] {driver.toUri().toURL()}, ClassLoader.getSystemClassLoader());
        } catch (MalformedURLException impossible) {
            throw Failure.misused("--driver: " + impossible.getMessage());
        }
    }

    private Optional<String> password() throws Failure {
        if (passwordFile == null) {
            return Optional.empty();
        }
        try (var lines = Files.lines(passwordFile, StandardCharsets.UTF_8)) {
            return lines.findFirst();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw Failure.misused("--password-file: " + passwordFile + " cannot be read");
        }
    }
}
