package fix.transport;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

/**
 * What is asked of each TCP connection.
 *
 * @param tcpNoDelay whether small writes leave at once; without it the operating system may hold them back some 40 ms for others to join
 * @param keepAlive whether the operating system probes an idle line (its own intervals, often two hours; a session's heartbeats are far quicker)
 * @param sendBuffer bytes the operating system keeps for writes that the peer has not taken; 0 leaves it to the system, and so to its tuning
 * @param receiveBuffer bytes the operating system keeps of what was not read; 0 leaves it to the system
 * @param trafficClass what routers are told of the packets: the byte of IPv4's TOS and IPv6's traffic class (DSCP in its upper six bits), 0 to 255; networks may ignore it
 */
public record SocketOptions(boolean tcpNoDelay, boolean keepAlive, int sendBuffer, int receiveBuffer, int trafficClass) {

    /** No delay, keep alive, the system's buffers, no traffic class. */
    public static final SocketOptions DEFAULT = new SocketOptions(true, true, 0, 0, 0);

    /** Checks the numbers. */
    public SocketOptions {
        if (sendBuffer < 0 || receiveBuffer < 0) {
            throw new IllegalArgumentException("socket buffers of " + sendBuffer + " and " + receiveBuffer + " bytes: 0 or more are allowed");
        }
        if (trafficClass < 0 || trafficClass > 255) {
            throw new IllegalArgumentException("a traffic class of " + trafficClass + ": 0 to 255 are allowed");
        }
    }

    /** These options with another {@link #tcpNoDelay}. */
    public SocketOptions withTcpNoDelay(boolean noDelay) {
        return new SocketOptions(noDelay, keepAlive, sendBuffer, receiveBuffer, trafficClass);
    }

    /** These options with other sizes of the system's buffers; 0 leaves one to the system. */
    public SocketOptions withBuffers(int send, int receive) {
        return new SocketOptions(tcpNoDelay, keepAlive, send, receive, trafficClass);
    }

    /** These options with another {@link #keepAlive}. */
    public SocketOptions withKeepAlive(boolean alive) {
        return new SocketOptions(tcpNoDelay, alive, sendBuffer, receiveBuffer, trafficClass);
    }

    /** These options with another traffic class. */
    public SocketOptions withTrafficClass(int octet) {
        return new SocketOptions(tcpNoDelay, keepAlive, sendBuffer, receiveBuffer, octet);
    }

    /** What has to be set before a connection is there: the window that the peer is offered. */
    void applyTo(ServerSocket server) throws IOException {
        if (receiveBuffer > 0) {
            server.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
    }

    void applyTo(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, tcpNoDelay);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, keepAlive);
        if (sendBuffer > 0) {
            socket.setOption(StandardSocketOptions.SO_SNDBUF, sendBuffer);
        }
        if (receiveBuffer > 0) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        if (trafficClass > 0) {
            socket.setOption(StandardSocketOptions.IP_TOS, trafficClass);
        }
    }
}
