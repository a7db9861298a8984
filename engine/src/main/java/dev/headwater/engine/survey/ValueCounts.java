package dev.headwater.engine.survey;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/// The values in some rows. NaN counts as missing. Not thread-safe.
final class ValueCounts {
    private final ValueSketch sketch = new ValueSketch();
    private long missing;

    void add(RowBatch batch, RowSelection rows) {
        if (rows.count() == 0) {
            return;
        }
        FieldVector numbers = batch.numericValue(rows);
        for (int i = 0; i < rows.count(); i++) {
            double value = value(numbers, rows.rows()[i]);
            if (Double.isNaN(value)) {
                missing++;
            } else {
                sketch.add(value);
            }
        }
    }

    void add(ValueCounts other) {
        sketch.add(other.sketch);
        missing += other.missing;
    }

    PredicateFindings.Values values() {
        return sketch.count() == 0
                ? new PredicateFindings.Values(
                        0, missing, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new PredicateFindings.Values(
                        sketch.count(),
                        missing,
                        sketch.min(),
                        sketch.quantile(0.05),
                        sketch.quantile(0.5),
                        sketch.quantile(0.95),
                        sketch.max());
    }

    private static double value(FieldVector numbers, int row) {
        if (numbers.isNull(row)) {
            return Double.NaN;
        }
        return numbers instanceof Float4Vector floats
                ? floats.get(row)
                : ((Float8Vector) numbers).get(row);
    }
}
