package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.ir.ValueRange;
import java.util.BitSet;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/// Whether the number in a column lies in a range. Bounds compare in the column's precision; a
/// boolean counts as 1 or 0; null lies nowhere. Immutable.
final class ColumnInRange implements RowTest {
    private final String column;
    private final ClosedInterval floats;
    private final ClosedInterval doubles;

    ColumnInRange(String column, ValueRange range) {
        this.column = column;
        this.floats = ClosedInterval.of(range, true);
        this.doubles = ClosedInterval.of(range, false);
    }

    @Override
    public void test(RowBatch batch, RowSelection rows, BitSet holds) {
        if (batch.isString(column)) {
            throw TypeMismatchException.noNumber(column, "strings");
        }
        FieldVector values = batch.column(column, rows);
        ClosedInterval interval = values instanceof Float4Vector ? floats : doubles;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!values.isNull(row) && contains(interval, number(values, row))) {
                holds.set(i);
            }
        }
    }

    private static boolean contains(ClosedInterval interval, double value) {
        return Double.isNaN(value) ? interval.containsNan() : interval.contains(value);
    }

    private double number(FieldVector values, int row) {
        return switch (values) {
            case Float4Vector numbers -> numbers.get(row);
            case Float8Vector numbers -> numbers.get(row);
            case BigIntVector integers -> integers.get(row);
            case BitVector flags -> flags.get(row);
            default -> throw TypeMismatchException.noNumber(column, "timestamps");
        };
    }
}
