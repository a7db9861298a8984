package dev.headwater.engine.profile;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardSlicer;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/// Counts what is in the shards of a dataset.
final class DatasetProfiler {
    static final long ROWS_PER_SLICE = 4_000_000;

    private static final Set<String> UNREADABLE = Set.of("nested", "other");
    private static final List<String> NEEDED = List.of("subject_id", "time", "code");

    private final Map<Shard, SequencedMap<String, String>> columnTypes;
    private final long rowsPerSlice;
    private final int threads;
    private final BufferAllocator allocator;
    private final SpareArrays arrays = new SpareArrays();

    /// @param columnTypes those of every shard that can be opened
    /// @param rowsPerSlice about how many rows are counted in one go
    /// @param threads how many slices are counted at a time
    DatasetProfiler(
            Map<Shard, SequencedMap<String, String>> columnTypes,
            long rowsPerSlice,
            int threads,
            BufferAllocator allocator) {
        this.columnTypes = columnTypes;
        this.rowsPerSlice = rowsPerSlice;
        this.threads = threads;
        this.allocator = allocator;
    }

    private record Slice(Shard shard, RowRange rows) {}

    /// The result does not depend on the number of threads. Shards that turn out to be broken are
    /// failures in it.
    DatasetCounts count() {
        // Parallel streams run on the threads of the pool that they are begun in.
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> counts(columnTypes.keySet().stream().map(this::count))).join();
        }
    }

    /// Adds up what slices or shards hold, which are counted side by side.
    private static DatasetCounts counts(Stream<DatasetCounts> parts) {
        return parts.parallel().reduce(DatasetCounts::plus).orElseGet(DatasetCounts::new);
    }

    private DatasetCounts count(Shard shard) {
        try {
            List<RowRange> slices = ShardSlicer.slice(shard, rowsPerSlice, allocator);
            DatasetCounts counts =
                    counts(slices.stream().map(rows -> count(new Slice(shard, rows))));
            return counts.failures().isEmpty()
                    ? counts
                    : new DatasetCounts(counts.failures().getFirst());
        } catch (DataException failure) {
            return new DatasetCounts(failure);
        }
    }

    private DatasetCounts count(Slice slice) {
        Set<String> columns = new TreeSet<>(NEEDED);
        Map<String, String> types = Objects.requireNonNull(columnTypes.get(slice.shard));
        types.forEach((name, type) -> {
            if (!UNREADABLE.contains(type)) {
                columns.add(name);
            }
        });
        SliceCounter counter =
                new SliceCounter(slice.shard, slice.rows.start(), List.copyOf(columns));
        try (ParquetEventScan scan =
                ParquetEventScan.open(
                        slice.shard, slice.rows, columns, ChunkFilter.NONE, allocator, arrays)) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                counter.add(batch);
            }
        } catch (DataException failure) {
            return new DatasetCounts(failure);
        }
        return counter.end();
    }
}
