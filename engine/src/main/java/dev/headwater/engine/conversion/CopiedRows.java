package dev.headwater.engine.conversion;

import dev.headwater.engine.conversion.CopiedColumn.Texts;
import dev.headwater.engine.conversion.CopiedColumn.Values;
import dev.headwater.engine.conversion.SubjectCounts.Range;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.Schema;

/// Rows of some subjects on the heap, from scans in any order, to be read in the order of MEDS. Not
/// thread-safe.
final class CopiedRows {
    private static final String SUBJECT_ID = "subject_id";
    private static final String TIME = "time";
    private static final String CODE = "code";

    private final List<String> names;
    private final List<CopiedColumn> columns = new ArrayList<>();
    private final RowSelection everyRow = new RowSelection();
    private final RowSelection own = new RowSelection();

    CopiedRows(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// Adds the rows of subjects in `range`.
    void add(RowBatch batch, Range range) {
        everyRow.selectAll(batch.rowCount());
        if (columns.isEmpty()) {
            names.forEach(name -> columns.add(CopiedColumn.of(name, batch, everyRow)));
        }
        BigIntVector subjects = batch.subjectId(everyRow);
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            if (!subjects.isNull(row) && range.contains(subjects.get(row))) {
                own.rows()[count++] = row;
            }
        }
        own.setCount(count);
        if (count > 0) {
            columns.forEach(column -> column.add(batch, own));
        }
    }

    /// The columns, once there was a batch.
    Schema schema() {
        return new Schema(columns.stream().map(CopiedColumn::field).toList());
    }

    List<CopiedColumn> columns() {
        return columns;
    }

    int size() {
        return columns.isEmpty() ? 0 : values(SUBJECT_ID).size();
    }

    /// The distinct codes of the rows.
    Iterable<String> codes() {
        for (CopiedColumn column : columns) {
            if (column instanceof Texts texts && column.field().getName().equals(CODE)) {
                return texts.distinct();
            }
        }
        return List.of();
    }

    /// The rows ordered by subject, static ones first, then by time, else as they came.
    int[] order() {
        Values subjects = values(SUBJECT_ID);
        Values times = values(TIME);
        return RowOrder.of(
                size(),
                (first, second) -> {
                    int bySubject = Long.compare(subjects.bits(first), subjects.bits(second));
                    if (bySubject != 0) {
                        return bySubject;
                    }
                    if (times.isNull(first) || times.isNull(second)) {
                        return Boolean.compare(!times.isNull(first), !times.isNull(second));
                    }
                    return Long.compare(times.bits(first), times.bits(second));
                });
    }

    long subject(int row) {
        return values(SUBJECT_ID).bits(row);
    }

    void clear() {
        columns.forEach(CopiedColumn::clear);
    }

    private Values values(String name) {
        for (CopiedColumn column : columns) {
            if (column instanceof Values values && column.field().getName().equals(name)) {
                return values;
            }
        }
        throw new IllegalStateException("no column " + name);
    }
}
