package checks.benchmarks.engines;

/** What every server does: it answers a NewOrderSingle with the ExecutionReport of a fill, with the same fields in all of them. */
final class Fill {
    static final String BEGIN_STRING = "FIX.4.4";
    /** CompID of the servers. */
    static final String ACCEPTOR = "ACCEPTOR";
    /** CompID of the client. */
    static final String CLIENT = "CLIENT";

    private Fill() {
    }

    /** Says that the server listens; the harness waits for the line. */
    static void ready(int port) {
        System.out.println("READY " + port);
        System.out.flush();
    }
}
