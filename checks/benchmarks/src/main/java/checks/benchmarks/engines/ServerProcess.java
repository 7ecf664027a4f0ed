package checks.benchmarks.engines;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server in a process of its own, watched from outside: its CPU time by the operating system, what it allocated by its management agent. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final int port;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private ServerProcess(Process process, BufferedReader output, int port, JMXConnector connector) throws IOException {
        this.process = process;
        this.output = output;
        this.port = port;
        this.connector = connector;
        beans = connector.getMBeanServerConnection();
    }

    static ServerProcess start(Server server) throws IOException {
        var builder = new ProcessBuilder(server.command()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(server.environment());
        var process = builder.start();
        try {
            var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            int port = awaitReady(server, output);
            return new ServerProcess(process, output, port, agent(process.pid()));
        } catch (IOException | RuntimeException failed) {
            process.destroy();
            throw failed;
        }
    }

    private static int awaitReady(Server server, BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY ")) {
                return Integer.parseInt(line.substring("READY ".length()).strip());
            }
        }
        throw new IOException(server.name() + " ended without a line READY: " + String.join(" ", server.command()));
    }

    private static JMXConnector agent(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException(refused);
        }
    }

    int port() {
        return port;
    }

    /** User and system time of all its threads; the kernel counts in steps of 10 ms. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What all its threads have allocated since its start. Virtual threads count with their carriers. */
    long allocated() throws IOException {
        try {
            return (Long) beans.getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
        } catch (JMException unknown) {
            throw new IOException("the server's JVM does not tell what it allocated", unknown);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            connector.close();
        } finally {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            output.close();
        }
    }
}
