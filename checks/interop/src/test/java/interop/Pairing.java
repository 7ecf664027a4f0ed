package interop;

import fix.session.Role;

/**
 * Who meets our engine, which role is ours, and in which version.
 *
 * @param version of the application messages: FIX.4.0 to FIX.4.4 are BeginString(8) too, the later ones travel over FIXT.1.1
 */
record Pairing(Peer peer, Role role, String version) {
    boolean weInitiate() {
        return role == Role.INITIATOR;
    }

    boolean isFixt() {
        return version.startsWith("FIX.5");
    }

    /** BeginString(8). */
    String beginString() {
        return isFixt() ? "FIXT.1.1" : version;
    }

    /** A column of the matrix. */
    String party() {
        return peer.title() + (weInitiate() ? " accepts" : " initiates");
    }

    @Override
    public String toString() {
        return party() + ", " + version;
    }
}
