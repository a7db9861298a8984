package dev.headwater.engine.scan;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.vector.FieldVector;

/// Reads chosen columns of a table of any kind, batch by batch. Columns are named in lower case.
/// Owns all vectors and the file; vectors are valid until the next batch. Not thread-safe.
public interface TableScan extends AutoCloseable {
    /// Goes to the next batch.
    ///
    /// @return its number of rows, at most `RowBatch.MAX_ROWS`; 0 at the end
    int next();

    /// A column that was asked for with any use but [ColumnUse#CODE] and [ColumnUse#TEXT]; rows
    /// that are not selected may hold anything.
    ///
    /// @throws DataException if a value is broken
    FieldVector column(String name, RowSelection rows);

    /// A column that was asked for with [ColumnUse#CODE] or [ColumnUse#TEXT].
    ///
    /// @throws DataException if a value is broken
    DictionaryColumn text(String name);

    @Override
    void close();
}
