package dev.headwater.engine.scan;

import dev.headwater.predicates.column.RowBatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one shard from its first row to its last. Not thread-safe; close releases buffers and the
/// file.
public interface EventScan extends AutoCloseable {
    /// The next rows, or null at the end. Invalidates the batch given before.
    ///
    /// @throws DataException if the file is broken or a column is missing or of the wrong type
    @Nullable RowBatch next();

    /// Rows that [#next] has passed over so far, because none of them can match.
    long prunedRows();

    /// What was odd about the rows that were looked at so far, and how many rows that is.
    default Map<Remark, Long> remarks() {
        return Map.of();
    }

    @Override
    void close();
}
