package fix.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The control port of a server under test: one command a connection, one ASCII line answered by {@code OK} or {@code ERR reason}.
 *
 * <p>One virtual thread serves the connections one after another, and calls the handler. A connection that sends no whole line of at most 1,024 bytes within 5 s is answered {@code ERR} or closed.
 */
public final class ControlServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int MAX_LINE = 1024;
    private static final int READ_TIMEOUT_MILLIS = 5_000;

    private final ServerSocket server;
    private final Handler handler;
    private final Thread thread;

    /** Carries commands out, on the control port's thread. */
    @FunctionalInterface
    public interface Handler {
        /** Returns when the number is set; an exception's message is the reason answered. */
        void set(ControlCommand command) throws ControlException;
    }

    private ControlServer(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
        this.thread = Thread.ofVirtual().name("acceptance-control").unstarted(this::serve);
    }

    /** Opens the control port; port 0 means a free one. */
    public static ControlServer open(InetSocketAddress address, Handler handler) throws IOException {
        var server = new ServerSocket();
        try {
            server.bind(address);
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
        var control = new ControlServer(server, handler);
        control.thread.start();
        return control;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** Closes the port; a command under way is finished first. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            while (true) {
                serveOne(server.accept());
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                LOG.log(System.Logger.Level.ERROR, "the control port accepts no more connections", e);
            }
        }
    }

    private void serveOne(Socket accepted) {
        try (var socket = accepted) {
            serve(socket);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "control connection failed: {0}", e.getMessage());
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        var answer = answer(socket.getInputStream());
        socket.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String answer(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return "ERR the line has no end";
            }
            if (line.length() == MAX_LINE) {
                return "ERR the line is longer than " + MAX_LINE + " bytes";
            }
            line.append((char) c);
        }
        try {
            handler.set(ControlCommand.parse(line.toString()));
            return "OK";
        } catch (ControlException e) {
            return "ERR " + e.getMessage().replaceAll("[\r\n]+", " ");
        }
    }
}
