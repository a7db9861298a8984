package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/// Writes Arrow IPC, one record batch for each batch of rows.
final class ArrowTableWriter implements TableWriter {
    private final Path file;
    private final VectorSchemaRoot root;
    private final ArrowWriter writer;

    private ArrowTableWriter(Path file, VectorSchemaRoot root, ArrowWriter writer)
            throws IOException {
        this.file = file;
        this.root = root;
        this.writer = writer;
        writer.start();
    }

    /// Plain rows in the streaming format, into `file`, which must exist.
    static ArrowTableWriter ofPart(Path file, Schema schema, BufferAllocator allocator)
            throws IOException {
        WritableByteChannel out = open(file);
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        return new ArrowTableWriter(file, root, new ArrowStreamWriter(root, null, out));
    }

    /// Rows encoded by `texts` in the streaming format, into `out`, which is closed with the
    /// writer. `file` names it in messages.
    static ArrowTableWriter stream(
            Path file, WritableByteChannel out, TextDictionaries texts, BufferAllocator allocator)
            throws IOException {
        VectorSchemaRoot root = VectorSchemaRoot.create(texts.schema(), allocator);
        return new ArrowTableWriter(file, root, new ArrowStreamWriter(root, texts.provider(), out));
    }

    /// As above in the random-access file format, into `file`, which must exist.
    static ArrowTableWriter file(Path file, TextDictionaries texts, BufferAllocator allocator)
            throws IOException {
        WritableByteChannel out = open(file);
        VectorSchemaRoot root = VectorSchemaRoot.create(texts.schema(), allocator);
        return new ArrowTableWriter(file, root, new ArrowFileWriter(root, texts.provider(), out));
    }

    static WritableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, StandardOpenOption.WRITE);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public void write(VectorSchemaRoot batch) throws IOException {
        try (ArrowRecordBatch buffers = new VectorUnloader(batch).getRecordBatch()) {
            new VectorLoader(root).load(buffers);
        }
        writer.writeBatch();
        root.clear();
    }

    @Override
    public void finish() throws IOException {
        writer.end();
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (RuntimeException e) {
            // Arrow wraps what goes wrong while it closes the file.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        } finally {
            root.close();
        }
    }
}
