package fix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fix demo}: two engines trade over loopback, are cut apart in mid-stream, and recover. */
@Command(name = "demo", description = {
        "Shows two engines trade, lose their connection in mid-stream, and recover.",
        "A walk through the FIX protocol that takes a few seconds. All that is shown is what the engines really sent, over loopback, with SQLite stores in a temporary folder."})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    DemoCommand() {
    }

    @Override
    public Integer call() throws Exception {
        try (var ending = new Ending()) {
            var folder = Files.createTempDirectory("fix-demo");
            ending.add(() -> delete(folder));
            new Demo(Console.of(spec), ending, folder).run();
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
