package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A temporary file of numbers that found no room in memory: appended to first, then read from any
/// position. Positions and sizes are in numbers. Closing it removes the file. Not thread-safe.
public final class SpillFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 << 10;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private long size;

    private SpillFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Opens `file`, which must exist and be empty.
    ///
    /// @throws dev.headwater.engine.scan.DataException D015 if it cannot be written; so do the
    ///   other methods
    public static SpillFile open(Path file) {
        try {
            return new SpillFile(
                    file,
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    public long size() {
        return size;
    }

    /// Appends `values[from .. to)`.
    public void append(long[] values, int from, int to) {
        try {
            for (int start = from; start < to; ) {
                int count = Math.min(to - start, BUFFER_BYTES / Long.BYTES);
                buffer.clear().asLongBuffer().put(values, start, count);
                buffer.limit(count * Long.BYTES);
                while (buffer.hasRemaining()) {
                    channel.write(buffer, size * Long.BYTES + buffer.position());
                }
                size += count;
                start += count;
            }
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    /// Reads `count` numbers from `position` on to the start of `target`.
    public void read(long position, long[] target, int count) {
        try {
            for (int start = 0; start < count; ) {
                int length = Math.min(count - start, BUFFER_BYTES / Long.BYTES);
                buffer.clear().limit(length * Long.BYTES);
                while (buffer.hasRemaining()) {
                    long offset = (position + start) * Long.BYTES + buffer.position();
                    if (channel.read(buffer, offset) < 0) {
                        throw new IOException("the temporary file became shorter");
                    }
                }
                buffer.flip().asLongBuffer().get(target, start, length);
                start += length;
            }
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }
}
