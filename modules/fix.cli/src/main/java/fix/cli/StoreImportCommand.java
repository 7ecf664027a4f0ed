package fix.cli;

import fix.core.SessionID;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.quickfix.Import;
import fix.store.quickfix.QuickFixSession;
import fix.store.quickfix.QuickFixSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix store import FILE}: a session goes on here where QuickFIX left it. */
@Command(name = "import", description = {
        "Takes numbers and messages over from QuickFIX's store into that of a configuration.",
        "For each session of the configuration QuickFIX's store is asked. End both engines before. Nothing in QuickFIX's store is changed."})
final class StoreImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Our configuration: its sessions, and its store.")
    private Path file;

    @Mixin
    private QuickFixOrigin origin;

    @Option(names = "--session", paramLabel = "ID", description = "This session alone, as FIX.4.4:SENDER->TARGET; may be given several times.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--dry-run", description = "Read and check everything, change nothing.")
    private boolean dryRun;

    @Option(names = "--over", description = "Also sessions that our store has already: what is there stays, in its generation.")
    private boolean over;

    StoreImportCommand() {
    }

    @Override
    public Integer call() throws Exception {
        var console = Console.of(spec);
        var config = Configuration.source(file).read();
        config.warnings().forEach(warning -> console.warn("warning: " + warning));
        var wanted = wanted(config.sessions().stream().map(session -> session.id()).toList());
        try (var store = config.openStore()) {
            return origin.open(source -> take(wanted, source, store, console));
        } catch (StoreException failed) {
            throw Failure.failed(failed.getMessage());
        }
    }

    private List<SessionID> wanted(List<SessionID> configured) throws Failure {
        for (var name : only) {
            if (configured.stream().noneMatch(id -> id.toString().equals(name))) {
                throw Failure.misused("--session " + name + " is not in " + file + "; there " + (configured.size() == 1 ? "is " : "are ")
                        + String.join(", ", configured.stream().map(SessionID::toString).toList()));
            }
        }
        return only.isEmpty() ? configured : configured.stream().filter(id -> only.contains(id.toString())).toList();
    }

    private int take(List<SessionID> wanted, QuickFixSource source, MessageStore store, Console console) throws StoreException {
        int taken = 0;
        int failed = 0;
        for (var id : wanted) {
            try {
                var found = source.find(id);
                if (found.isEmpty()) {
                    console.warn(id + ": QuickFIX's store has nothing of this session");
                } else {
                    console.say(take(id, found.get(), store));
                    taken++;
                }
            } catch (StoreException wrong) {
                console.warn(wrong.getMessage());
                failed++;
            }
        }
        console.say((dryRun ? "could be taken over: " : "taken over: ") + taken + " of " + wanted.size() + (wanted.size() == 1 ? " session" : " sessions"));
        return failed == 0 && taken > 0 ? 0 : Failure.FAILED;
    }

    private String take(SessionID id, QuickFixSession found, MessageStore store) throws StoreException {
        try (var session = store.open(id)) {
            var result = dryRun ? Import.rehearse(found, session) : Import.run(found, session, over);
            return id + ": next outbound " + result.before().nextOutbound() + " -> " + result.after().nextOutbound() + ", next inbound "
                    + result.before().nextInbound() + " -> " + result.after().nextInbound() + ", " + result.messages() + " messages"
                    + (result.filled() == 0 ? "" : ", " + result.filled() + " numbers without one: a resend fills them")
                    + (result.left() == 0 ? "" : ", " + result.left() + " left behind whose numbers QuickFIX had not used");
        }
    }
}
