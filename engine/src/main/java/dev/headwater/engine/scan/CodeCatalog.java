package dev.headwater.engine.scan;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;

/// The codes of a dataset: those that its metadata lists, and those that its shards hold.
public final class CodeCatalog {
    private static final String DESCRIPTION = "description";

    private CodeCatalog() {}

    /// The codes that `metadata/codes.parquet` of a MEDS root lists, with their descriptions (empty
    /// where there is none); nothing if there is no such file.
    ///
    /// @throws DataException if the file is broken or has no column of codes
    public static Map<String, String> listed(Path root, BufferAllocator allocator) {
        Map<String, String> descriptions = new TreeMap<>();
        if (!exists(root)) {
            return descriptions;
        }
        Path file = file(root);
        boolean isDescribed = ParquetEventScan.columnNames(file).contains(DESCRIPTION);
        Set<String> columns =
                isDescribed ? Set.of(ParquetBatch.CODE, DESCRIPTION) : Set.of(ParquetBatch.CODE);
        Shard codes = new Shard("codes", file);
        try (ParquetEventScan scan = ParquetEventScan.open(codes, columns, allocator)) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                boolean hasText = isDescribed && batch.isString(DESCRIPTION);
                DictionaryColumn code = batch.code();
                DictionaryColumn text = hasText ? batch.stringColumn(DESCRIPTION) : null;
                for (int row = 0; row < batch.rowCount(); row++) {
                    if (!code.ids().isNull(row)) {
                        String description = text == null ? "" : textAt(row, text);
                        descriptions.put(textAt(row, code), description);
                    }
                }
            }
        }
        return descriptions;
    }

    /// Whether a MEDS root has a list of codes.
    public static boolean exists(Path root) {
        return Files.isRegularFile(file(root));
    }

    static Path file(Path root) {
        return root.resolve("metadata").resolve("codes.parquet");
    }

    /// The distinct codes in the dictionaries of `shards`, in order.
    ///
    /// @throws DataException if a file is broken or has no column of codes
    public static Set<String> stored(
            EventDataset dataset, List<Shard> shards, BufferAllocator allocator) {
        Set<String> codes = new ConcurrentSkipListSet<>();
        shards.parallelStream().forEach(shard -> addStored(dataset, shard, codes, allocator));
        return codes;
    }

    private static void addStored(
            EventDataset dataset, Shard shard, Set<String> codes, BufferAllocator allocator) {
        try (EventScan scan =
                dataset.open(
                        shard,
                        RowRange.ALL,
                        Set.of(ParquetBatch.CODE),
                        ChunkFilter.NONE,
                        allocator,
                        new SpareArrays())) {
            long version = -1;
            int seen = 0;
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                DictionaryColumn code = batch.code();
                int from = version == code.dictionaryVersion() ? seen : 0;
                for (int id = from; id < code.dictionarySize(); id++) {
                    codes.add(code.text(id));
                }
                version = code.dictionaryVersion();
                seen = code.dictionarySize();
            }
        }
    }

    private static String textAt(int row, DictionaryColumn column) {
        IntVector ids = column.ids();
        return ids.isNull(row) ? "" : column.text(ids.get(row));
    }
}
