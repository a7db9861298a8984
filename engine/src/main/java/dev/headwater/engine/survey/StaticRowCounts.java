package dev.headwater.engine.survey;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.vector.TimeStampMicroVector;

/// How many of some rows have no time. Not thread-safe.
final class StaticRowCounts {
    private long count;

    void add(RowBatch batch, RowSelection rows) {
        if (rows.count() == 0) {
            return;
        }
        TimeStampMicroVector times = batch.time(rows);
        for (int i = 0; i < rows.count(); i++) {
            count += times.isNull(rows.rows()[i]) ? 1 : 0;
        }
    }

    void add(StaticRowCounts other) {
        count += other.count;
    }

    long count() {
        return count;
    }
}
