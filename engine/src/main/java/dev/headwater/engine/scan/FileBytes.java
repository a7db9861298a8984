package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// An open file, read by position. Close closes the file.
final class FileBytes implements AutoCloseable {
    private final DataLocation location;
    private final FileChannel channel;
    private final long size;

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

    /// Reads `length` bytes from `offset` on into `target[targetOffset ...]`.
    ///
    /// @throws DataException if the file cannot be read or is too short
    void read(long offset, byte[] target, int targetOffset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(target, targetOffset, length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + length - buffer.remaining()) < 0) {
                    throw location.corrupt("the file became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw location.unreadable(e);
        }
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
