package dev.headwater.tests.omop;

import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.ChunkFilter;
import dev.headwater.tests.extraction.IsoTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// The events that a scan of OMOP tables gives, as text.
final class EventTable {
    private EventTable() {}

    /// A line for each event, its columns between `|`, nulls empty; in order of the lines.
    static List<String> of(Path folder, List<String> columns) {
        EventDataset dataset = (EventDataset) Dataset.of(InputFormat.OMOP, folder, null);
        Shard shard = dataset.shards().getFirst();
        List<String> lines = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                EventScan scan =
                        dataset.open(
                                shard,
                                RowRange.ALL,
                                Set.copyOf(columns),
                                ChunkFilter.NONE,
                                allocator,
                                new SpareArrays())) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                add(batch, columns, lines);
            }
        }
        return lines.stream().sorted().toList();
    }

    private static void add(RowBatch batch, List<String> columns, List<String> lines) {
        RowSelection rows = new RowSelection();
        rows.selectAll(batch.rowCount());
        for (int row = 0; row < batch.rowCount(); row++) {
            if (batch.subjectId(rows).isNull(row)) {
                continue;
            }
            List<String> values = new ArrayList<>();
            for (String column : columns) {
                values.add(
                        batch.isString(column)
                                ? text(batch.stringColumn(column), row)
                                : value(batch.column(column, rows), row));
            }
            lines.add(String.join("|", values));
        }
    }

    private static String text(DictionaryColumn column, int row) {
        return column.ids().isNull(row)
                ? ""
                : new String(
                        column.dictionary().get(column.ids().get(row)), StandardCharsets.UTF_8);
    }

    private static String value(FieldVector column, int row) {
        if (column.isNull(row)) {
            return "";
        }
        return column instanceof TimeStampMicroVector times
                ? IsoTime.ofMicros(times.get(row)).replace(".000000", "")
                : String.valueOf(column.getObject(row));
    }
}
