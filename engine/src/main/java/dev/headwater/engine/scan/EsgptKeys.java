package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptTable;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// Whose the rows of an ESGPT table are and when: subjects have no time, and measurements those of
/// their event; a measurement of no known event is nobody's. Owns the vectors that the table does
/// not hold itself. Not thread-safe.
final class EsgptKeys implements AutoCloseable {
    private final EsgptTable kind;
    private final ParquetTable table;
    private final @Nullable EventIndex index;
    private final BigIntVector subjects;
    private final TimeStampMicroVector times;

    /// @param index the events; needed for measurements only
    EsgptKeys(
            EsgptTable kind,
            ParquetTable table,
            @Nullable EventIndex index,
            BufferAllocator allocator) {
        this.kind = kind;
        this.table = table;
        this.index = index;
        subjects = new BigIntVector(EsgptFolder.SUBJECT_ID, allocator);
        times = new TimeStampMicroVector(EsgptFolder.TIMESTAMP, allocator);
        ColumnValues.allocate(subjects, RowBatch.MAX_ROWS);
        ColumnValues.allocate(times, RowBatch.MAX_ROWS);
        times.zeroVector();
    }

    /// What is given for rows that are not selected means nothing.
    BigIntVector subjects(RowSelection rows, int rowCount) {
        if (kind != EsgptTable.MEASUREMENTS || index == null) {
            return (BigIntVector) table.column(EsgptFolder.SUBJECT_ID, rows).vector();
        }
        BigIntVector ids = eventIds(rows);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            long position = ids.isNull(row) ? -1 : index.find(ids.get(row));
            if (position < 0) {
                subjects.setNull(row);
            } else {
                subjects.set(row, index.subject(position));
            }
        }
        subjects.setValueCount(rowCount);
        return subjects;
    }

    /// What is given for rows that are not selected means nothing.
    TimeStampMicroVector times(RowSelection rows, int rowCount) {
        return switch (kind) {
            case SUBJECTS -> {
                times.setValueCount(rowCount);
                yield times;
            }
            case EVENTS ->
                    (TimeStampMicroVector) table.column(EsgptFolder.TIMESTAMP, rows).vector();
            case MEASUREMENTS -> eventTimes(rows, rowCount);
        };
    }

    @Override
    public void close() {
        subjects.close();
        times.close();
    }

    private TimeStampMicroVector eventTimes(RowSelection rows, int rowCount) {
        BigIntVector ids = eventIds(rows);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            long position = index == null || ids.isNull(row) ? -1 : index.find(ids.get(row));
            long time = index == null || position < 0 ? EventIndex.NO_TIME : index.time(position);
            if (time == EventIndex.NO_TIME) {
                times.setNull(row);
            } else {
                times.set(row, time);
            }
        }
        times.setValueCount(rowCount);
        return times;
    }

    private BigIntVector eventIds(RowSelection rows) {
        return (BigIntVector) table.column(EsgptFolder.EVENT_ID, rows).vector();
    }
}
