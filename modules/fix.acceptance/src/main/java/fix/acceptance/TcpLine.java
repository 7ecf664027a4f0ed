package fix.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** TCP to a host and port. Used by one thread; each connection has a virtual thread that reads it. */
public final class TcpLine implements Line {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    /** Reads that wait to be asked for; at this bound reading stops. */
    private static final int MAX_WAITING = 10_000;

    private final String host;
    private final int port;
    private final int controlPort;
    private final Map<Integer, Connection> connections = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param controlPort the server's control port, 0 if it has none: scripts that need it then fail */
    public TcpLine(String host, int port, int controlPort) {
        this.host = host;
        this.port = port;
        this.controlPort = controlPort;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration time) throws IOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the line is closed");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void connect(int client) throws IOException {
        connections.put(client, new Connection(open(port)));
    }

    @Override
    public void send(int client, byte[] bytes) throws IOException {
        connection(client).socket.getOutputStream().write(bytes);
    }

    @Override
    public Event next(int client, Duration timeout) throws IOException {
        return connection(client).next(timeout);
    }

    @Override
    public void halfClose(int client) throws IOException {
        connection(client).socket.shutdownOutput();
    }

    @Override
    public void close(int client) {
        var connection = connections.remove(client);
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public String control(String command) throws IOException {
        if (controlPort == 0) {
            throw new IOException("the script needs the server's control port, and none was given");
        }
        try (var socket = open(controlPort)) {
            socket.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            if (answer == null) {
                throw new IOException("the control port closed without an answer");
            }
            return answer;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        List.copyOf(connections.keySet()).forEach(this::close);
    }

    private Socket open(int toPort) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, toPort), CONNECT_TIMEOUT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("cannot connect to " + host + ":" + toPort + ": " + e.getMessage(), e);
        }
    }

    private Connection connection(int client) throws IOException {
        var connection = connections.get(client);
        if (connection == null) {
            throw new IOException("client " + client + " is not connected");
        }
        return connection;
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    /** One socket and its reader, which ends when the socket is closed. */
    private static final class Connection {
        private final Socket socket;
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(MAX_WAITING);
        private final Thread reader;

        Connection(Socket socket) {
            this.socket = socket;
            reader = Thread.ofVirtual().name("acceptance-reader").start(this::read);
        }

        Event next(Duration timeout) throws IOException {
            try {
                var event = events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
                if (event instanceof Event.Closed) {
                    events.add(event);
                }
                return event == null ? new Event.Silence() : event;
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(TcpLine.class.getName()).log(System.Logger.Level.DEBUG, "closing a connection failed", e);
            }
            reader.interrupt();
        }

        private void read() {
            try {
                events.put(new Event.Closed(readToEnd()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private String readToEnd() throws InterruptedException {
            var buffer = new byte[8192];
            try {
                var in = socket.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    events.put(new Event.Bytes(Arrays.copyOf(buffer, n), Instant.now()));
                }
                return "FIN";
            } catch (IOException e) {
                return e.getMessage();
            }
        }
    }
}
