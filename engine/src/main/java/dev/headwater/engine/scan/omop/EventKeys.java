package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.SubjectSet;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.BitSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Subject and time of the events that the rows of a table batch give under a rule. An event that
/// is none, because it has no time, gets no subject. Owns its vectors. Not thread-safe.
final class EventKeys implements AutoCloseable {
    /// No time.
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long TO_LAST_SECOND = 86_399_000_000L;

    private final BigIntVector subjects;
    private final TimeStampMicroVector times;
    private final Remarks remarks;
    private final SubjectSet persons;

    /// The rows of the batch that were found odd already.
    private final BitSet odd = new BitSet();

    private final long[] micros = new long[RowBatch.MAX_ROWS];

    EventKeys(SubjectSet persons, Remarks remarks, BufferAllocator allocator) {
        this.persons = persons;
        this.remarks = remarks;
        subjects = new BigIntVector(OmopColumns.SUBJECT_ID, allocator);
        subjects.allocateNew(RowBatch.MAX_ROWS);
        times = new TimeStampMicroVector(OmopColumns.TIME, allocator);
        times.allocateNew(RowBatch.MAX_ROWS);
    }

    /// Before the first rows of a batch.
    void begin() {
        odd.clear();
    }

    /// Null where a row is no event.
    BigIntVector subjects() {
        return subjects;
    }

    TimeStampMicroVector times() {
        return times;
    }

    /// Loads `rows` of the current batch, whose events under `rule` are all static if it is.
    ///
    /// @param present the columns that were asked for and are there
    /// @param isEvent tells which rows are events if they have a time
    void load(
            EventRule rule,
            TableScan table,
            Set<String> present,
            RowSelection rows,
            int rowCount,
            IntPredicate isEvent) {
        BigIntVector ids = (BigIntVector) table.column(OmopColumns.PERSON_ID, rows);
        boolean isStatic = rule.time() instanceof EventTime.Static;
        if (!isStatic) {
            loadTimes(rule.time(), table, present, rows);
        }
        clear(rowCount);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (ids.isNull(row) || !isEvent.test(row)) {
                continue;
            }
            if (!isStatic && micros[row] == UNKNOWN) {
                remarkUndated(row, rule);
                continue;
            }
            long subject = ids.get(row);
            subjects.set(row, subject);
            if (!isStatic) {
                times.set(row, micros[row]);
            }
            if (!persons.contains(subject)) {
                remark(row, Remarks.Kind.UNKNOWN_PERSON, rule);
            }
        }
    }

    private void clear(int rowCount) {
        subjects.getValidityBuffer().setZero(0, subjects.getValidityBuffer().capacity());
        subjects.setValueCount(rowCount);
        times.getValidityBuffer().setZero(0, times.getValidityBuffer().capacity());
        times.setValueCount(rowCount);
    }

    private void remarkUndated(int row, EventRule rule) {
        boolean isOpen = rule.time() instanceof EventTime.At at && at.isOpen();
        if (!isOpen) {
            remark(row, Remarks.Kind.UNDATED, rule);
        }
    }

    private void remark(int row, Remarks.Kind kind, EventRule rule) {
        if (!odd.get(row)) {
            odd.set(row);
            remarks.add(kind, rule.table());
        }
    }

    private void loadTimes(
            EventTime time, TableScan table, Set<String> present, RowSelection rows) {
        switch (time) {
            case EventTime.Static _ -> {}
            case EventTime.At at -> loadTimes(at, table, present, rows, micros);
            case EventTime.Birth _ -> {
                loadDatetimes(BirthTimes.DATETIME, table, present, rows, micros);
                loadBirths(table, present, rows);
            }
        }
    }

    /// Loads the times of `at` for `rows` into `target`, [#UNKNOWN] where there is none.
    static void loadTimes(
            EventTime.At at,
            TableScan table,
            Set<String> present,
            RowSelection rows,
            long[] target) {
        loadDatetimes(at.datetime(), table, present, rows, target);
        if (!present.contains(at.date())) {
            return;
        }
        TimeStampMicroVector dates = null;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (target[row] == UNKNOWN) {
                if (dates == null) {
                    dates = (TimeStampMicroVector) table.column(at.date(), rows);
                }
                target[row] = dates.isNull(row) ? UNKNOWN : ofDate(dates.get(row), at.isEnd());
            }
        }
    }

    /// A date that has a time of day all the same is taken at its word.
    private static long ofDate(long micros, boolean isEnd) {
        return isEnd && Math.floorMod(micros, MICROS_PER_DAY) == 0
                ? micros + TO_LAST_SECOND
                : micros;
    }

    private static void loadDatetimes(
            String column, TableScan table, Set<String> present, RowSelection rows, long[] target) {
        TimeStampMicroVector datetimes =
                present.contains(column) ? (TimeStampMicroVector) table.column(column, rows) : null;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            target[row] = datetimes == null || datetimes.isNull(row) ? UNKNOWN : datetimes.get(row);
        }
    }

    private void loadBirths(TableScan table, Set<String> present, RowSelection rows) {
        if (!present.contains(BirthTimes.YEAR)) {
            return;
        }
        FieldVector years = table.column(BirthTimes.YEAR, rows);
        FieldVector months = columnOr(BirthTimes.MONTH, years, table, present, rows);
        FieldVector days = columnOr(BirthTimes.DAY, years, table, present, rows);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (micros[row] == UNKNOWN) {
                micros[row] =
                        BirthTimes.micros(
                                BirthTimes.number(years, row),
                                months == years ? 0 : BirthTimes.number(months, row),
                                days == years ? 0 : BirthTimes.number(days, row));
            }
        }
    }

    private static FieldVector columnOr(
            String column,
            FieldVector other,
            TableScan table,
            Set<String> present,
            RowSelection rows) {
        return present.contains(column) ? table.column(column, rows) : other;
    }

    @Override
    public void close() {
        subjects.close();
        times.close();
    }
}
