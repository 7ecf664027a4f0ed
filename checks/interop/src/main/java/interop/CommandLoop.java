package interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The standard input and output of a counterparty that runs in a process of its own: commands come in, events go out, one a line.
 *
 * <p>Commands: {@code begin} with the program's own arguments, {@code orders PREFIX COUNT}, {@code numbers},
 * {@code set OUTBOUND INBOUND}, {@code logout}, {@code logon}, {@code ask ID} (a TestRequest), {@code reset} (a Logon with
 * ResetSeqNumFlag(141)=Y in the session), {@code end}; then perhaps {@code begin} again. Each is answered with an event, in order:
 * {@code NUMBERS OUTBOUND INBOUND}, or {@code DONE} and the command's first word. Other events: {@code LOGON}, {@code LOGOUT},
 * {@code ORDER ClOrdID}, {@code FILL ClOrdID}, {@code REJECT MsgType Text}.
 */
final class CommandLoop {
    /** What a counterparty does; called from the thread that reads the commands. */
    interface Counterparty extends AutoCloseable {
        void orders(String prefix, int count) throws Exception;

        String numbers() throws Exception;

        void set(int nextOutbound, int nextInbound) throws Exception;

        void logout() throws Exception;

        void logon() throws Exception;

        void ask(String testReqId) throws Exception;

        void reset() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Begins a counterparty with the words after {@code begin}. */
    interface Program {
        Counterparty begin(String[] arguments) throws Exception;
    }

    private CommandLoop() {}

    /** Writes one event; safe for use by many threads. */
    static void event(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** Obeys until the end of the input. */
    static void obey(Program program) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.startsWith("begin ")) {
                throw new IOException("expected begin, got " + line);
            }
            try (var counterparty = program.begin(line.substring("begin ".length()).split(" "))) {
                event("DONE begin");
                obey(counterparty, in);
            }
            event("DONE end");
        }
    }

    private static void obey(Counterparty counterparty, BufferedReader in) throws Exception {
        for (var line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
            obey(counterparty, line.split(" "));
        }
    }

    private static void obey(Counterparty counterparty, String[] words) throws Exception {
        switch (words[0]) {
            case "orders" -> counterparty.orders(words[1], Integer.parseInt(words[2]));
            case "numbers" -> event("NUMBERS " + counterparty.numbers());
            case "set" -> counterparty.set(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "logout" -> counterparty.logout();
            case "logon" -> counterparty.logon();
            case "ask" -> counterparty.ask(words[1]);
            case "reset" -> counterparty.reset();
            default -> throw new IOException("unknown command " + words[0]);
        }
        if (!words[0].equals("numbers")) {
            event("DONE " + words[0]);
        }
    }
}
