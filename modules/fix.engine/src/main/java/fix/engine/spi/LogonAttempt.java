package fix.engine.spi;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A Logon(A) that has come and is not yet answered. Immutable. Its text shows none of its values: passwords are for the authenticator's
 * eyes alone.
 *
 * @param session who wants to log on, from our side: SenderCompID is ours, with the sub and location IDs of the Logon
 * @param remoteAddress where the connection comes from
 * @param certificates with what the peer has proved who it is, its own certificate first; empty without TLS, and when it gave none
 * @param logon the whole message
 */
public record LogonAttempt(SessionID session, SocketAddress remoteAddress, List<X509Certificate> certificates, Message logon) {
    /** Copies the list. */
    public LogonAttempt {
        certificates = List.copyOf(certificates);
    }

    /**
     * The attempt that a Logon makes.
     *
     * @throws IllegalArgumentException when it lacks a CompID
     */
    public static LogonAttempt of(SocketAddress remoteAddress, Message logon) {
        return of(remoteAddress, List.of(), logon);
    }

    /**
     * The attempt that a Logon makes over TLS.
     *
     * @throws IllegalArgumentException when it lacks a CompID
     */
    public static LogonAttempt of(SocketAddress remoteAddress, List<X509Certificate> certificates, Message logon) {
        return new LogonAttempt(
                new SessionID(
                        logon.beginString(),
                        logon.getString(Tags.TARGET_COMP_ID, ""), logon.getString(Tags.TARGET_SUB_ID, ""), logon.getString(Tags.TARGET_LOCATION_ID, ""),
                        logon.getString(Tags.SENDER_COMP_ID, ""), logon.getString(Tags.SENDER_SUB_ID, ""), logon.getString(Tags.SENDER_LOCATION_ID, ""),
                        ""),
                remoteAddress, certificates, logon);
    }

    /** The same attempt at another name of its session. */
    public LogonAttempt at(SessionID session) {
        return new LogonAttempt(session, remoteAddress, certificates, logon);
    }

    /** Username(553); empty when absent. */
    public String username() {
        return logon.getString(Tags.USERNAME, "");
    }

    /** Password(554); empty when absent. */
    public String password() {
        return logon.getString(Tags.PASSWORD, "");
    }

    /** NewPassword(925), what the password is to become; empty when absent. */
    public String newPassword() {
        return logon.getString(Tags.NEW_PASSWORD, "");
    }

    /** EncryptMethod(98) as it came; empty when absent. */
    public String encryptMethod() {
        return logon.getString(Tags.ENCRYPT_METHOD, "");
    }

    /** RawData(96), in a Logon often a signature or a token; empty when absent. */
    public byte[] rawData() {
        return logon.has(Tags.RAW_DATA) ? logon.getBytes(Tags.RAW_DATA) : new byte[0];
    }

    @Override
    public String toString() {
        return "Logon of " + session + " from " + remoteAddress;
    }
}
