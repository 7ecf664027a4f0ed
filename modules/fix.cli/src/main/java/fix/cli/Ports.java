package fix.cli;

/** What a port on the command line may be. */
final class Ports {
    private static final int MOST = 65_535;

    private Ports() {
    }

    static void check(String option, int port, int least) throws Failure {
        if (port < least || port > MOST) {
            throw Failure.misused(option + "=" + port + " is no port: allowed are " + least + " to " + MOST);
        }
    }
}
