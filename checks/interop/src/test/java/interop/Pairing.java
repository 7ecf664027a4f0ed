package interop;

import fix.session.Role;
import java.util.ArrayList;
import java.util.List;

/** Who meets our engine, which role is ours, and in which version. */
record Pairing(Peer peer, Role role, String version) {
    private static final List<String> VERSIONS = List.of("FIX.4.4", "FIX.4.2");

    /** Every column of the matrix. */
    static List<Pairing> all() {
        var all = new ArrayList<Pairing>();
        for (var peer : Peer.values()) {
            for (var role : List.of(Role.INITIATOR, Role.ACCEPTOR)) {
                VERSIONS.forEach(version -> all.add(new Pairing(peer, role, version)));
            }
        }
        return all;
    }

    boolean weInitiate() {
        return role == Role.INITIATOR;
    }

    @Override
    public String toString() {
        return peer.title() + (weInitiate() ? " accepts, " : " initiates, ") + version;
    }
}
