package fix.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A server on the loopback interface whose connections a test plays, one after another on one thread. */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket server;
    private final FutureTask<Void> play;

    /** What a test does with an accepted socket, which is closed afterwards. */
    interface Conversation {
        void with(Socket socket) throws IOException;
    }

    LoopbackServer(Conversation... conversations) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        play = new FutureTask<>(() -> {
            for (var conversation : conversations) {
                try (var socket = server.accept()) {
                    conversation.with(socket);
                }
            }
            return null;
        });
        Thread.ofVirtual().start(play);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for the conversations to end; what went wrong in them is thrown. */
    void join() throws InterruptedException, ExecutionException {
        play.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
