package dev.headwater.engine.output;

import dev.headwater.engine.scan.FileDigest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Hashes, by CRC32C, what is written to another channel, which is closed with it. Not thread-safe.
final class DigestChannel implements WritableByteChannel {
    private final WritableByteChannel target;
    private final FileDigest.Running running = new FileDigest.Running(FileDigest.Algorithm.CRC32C);

    DigestChannel(WritableByteChannel target) {
        this.target = target;
    }

    /// The digest of all bytes written.
    FileDigest digest() {
        return running.digest();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ByteBuffer written = source.duplicate();
        int length = target.write(source);
        byte[] bytes = new byte[length];
        written.get(bytes);
        running.add(bytes, 0, length);
        return length;
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
