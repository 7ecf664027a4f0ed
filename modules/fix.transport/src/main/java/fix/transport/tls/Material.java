package fix.transport.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Where the bytes of a certificate or a key are: in a file, which is read anew with each reload, or in memory. Its text shows none of them. */
public sealed interface Material {

    /** How long a file may be: 4 MiB. */
    int LONGEST = 4 << 20;

    /** What to call it in messages. */
    String name();

    /**
     * The bytes as they are now.
     *
     * @throws CertificateProblemException if they cannot be read
     */
    byte[] read() throws CertificateProblemException;

    /** The bytes in a file. */
    static Material file(Path path) {
        return new InFile(path);
    }

    /**
     * Bytes in memory.
     *
     * @param name what to call them in messages
     * @param bytes copied
     */
    static Material bytes(String name, byte[] bytes) {
        return new InMemory(name, bytes);
    }

    /** A file. */
    record InFile(Path path) implements Material {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public byte[] read() throws CertificateProblemException {
            try (var in = Files.newInputStream(path)) {
                var bytes = in.readNBytes(LONGEST + 1);
                if (bytes.length > LONGEST) {
                    throw new CertificateProblemException(path + " is longer than 4 MiB: it cannot be certificates or a key");
                }
                return bytes;
            } catch (NoSuchFileException absent) {
                throw new CertificateProblemException(path + " cannot be read: there is no such file");
            } catch (AccessDeniedException forbidden) {
                throw new CertificateProblemException(path + " cannot be read: this user may not read it");
            } catch (IOException failed) {
                throw new CertificateProblemException(path + " cannot be read: " + failed.getMessage());
            }
        }
    }

    /** Bytes in memory. */
    final class InMemory implements Material {

        private final String name;
        private final byte[] bytes;

        private InMemory(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes.clone();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public byte[] read() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InMemory that && that.name.equals(name) && Arrays.equals(that.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
