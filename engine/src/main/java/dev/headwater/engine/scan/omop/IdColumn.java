package dev.headwater.engine.scan.omop;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/// Ids of the rows of a batch on the heap, where simple compilers make fast loops; 0 = none, as in
/// the CDM. Reused from batch to batch.
final class IdColumn {
    private final long[] ids = new long[RowBatch.MAX_ROWS];

    /// One id a row, for the rows of the last [#load].
    long[] ids() {
        return ids;
    }

    /// Loads `rows` of a column of integers, or of the floats that stand for them.
    void load(FieldVector column, RowSelection rows, int rowCount) {
        switch (column) {
            case BigIntVector longs when rows.count() == rowCount -> loadAll(longs, rowCount);
            case BigIntVector longs -> {
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    ids[row] = longs.isNull(row) ? 0 : longs.get(row);
                }
            }
            case Float8Vector doubles -> {
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    ids[row] = doubles.isNull(row) ? 0 : (long) doubles.get(row);
                }
            }
            case Float4Vector floats -> {
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    ids[row] = floats.isNull(row) ? 0 : (long) floats.get(row);
                }
            }
            default -> throw new IllegalArgumentException("no ids: " + column.getField());
        }
    }

    private void loadAll(BigIntVector longs, int rowCount) {
        ArrowBuf data = longs.getDataBuffer();
        data.nioBuffer(0, rowCount * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer()
                .get(ids, 0, rowCount);
        if (longs.getNullCount() > 0) {
            for (int row = 0; row < rowCount; row++) {
                if (longs.isNull(row)) {
                    ids[row] = 0;
                }
            }
        }
    }
}
