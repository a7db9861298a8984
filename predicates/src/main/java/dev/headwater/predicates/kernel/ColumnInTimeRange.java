package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.ir.ColumnTimeRange;
import java.util.BitSet;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Whether the time in a column lies in a range; null lies nowhere. Immutable.
final class ColumnInTimeRange implements RowTest {
    private final String column;
    private final long first;
    private final long last;

    ColumnInTimeRange(ColumnTimeRange range) {
        this.column = range.column();
        Long min = range.min();
        Long max = range.max();
        this.first = min == null ? Long.MIN_VALUE : range.minInclusive() ? min : min + 1;
        this.last = max == null ? Long.MAX_VALUE : range.maxInclusive() ? max : max - 1;
    }

    @Override
    public void test(RowBatch batch, RowSelection rows, BitSet holds) {
        if (batch.isString(column)) {
            throw TypeMismatchException.noTime(column, "strings");
        }
        FieldVector values = batch.column(column, rows);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!values.isNull(row) && contains(time(values, row))) {
                holds.set(i);
            }
        }
    }

    private boolean contains(long time) {
        return time >= first && time <= last;
    }

    private long time(FieldVector values, int row) {
        if (values instanceof TimeStampMicroVector times) {
            return times.get(row);
        }
        throw TypeMismatchException.noTime(column, "no timestamps");
    }
}
