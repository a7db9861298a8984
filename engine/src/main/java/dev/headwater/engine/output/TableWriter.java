package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Writes one file of rows. Not thread-safe.
interface TableWriter extends AutoCloseable {
    Path file();

    /// Adds the rows of `batch`, which has the schema that the writer was made for and stays the
    /// caller's.
    void write(VectorSchemaRoot batch) throws IOException;

    /// Completes the file. Without it the file is broken.
    void finish() throws IOException;

    /// Releases memory and the file handle.
    @Override
    void close() throws IOException;
}
