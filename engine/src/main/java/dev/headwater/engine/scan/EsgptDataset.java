package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The folder of an EventStreamGPT dataset as ESGPT saves it, which is one shard.
public final class EsgptDataset implements EventDataset {
    private static final String SHARD = "esgpt";
    private static final String EVENT_TYPES =
            EsgptMeasurement.EVENT_TYPE + EsgptMeasurement.SEPARATOR;

    private final EsgptFolder folder;
    private @Nullable EsgptLayout layout;

    EsgptDataset(Path data) {
        this.folder = new EsgptFolder(data);
    }

    /// Whether the folder has the tables of such a dataset.
    static boolean isOne(Path data) {
        var folder = new EsgptFolder(data);
        return Files.exists(folder.file(EsgptTable.EVENTS))
                && Files.exists(folder.file(EsgptTable.MEASUREMENTS));
    }

    /// What the dataset holds, from its configuration and the footers of its tables.
    ///
    /// @throws DataException if a file is missing or broken
    public synchronized EsgptLayout layout() {
        if (layout == null) {
            layout = folder.layout();
        }
        return layout;
    }

    @Override
    public List<Shard> shards() {
        Path path = folder.path();
        DataLocation location = DataLocation.of(path);
        if (!Files.exists(path)) {
            throw location.error(DiagnosticCode.D001, "no such folder");
        }
        if (!Files.isDirectory(path)) {
            throw location.error(
                    DiagnosticCode.D001, "an ESGPT dataset is a folder, and this is a file");
        }
        for (Path file : folder.files()) {
            if (!Files.exists(file)) {
                throw location.error(
                        DiagnosticCode.D001,
                        "an ESGPT dataset has a file `"
                                + file.getFileName()
                                + "`, and this folder has none");
            }
        }
        return List.of(new Shard(SHARD, path, folder.files()));
    }

    @Override
    public Set<String> columnNames(Shard shard) {
        Set<String> names = layout().columnNames();
        names.add(ParquetBatch.NUMERIC_VALUE);
        return names;
    }

    @Override
    public boolean isOrdered() {
        return false;
    }

    @Override
    public long rowCount(Shard shard) {
        return ParquetEventScan.rowCount(folder.file(EsgptTable.EVENTS));
    }

    @Override
    public EventScan open(
            Shard shard,
            RowRange range,
            Set<String> columns,
            ChunkFilter filter,
            BufferAllocator allocator,
            SpareArrays arrays) {
        return new EsgptEventScan(folder, layout(), columns, filter, allocator, arrays);
    }

    @Override
    public Map<String, String> listedCodes(BufferAllocator allocator) {
        return Map.of();
    }

    @Override
    public Set<String> storedCodes(List<Shard> shards, BufferAllocator allocator) {
        Set<String> codes = new TreeSet<>();
        try (EventScan scan =
                new EsgptEventScan(
                        folder,
                        layout(),
                        Set.of(),
                        ChunkFilter.NONE,
                        allocator,
                        new SpareArrays())) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                if (batch.code().ids().getNullCount() < batch.rowCount()) {
                    addCodes(batch.code(), codes);
                }
            }
        }
        return codes;
    }

    /// Types of events are listed one by one, not as they stand together.
    private static void addCodes(DictionaryColumn column, Set<String> codes) {
        for (int id = 0; id < column.dictionarySize(); id++) {
            String code = column.text(id);
            if (code.startsWith(EVENT_TYPES)) {
                for (String type :
                        code.substring(EVENT_TYPES.length())
                                .split(EsgptMeasurement.PART_SEPARATOR, -1)) {
                    codes.add(EVENT_TYPES + type);
                }
            } else {
                codes.add(code);
            }
        }
    }
}
