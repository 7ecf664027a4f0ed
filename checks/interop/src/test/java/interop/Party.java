package interop;

import java.io.IOException;

/** One end of a session, ours or the other engine's. Called by the test's thread alone. */
interface Party extends AutoCloseable {
    Transcript heard();

    /** Sends {@code PREFIX1} to {@code PREFIXcount}; may return before they are sent. */
    void orders(String prefix, int count) throws IOException;

    /** The next outbound and the next inbound number. */
    Numbers numbers() throws Exception;

    /** Sets both numbers by hand. */
    void set(int nextOutbound, int nextInbound) throws Exception;

    void logout() throws Exception;

    void logon() throws Exception;

    /** Begins a reset of both numbers in the session, with a Logon that has ResetSeqNumFlag(141)=Y. */
    void reset() throws Exception;

    @Override
    void close() throws IOException;

    record Numbers(int out, int in) {
        /** What the other end has when both agree. */
        Numbers mirrored() {
            return new Numbers(in, out);
        }
    }
}
