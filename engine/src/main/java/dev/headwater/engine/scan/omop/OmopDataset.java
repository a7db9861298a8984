package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.CodeCatalog;
import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A folder of OMOP CDM tables, as one shard whose rows are in no order.
public final class OmopDataset implements EventDataset {
    private static final String SHARD = "omop";

    /// What the columns of one scan take, with room to spare.
    private static final long BYTES_PER_SCAN = 24 << 20;

    private final Path folder;
    private @Nullable OmopFolder listed;
    private @Nullable ConceptCodes concepts;

    public OmopDataset(Path folder) {
        this.folder = folder;
    }

    /// Whether a folder has the tables of a CDM, by their names.
    public static boolean isOne(Path folder) {
        return OmopFolder.isOne(folder);
    }

    @Override
    public List<Shard> shards() {
        return List.of(new Shard(SHARD, folder, files().paths()));
    }

    /// By the first file of each table.
    @Override
    public Set<String> columnNames(Shard shard) {
        Set<String> ofTables = new LinkedHashSet<>();
        for (OmopTable table : OmopTable.values()) {
            if (!EventRule.of(table).isEmpty()) {
                files().of(table).stream()
                        .limit(1)
                        .forEach(file -> ofTables.addAll(file.columnNames()));
            }
        }
        return OmopColumns.names(ofTables);
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public long rowCount(Shard shard) {
        long rows = 0;
        for (OmopTable table : OmopTable.values()) {
            int rules = EventRule.of(table).size();
            if (rules > 0) {
                rows += rules * files().of(table).stream().mapToLong(TableFile::rowCount).sum();
            }
        }
        return rows;
    }

    /// @param range all rows
    @Override
    public EventScan open(
            Shard shard,
            RowRange range,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        return openParts(shard, 1, columns, filter, allocator, arrays).getFirst();
    }

    @Override
    public List<EventScan> openParts(
            Shard shard,
            int most,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        ConceptCodes known = concepts(allocator);
        ScanPlan plan = ScanPlan.of(files(), known, filter);
        Queue<ScanPart> queue = new ConcurrentLinkedQueue<>(plan.parts());
        List<EventScan> scans = new ArrayList<>();
        long fitting = Math.max(1, allocator.getLimit() / BYTES_PER_SCAN);
        long count = Math.clamp(plan.parts().size(), 1, Math.min(most, fitting));
        for (int i = 0; i < count; i++) {
            long prunedRows = i == 0 ? plan.prunedRows() : 0;
            scans.add(new OmopScan(queue, prunedRows, known, columns, allocator, arrays));
        }
        return scans;
    }

    @Override
    public Map<String, String> listedCodes(BufferAllocator allocator) {
        return ConceptNames.read(files(), concepts(allocator), allocator);
    }

    /// Those of the sources have no concepts to describe them.
    @Override
    public boolean listsAllCodes() {
        return false;
    }

    @Override
    public List<String> copiedColumns(Shard shard) {
        List<String> columns = new ArrayList<>(OmopColumns.COMMON);
        if (columnNames(shard).contains(OmopColumns.VISIT)) {
            columns.add(OmopColumns.VISIT);
        }
        return columns;
    }

    @Override
    public Map<String, List<String>> ancestors(BufferAllocator allocator) {
        return ConceptAncestors.read(files(), concepts(allocator), allocator);
    }

    @Override
    public CodeHierarchy hierarchy(BufferAllocator allocator) {
        return files().of(OmopTable.CONCEPT_ANCESTOR).isEmpty()
                ? new CodeHierarchy.None("there is no table `concept_ancestor`")
                : new OmopHierarchy(files(), concepts(allocator), allocator);
    }

    @Override
    public Set<String> storedCodes(List<Shard> shards, BufferAllocator allocator) {
        return CodeCatalog.stored(this, shards, allocator);
    }

    private synchronized OmopFolder files() {
        if (listed == null) {
            listed = OmopFolder.list(folder);
        }
        return listed;
    }

    private synchronized ConceptCodes concepts(BufferAllocator allocator) {
        if (concepts == null) {
            concepts = ConceptReader.read(files(), allocator);
        }
        return concepts;
    }
}
