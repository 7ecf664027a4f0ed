package fix.cli;

import fix.crypto.Keyring;
import fix.crypto.SealedText;
import fix.crypto.SecretException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A configuration's file with its sealed values sealed anew, ready to take the place of the old one. All else in it is as it was, byte for byte: other values, comments, line ends, the encoding.
 *
 * @param file where it belongs
 * @param before its bytes
 * @param after its bytes from now on
 * @param resealed how many values are sealed anew; those that the newest key has sealed stay as they are
 * @param kept how many those are
 */
record ResealedFile(Path file, byte[] before, byte[] after, int resealed, int kept) {
    private static final int LONGEST = 16 << 20;
    /** As UTF-8 has it, each byte a character; no part of the first line. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    /** A line up to its end, whatever that is. */
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\r|\n)?");

    /** Reads it, and seals anew what is to be; nothing is written. */
    static ResealedFile of(Path file, Keyring keyring) throws Failure {
        var bytes = read(file);
        // Each byte is a character: what is not touched comes out as it went in.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        var after = new StringBuilder(text.length()).append(text, 0, from);
        var newest = keyring.keys().getLast().id();
        int resealed = 0;
        int kept = 0;
        int number = 0;
        var lines = LINE.matcher(text).region(from, text.length());
        while (lines.find() && !lines.group().isEmpty()) {
            var line = new Line(file, ++number, lines.group());
            var sealed = line.sealed();
            if (sealed.isEmpty()) {
                after.append(line.text());
            } else if (line.keyOf(sealed.get(), keyring).equals(Optional.of(newest))) {
                line.opened(sealed.get(), keyring);
                after.append(line.text());
                kept++;
            } else {
                after.append(line.with(SealedText.seal(keyring, line.key(), line.opened(sealed.get(), keyring))));
                resealed++;
            }
        }
        return new ResealedFile(file, bytes, after.toString().getBytes(StandardCharsets.ISO_8859_1), resealed, kept);
    }

    /** One line, its end included. */
    private record Line(Path file, int number, String text) {
        String key() {
            return text.substring(0, text.indexOf('=')).strip();
        }

        private String value() {
            return text.substring(text.indexOf('=') + 1).strip();
        }

        /** The sealed value that it holds, if it is no comment and holds one. */
        Optional<SealedText> sealed() throws Failure {
            var visible = text.strip();
            if (visible.startsWith("#") || visible.startsWith(";") || visible.indexOf('=') <= 0 || !SealedText.isSealed(value())) {
                return Optional.empty();
            }
            try {
                return Optional.of(SealedText.parse(value()));
            } catch (SecretException refused) {
                throw refusal(refused);
            }
        }

        Optional<String> keyOf(SealedText sealed, Keyring keyring) throws Failure {
            try {
                return sealed.keyOf(keyring);
            } catch (SecretException refused) {
                throw refusal(refused);
            }
        }

        String opened(SealedText sealed, Keyring keyring) throws Failure {
            try {
                return sealed.open(keyring, key());
            } catch (SecretException refused) {
                throw refusal(refused);
            }
        }

        String with(SealedText fresh) {
            int at = text.indexOf(value(), text.indexOf('=') + 1);
            return text.substring(0, at) + fresh + text.substring(at + value().length());
        }

        private Failure refusal(SecretException refused) {
            return Failure.failed(file + ":" + number + ": " + key() + ": the sealed value " + refused.getMessage() + "; no file was changed");
        }
    }

    /**
     * Takes the old file's place in one step, with its permissions and owner: whoever reads it meanwhile gets the old one or the new one, also after the loss of power. A link stays one, to the new file.
     */
    void replace() throws Failure {
        try {
            var real = file.toRealPath();
            var fresh = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".new");
            try {
                likeThatOf(real, fresh);
                write(fresh);
                if (!Arrays.equals(before, Files.readAllBytes(real))) {
                    throw Failure.failed(file + " was changed by somebody else meanwhile, and stays as it is: seal it again");
                }
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                flushNames(real.getParent());
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw Failure.failed(file + " cannot be written, and is as it was: " + reason(failed));
        }
    }

    private static void likeThatOf(Path real, Path fresh) throws IOException {
        var old = Files.getFileAttributeView(real, PosixFileAttributeView.class);
        var own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (old == null || own == null) {
            return;
        }
        var attributes = old.readAttributes();
        if (!own.readAttributes().owner().equals(attributes.owner())) {
            own.setOwner(attributes.owner());
        }
        if (!own.readAttributes().group().equals(attributes.group())) {
            own.setGroup(attributes.group());
        }
        own.setPermissions(attributes.permissions());
    }

    private void write(Path fresh) throws IOException {
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(after);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** The new name survives the loss of power too, where folders can be flushed. */
    private static void flushNames(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // this system does it by itself, or not at all
        }
    }

    private static byte[] read(Path file) throws Failure {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw Failure.misused(file + " is longer than " + LONGEST + " bytes");
            }
            return bytes;
        } catch (IOException failed) {
            throw Failure.misused(file + " cannot be read: " + reason(failed));
        }
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "this user may not do that";
            default -> String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        };
    }
}
