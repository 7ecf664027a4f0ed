package fix.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks a proxy for a connection to a host. Reads not a byte more than the proxy's answer: what follows is the host's. */
final class Proxies {

    private static final int LONGEST_HEADER = 8 * 1024;
    private static final int LONGEST_NAME = 255;
    private static final int SOCKS_5 = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int NONE_ACCEPTED = 255;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private Proxies() {
    }

    /** On return the socket's streams lead to the host. */
    static void connect(Socket socket, ProxySettings proxy, String host, int port) throws IOException {
        try {
            switch (proxy.type()) {
                case HTTP -> http(socket, proxy, host, port);
                case SOCKS -> socks(socket, proxy, host, port);
            }
        } catch (EOFException ended) {
            throw new IOException("the " + proxy + " hung up in the middle of its answer", ended);
        }
    }

    // ---- HTTP

    private static void http(Socket socket, ProxySettings proxy, String host, int port) throws IOException {
        var target = Addresses.text(host, port);
        var request = new StringBuilder("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target).append("\r\n");
        if (!proxy.user().isEmpty()) {
            var credentials = (proxy.user() + ":" + new String(proxy.password().chars())).getBytes(StandardCharsets.UTF_8);
            request.append("Proxy-Authorization: Basic ").append(Base64.getEncoder().encodeToString(credentials)).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        var answer = header(new DataInputStream(socket.getInputStream()));
        int blank = answer.indexOf(' ');
        var status = blank < 0 || answer.length() < blank + 4 ? "" : answer.substring(blank + 1, blank + 4);
        if (!answer.startsWith("HTTP/1.")) {
            throw new IOException("the " + proxy + " does not speak HTTP on that port");
        }
        if (!status.startsWith("2")) {
            throw new IOException("the " + proxy + " refused: " + switch (status) {
                case "407" -> "it wants a user and a password, or other ones (407)";
                case "403" -> "it does not allow that host and port (403)";
                case "502", "503", "504" -> "it cannot reach that host (" + status + ")";
                default -> "status " + status;
            });
        }
    }

    private static String header(DataInputStream in) throws IOException {
        var header = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2) {
            int next = in.readUnsignedByte();
            header.write(next);
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            if (header.size() > LONGEST_HEADER) {
                throw new IOException("the proxy's answer is longer than " + LONGEST_HEADER + " bytes");
            }
        }
        return header.toString(StandardCharsets.ISO_8859_1);
    }

    // ---- SOCKS

    private static void socks(Socket socket, ProxySettings proxy, String host, int port) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        boolean named = !proxy.user().isEmpty();
        out.write(named ? new byte[] {SOCKS_5, 2, NO_AUTHENTICATION, USER_AND_PASSWORD} : new byte[] {SOCKS_5, 1, NO_AUTHENTICATION});
        if (in.readUnsignedByte() != SOCKS_5) {
            throw new IOException("the " + proxy + " does not speak SOCKS 5 on that port");
        }
        switch (in.readUnsignedByte()) {
            case NO_AUTHENTICATION -> {
                // nothing to prove
            }
            case USER_AND_PASSWORD -> authenticate(socket, in, proxy);
            case NONE_ACCEPTED -> throw new IOException("the " + proxy + " refused: it wants a user and a password, or another way to prove who we are");
            default -> throw new IOException("the " + proxy + " wants a way to prove who we are that we do not have");
        }
        out.write(request(host, port));
        in.readUnsignedByte();
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw new IOException("the " + proxy + " refused: " + reason(reply));
        }
        in.readUnsignedByte();
        int bound = switch (in.readUnsignedByte()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            default -> in.readUnsignedByte();
        };
        in.readFully(new byte[bound + 2]);
    }

    private static void authenticate(Socket socket, DataInputStream in, ProxySettings proxy) throws IOException {
        var user = proxy.user().getBytes(StandardCharsets.UTF_8);
        var password = new String(proxy.password().chars()).getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.write(1);
        bytes.write(user.length);
        bytes.writeBytes(user);
        bytes.write(password.length);
        bytes.writeBytes(password);
        socket.getOutputStream().write(bytes.toByteArray());
        in.readUnsignedByte();
        if (in.readUnsignedByte() != 0) {
            throw new IOException("the " + proxy + " refused the user and the password");
        }
    }

    private static byte[] request(String host, int port) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {SOCKS_5, 1, 0});
        if (Addresses.isLiteral(host)) {
            var address = InetAddress.getByName(host);
            bytes.write(address instanceof Inet4Address ? IPV4 : IPV6);
            bytes.writeBytes(address.getAddress());
        } else {
            var name = host.getBytes(StandardCharsets.US_ASCII);
            if (name.length > LONGEST_NAME) {
                throw new IOException("the host's name is longer than " + LONGEST_NAME + " characters");
            }
            bytes.write(NAME);
            bytes.write(name.length);
            bytes.writeBytes(name);
        }
        bytes.write(port >> 8);
        bytes.write(port);
        return bytes.toByteArray();
    }

    private static String reason(int reply) {
        return switch (reply) {
            case 2 -> "it does not allow that host and port";
            case 3 -> "the network cannot be reached";
            case 4 -> "the host cannot be reached";
            case 5 -> "nobody listens there, or the call was refused";
            default -> "reply " + reply;
        };
    }
}
