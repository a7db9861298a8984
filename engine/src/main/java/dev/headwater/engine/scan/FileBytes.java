package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// An open file, read by position. Close closes the file. Not thread-safe.
final class FileBytes implements AutoCloseable {
    private static final long SLOW_NANOS = 10_000_000;
    private static final long NANOS_PER_BYTE = 1;

    /// The JVM copies through direct buffers as big as one reading is.
    private static final int STEP = 256 << 10;

    private final DataLocation location;
    private final FileChannel channel;
    private final long size;
    private long readNanos;
    private long bytesRead;

    private FileBytes(DataLocation location, FileChannel channel, long size) {
        this.location = location;
        this.channel = channel;
        this.size = size;
    }

    /// @throws DataException if the file is missing or cannot be read
    static FileBytes open(Path path) {
        DataLocation location = DataLocation.of(path);
        if (Files.isDirectory(path)) {
            throw location.error(DiagnosticCode.D007, "a folder, not a file");
        }
        try {
            FileChannel channel = FileChannel.open(path);
            return new FileBytes(location, channel, channel.size());
        } catch (NoSuchFileException e) {
            throw location.error(DiagnosticCode.D001, "no such file");
        } catch (IOException e) {
            throw location.unreadable(e);
        }
    }

    DataLocation location() {
        return location;
    }

    long size() {
        return size;
    }

    /// Whether reading has taken longer than decoding takes: the file is not in the operating
    /// system's cache.
    boolean isSlow() {
        return readNanos > SLOW_NANOS && readNanos > bytesRead * NANOS_PER_BYTE;
    }

    /// Brings `length` bytes from `offset` on into the operating system's cache, on a thread of its
    /// own.
    void prefetch(long offset, long length) {
        Thread.ofVirtual().start(() -> readThrough(offset, length));
    }

    private void readThrough(long offset, long length) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(STEP);
        try {
            for (long done = 0; done < length; done += STEP) {
                buffer.clear().limit((int) Math.min(STEP, length - done));
                channel.read(buffer, offset + done);
            }
        } catch (IOException | OutOfMemoryError _) {
            // Closed, no room, or it fails again where it is reported.
        }
    }

    /// Reads `length` bytes from `offset` on into `target[targetOffset ...]`.
    ///
    /// @throws DataException if the file cannot be read or is too short
    void read(long offset, byte[] target, int targetOffset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(target, targetOffset, length);
        long begin = System.nanoTime();
        try {
            while (buffer.position() < targetOffset + length) {
                buffer.limit(Math.min(targetOffset + length, buffer.position() + STEP));
                if (channel.read(buffer, offset + buffer.position() - targetOffset) < 0) {
                    throw location.corrupt("the file became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw location.unreadable(e);
        }
        readNanos += System.nanoTime() - begin;
        bytesRead += length;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw location.unreadable(e);
        }
    }
}
