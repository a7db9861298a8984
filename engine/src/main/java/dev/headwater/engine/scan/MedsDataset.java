package dev.headwater.engine.scan;

import dev.headwater.engine.scan.omop.OmopDataset;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// A MEDS root, a folder of MEDS shards, or one of them.
record MedsDataset(Path data) implements EventDataset {
    /// What a row of a shard takes at least, in compressed bytes.
    private static final int LEAST_BYTES_PER_ROW = 2;

    /// @throws DataException also if this is another model's folder
    @Override
    public List<Shard> shards() {
        if (!Files.isDirectory(data.resolve("data")) && OmopDataset.isOne(data)) {
            throw DataLocation.of(data)
                    .error(
                            DiagnosticCode.D030,
                            "these are OMOP tables, not MEDS data; pass --format omop");
        }
        if (EsgptDataset.isOne(data)) {
            throw DataLocation.of(data)
                    .error(
                            DiagnosticCode.D002,
                            "this is an ESGPT dataset, not MEDS data; pass --format esgpt");
        }
        return ShardCatalog.list(data);
    }

    @Override
    public Set<String> columnNames(Shard shard) {
        return ParquetEventScan.columnNames(shard.file());
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public long rowCount(Shard shard) {
        return ParquetEventScan.rowCount(shard.file());
    }

    /// The footer of a file that is too small for two slices need not be read to find out.
    @Override
    public List<RowRange> slices(Shard shard, long rowsPerSlice, BufferAllocator allocator) {
        return shard.byteCount() < 2 * rowsPerSlice * LEAST_BYTES_PER_ROW
                ? List.of(RowRange.ALL)
                : ShardSlicer.slice(shard, rowsPerSlice, allocator);
    }

    @Override
    public List<RowRange> rangesOf(long subject, Shard shard) {
        return ParquetEventScan.rangesOf(subject, shard.file());
    }

    @Override
    public EventScan open(
            Shard shard,
            RowRange range,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        return ParquetEventScan.open(shard, range, columns, filter, allocator, arrays);
    }

    @Override
    public Map<String, String> listedCodes(BufferAllocator allocator) {
        return CodeCatalog.listed(data, allocator);
    }

    @Override
    public Map<String, List<String>> ancestors(BufferAllocator allocator) {
        return new MedsHierarchy(data, allocator).ancestors();
    }

    @Override
    public CodeHierarchy hierarchy(BufferAllocator allocator) {
        return new MedsHierarchy(data, allocator);
    }

    @Override
    public Set<String> storedCodes(List<Shard> shards, BufferAllocator allocator) {
        return CodeCatalog.stored(this, shards, allocator);
    }
}
