package interop;

import fix.session.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Every peer in every role, in the versions that the scenario's {@link Interop} names; {@code -Dversions=4.4,5.0SP2} leaves out all others, for a try. */
final class Pairings implements ArgumentsProvider {
    private static final List<String> WANTED = Stream.of(System.getProperty("versions", "").split(",")).filter(version -> !version.isEmpty()).toList();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        var all = new ArrayList<Pairing>();
        for (var version : context.getRequiredTestMethod().getAnnotation(Interop.class).versions()) {
            if (WANTED.isEmpty() || WANTED.contains(version.replace("FIX.", ""))) {
                for (var peer : Peer.values()) {
                    all.add(new Pairing(peer, Role.INITIATOR, version));
                    all.add(new Pairing(peer, Role.ACCEPTOR, version));
                }
            }
        }
        return all.stream().map(Arguments::of);
    }
}
