package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import java.nio.file.Path;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads a MEDS Parquet shard.
public final class ParquetEventScan implements EventScan {
    /// The columns of a Parquet file, from its footer.
    ///
    /// @throws DataException if the file is missing or no Parquet file
    public static Set<String> columnNames(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /// Opens a shard to read `columns`, which always include `subject_id`, `time` and `code`.
    ///
    /// @throws DataException if the file is missing, broken, or lacks a column or has it with a wrong type
    public static ParquetEventScan open(Shard shard, Set<String> columns, BufferAllocator allocator) {
        throw new UnsupportedOperationException(shard + " " + columns + allocator);
    }

    @Override
    public @Nullable RowBatch next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
