package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.ByteOrder;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;

/// The values of selected rows as doubles on the heap, where simple compilers make fast loops.
/// Reused between batches. Not thread-safe.
final class CandidateValues {
    private final byte[] validity = new byte[RowBatch.MAX_ROWS / Byte.SIZE];
    private final float[] floats = new float[RowBatch.MAX_ROWS];
    private final double[] doubles = new double[RowBatch.MAX_ROWS];

    private final double[] values = new double[RowBatch.MAX_ROWS];
    private final boolean[] isNull = new boolean[RowBatch.MAX_ROWS];

    /// One value per selected row; anything where the row is null.
    double[] values() {
        return values;
    }

    boolean[] isNull() {
        return isNull;
    }

    /// @param vector a `Float4Vector` or `Float8Vector`; the rows that are not selected may hold
    ///   anything
    void load(FieldVector vector, RowSelection rows, int rowCount) {
        int validityBytes = (rowCount + Byte.SIZE - 1) / Byte.SIZE;
        vector.getValidityBuffer().nioBuffer(0, validityBytes).get(validity, 0, validityBytes);
        gatherNulls(rows.rows(), rows.count());
        if (vector instanceof Float4Vector) {
            vector.getDataBuffer()
                    .nioBuffer(0, rowCount * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer()
                    .get(floats, 0, rowCount);
            gatherFloats(rows.rows(), rows.count());
        } else {
            vector.getDataBuffer()
                    .nioBuffer(0, rowCount * Double.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asDoubleBuffer()
                    .get(doubles, 0, rowCount);
            gatherDoubles(rows.rows(), rows.count());
        }
    }

    private void gatherNulls(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            isNull[i] = (validity[row >>> 3] >>> (row & 7) & 1) == 0;
        }
    }

    private void gatherFloats(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = floats[rows[i]];
        }
    }

    private void gatherDoubles(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = doubles[rows[i]];
        }
    }
}
