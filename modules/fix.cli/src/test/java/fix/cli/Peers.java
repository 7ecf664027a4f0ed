package fix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An acceptor and initiators as programs that run in a folder, with the configurations that lead one to the other. */
record Peers(Path folder) {
    Program run(String... words) throws IOException {
        return Program.start(folder, words);
    }

    /** BROKER, who knows TRADER. */
    Program acceptor(int port, String... words) throws IOException {
        return run("acceptor", acceptorConfig(port).getFileName().toString(), words.length == 0 ? "--quiet" : words[0]);
    }

    Path acceptorConfig(int port) throws IOException {
        return Files.writeString(folder.resolve("acceptor.cfg"), """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=%d
                SenderCompID=BROKER
                Store=sqlite
                StorePath=broker
                [SESSION]
                TargetCompID=TRADER
                """.formatted(port));
    }

    Program initiator(int port, String sender) throws IOException {
        Files.writeString(folder.resolve("initiator.cfg"), """
                [DEFAULT]
                ConnectionType=initiator
                BeginString=FIX.4.4
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                ReconnectInterval=0.1
                ReconnectMax=0.2
                SenderCompID=%s
                Store=sqlite
                StorePath=%s
                [SESSION]
                TargetCompID=BROKER
                """.formatted(port, sender, sender));
        return run("initiator", "initiator.cfg", "--wait=60");
    }
}
