package dev.headwater.engine.scan;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The size of a file and the hash of its bytes, as `crc32c:` or `sha256:` and hexadecimal digits;
/// null if it was not to be hashed.
public record FileDigest(long bytes, @Nullable String hash) {
    private static final int STEP = 256 << 10;

    /// How files are hashed.
    public enum Algorithm {
        /// Costs next to nothing; finds every accident, but no intent. Not CRC32, which would say
        /// the same of all pages that end with their own.
        CRC32C,
        SHA256,
        /// Not at all; sizes remain.
        NONE
    }

    /// @throws DataException if the file cannot be read
    public static FileDigest of(Path file, Algorithm algorithm) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return switch (algorithm) {
                case NONE -> new FileDigest(bytes.size(), null);
                case CRC32C, SHA256 -> {
                    var running = new Running(algorithm);
                    byte[] buffer = new byte[(int) Math.min(STEP, bytes.size())];
                    for (long done = 0; done < bytes.size(); done += buffer.length) {
                        int length = (int) Math.min(buffer.length, bytes.size() - done);
                        bytes.read(done, buffer, 0, length);
                        running.add(buffer, 0, length);
                    }
                    yield running.digest();
                }
            };
        }
    }

    /// The digest of bytes that come one after the other. Not thread-safe.
    public static final class Running {
        private final @Nullable MessageDigest sha256;
        private final CRC32C crc32c = new CRC32C();
        private long bytes;

        /// @param algorithm not [Algorithm#NONE]
        public Running(Algorithm algorithm) {
            this.sha256 =
                    switch (algorithm) {
                        case CRC32C -> null;
                        case SHA256 -> newSha256();
                        case NONE -> throw new IllegalArgumentException("nothing to digest with");
                    };
        }

        public void add(byte[] source, int offset, int length) {
            bytes += length;
            if (sha256 == null) {
                crc32c.update(source, offset, length);
            } else {
                sha256.update(source, offset, length);
            }
        }

        public FileDigest digest() {
            return new FileDigest(
                    bytes,
                    sha256 == null
                            ? "crc32c:" + HexFormat.of().toHexDigits(crc32c.getValue(), 8)
                            : "sha256:" + HexFormat.of().formatHex(sha256.digest()));
        }

        private static MessageDigest newSha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
