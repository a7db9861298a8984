package dev.headwater.engine.scan;

import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// Data whose rows have a subject, a time and a code, and are what predicates look at. Thread-safe.
public non-sealed interface EventDataset extends Dataset {
    @Override
    Set<String> columnNames(Shard shard);

    /// Whether the rows of a shard should come ordered by subject and time. If not, they are sorted
    /// without a try, and without a warning.
    boolean isOrdered();

    /// The number of rows of a shard, or a good guess at it, found without reading them.
    ///
    /// @throws DataException if the shard is broken
    long rowCount(Shard shard);

    /// Ranges of about `rowsPerSlice` rows that cover the shard in order, none with rows of a
    /// subject of another one; at least one, which is all there can be without order.
    ///
    /// @throws DataException if the shard is broken
    default List<RowRange> slices(Shard shard, long rowsPerSlice, BufferAllocator allocator) {
        return List.of(RowRange.ALL);
    }

    /// The rows of a shard among which the subject may have some, as far as that can be told
    /// without reading them.
    ///
    /// @throws DataException if the shard is broken
    default List<RowRange> rangesOf(long subject, Shard shard) {
        return List.of(RowRange.ALL);
    }

    /// Opens a shard to read `columns` of the rows in `range`, but for stretches that `filter` says
    /// can be passed over.
    ///
    /// @param arrays buffers of scans that are done, and where this one leaves its own
    /// @throws DataException if the shard is broken, or lacks a column or has it with a wrong type
    EventScan open(
            Shard shard,
            RowRange range,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays);

    /// Opens all of a shard as [#open] does, in at most `most` parts that can be read side by side
    /// and hold rows of any subjects.
    ///
    /// @throws DataException as above
    default List<EventScan> openParts(
            Shard shard,
            int most,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        return List.of(open(shard, RowRange.ALL, columns, filter, allocator, arrays));
    }

    /// The codes that the metadata list, with their descriptions (empty where there is none);
    /// nothing if there are no such metadata.
    ///
    /// @throws DataException if the metadata are broken
    Map<String, String> listedCodes(BufferAllocator allocator);

    /// Whether [#listedCodes] should have every code that the rows have.
    default boolean listsAllCodes() {
        return true;
    }

    /// The columns beside those of MEDS that a copy of the data has.
    ///
    /// @throws DataException if the shard is broken
    default List<String> copiedColumns(Shard shard) {
        return List.copyOf(columnNames(shard));
    }

    /// The codes above each code, as far as the metadata say.
    ///
    /// @throws DataException if the metadata are broken
    default Map<String, List<String>> ancestors(BufferAllocator allocator) {
        return Map.of();
    }

    /// Which codes descend from others.
    default CodeHierarchy hierarchy(BufferAllocator allocator) {
        return new CodeHierarchy.None("OMOP tables and MEDS metadata can, these data cannot");
    }

    /// The distinct codes that the rows of `shards` have, in order.
    ///
    /// @throws DataException if a shard is broken
    Set<String> storedCodes(List<Shard> shards, BufferAllocator allocator);
}
