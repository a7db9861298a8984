package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.DictionaryColumn;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Reads the rows of a direct table in Parquet, column by column within a batch.
final class DirectParquet {
    private static final int DROPPED = -1;

    private final ParquetTable table;
    private final DirectTimestamps timestamps;
    private final DirectRows rows;
    private final DataLocation location;
    private long batchStart;

    private DirectParquet(
            ParquetTable table,
            DirectTimestamps timestamps,
            DirectRows rows,
            DataLocation location) {
        this.table = table;
        this.timestamps = timestamps;
        this.rows = rows;
        this.location = location;
    }

    /// @throws DataException if the file is missing or broken, or a column is missing or of the
    ///   wrong type
    static void read(
            Path file, List<String> predicates, DirectTimestamps timestamps, DirectRows rows) {
        Map<String, ColumnUse> uses = new HashMap<>();
        predicates.forEach(name -> uses.put(name, ColumnUse.ANY));
        uses.put(DirectRows.SUBJECT_ID, ColumnUse.ANY);
        uses.put(DirectRows.TIMESTAMP, ColumnUse.ANY);
        try (RootAllocator allocator = new RootAllocator();
                ParquetTable table = ParquetTable.open(file, uses, allocator, new SpareArrays())) {
            DirectParquet reader =
                    new DirectParquet(table, timestamps, rows, DataLocation.of(file));
            for (int count = table.next(); count > 0; count = table.next()) {
                reader.readBatch(count, predicates);
            }
        }
    }

    private void readBatch(int count, List<String> predicates) {
        int[] targets = addRows(count);
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            String name = predicates.get(predicate);
            setCounts(name, table.column(name).vector(), targets, rows.counts(predicate));
        }
        batchStart += count;
    }

    /// @return for each row of the batch its index in `rows`; rows without subject are dropped
    private int[] addRows(int count) {
        ColumnValues subjects = table.column(DirectRows.SUBJECT_ID);
        ColumnValues times = table.column(DirectRows.TIMESTAMP);
        int[] targets = new int[count];
        for (int row = 0; row < count; row++) {
            if (subjects.vector().isNull(row)) {
                targets[row] = DROPPED;
                continue;
            }
            long subject = subject(subjects, row);
            if (times.vector().isNull(row)) {
                rows.addStatic(subject);
            } else {
                rows.add(subject, time(times, row));
            }
            targets[row] = rows.lastRow();
        }
        return targets;
    }

    private long subject(ColumnValues subjects, int row) {
        if (subjects.vector() instanceof BigIntVector integers) {
            return integers.get(row);
        }
        if (subjects instanceof DictionaryColumn texts) {
            return DirectSubject.parse(
                    texts.text(texts.ids().get(row)), "row " + (batchStart + row), location);
        }
        throw wrongType(DirectRows.SUBJECT_ID, "the column is neither integer nor text");
    }

    private long time(ColumnValues times, int row) {
        if (times.vector() instanceof TimeStampMicroVector micros) {
            return micros.get(row);
        }
        if (times instanceof DictionaryColumn texts) {
            return timestamps.parse(texts.text(texts.ids().get(row)), "row " + (batchStart + row));
        }
        throw wrongType(DirectRows.TIMESTAMP, "the column is neither timestamp nor text");
    }

    private void setCounts(String name, FieldVector column, int[] targets, DirectCounts counts) {
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] == DROPPED || column.isNull(row)) {
                continue;
            }
            switch (column) {
                case BigIntVector integers -> counts.set(targets[row], integers.get(row));
                case BitVector booleans -> counts.set(targets[row], (long) booleans.get(row));
                case Float4Vector floats -> counts.set(targets[row], floats.get(row));
                case Float8Vector doubles -> counts.set(targets[row], doubles.get(row));
                default ->
                        throw wrongType(name, "the column holds no counts but text or timestamps");
            }
        }
    }

    private DataException wrongType(String column, String what) {
        return location.in(-1, column).error(DiagnosticCode.D006, what);
    }
}
