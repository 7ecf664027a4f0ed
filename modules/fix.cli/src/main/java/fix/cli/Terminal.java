package fix.cli;

import fix.crypto.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a person types that nobody is to read, at the terminal or through a pipe. Never words of the command line: every user of the machine sees those. */
final class Terminal {
    private static final int LONGEST = 64 * 1024;

    private Terminal() {
    }

    /** Asks for the passphrase of a keyset, when there is a terminal. */
    static Optional<Passphrase> passphrase() {
        return hidden("Passphrase of the keyset: ").map(Passphrase::of);
    }

    /**
     * Asks for a new passphrase, twice; nothing when there is no terminal.
     *
     * @throws Failure when the two differ
     */
    static Optional<Passphrase> newPassphrase() throws Failure {
        var first = hidden("New passphrase: ");
        if (first.isPresent() && !Arrays.equals(first.get(), hidden("Once more: ").orElse(new char[0]))) {
            throw Failure.misused("the two passphrases differ");
        }
        return first.map(Passphrase::of);
    }

    /** A secret from the terminal or, when there is none, all of standard input but a line end at its end. */
    static String secret(String prompt, InputStream in) throws IOException, Failure {
        var typed = hidden(prompt);
        return typed.isPresent() ? new String(typed.get()) : all(in);
    }

    /** All of standard input but a line end at its end. */
    static String all(InputStream in) throws IOException, Failure {
        var bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw Failure.misused("the text is longer than " + LONGEST + " bytes");
        }
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    @SuppressWarnings("SystemConsoleNull") // A smaller run-time image may have none.
    private static Optional<char[]> hidden(String prompt) {
        var console = System.console();
        return console == null || !console.isTerminal() ? Optional.empty() : Optional.ofNullable(console.readPassword("%s", prompt));
    }
}
