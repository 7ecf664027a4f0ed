package fix.acceptance;

/** One line of a script. Clients are numbered; a line without a number means client 1. */
public sealed interface Step {

    /** The line's number in its file, from 1. */
    int line();

    /** Open a connection as a client; one that the client still has is closed first. */
    record Connect(int line, int client) implements Step {}

    /** Close a client's connection. */
    record Disconnect(int line, int client) implements Step {}

    /** The server must close a client's connection. */
    record ExpectDisconnect(int line, int client) implements Step {}

    /** Send a message, as the script writes it: {@link SendRules} make bytes of it. */
    record Send(int line, int client, String text) implements Step {}

    /** The next message that a client receives must match this one. */
    record Expect(int line, int client, String text) implements Step {}

    /** Set a sequence number of the server through its control port. */
    record SetSession(int line, ControlCommand command) implements Step {}
}
