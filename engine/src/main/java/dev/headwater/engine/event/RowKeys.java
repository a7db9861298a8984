package dev.headwater.engine.event;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Subject and time of the rows of a batch, copied to the heap, where simple compilers make fast
/// loops. Reused from batch to batch. Not thread-safe.
final class RowKeys {
    /// The time of a static row; it sorts before every time.
    static final long STATIC = Long.MIN_VALUE;

    private final long[] subjects = new long[RowBatch.MAX_ROWS];
    private final long[] times = new long[RowBatch.MAX_ROWS];
    private final boolean[] isNobodys = new boolean[RowBatch.MAX_ROWS];
    private boolean hasNobodys;

    /// Loads `rows` of the batch; what is given for others means nothing.
    void load(RowBatch batch, RowSelection rows) {
        BigIntVector subjectColumn = batch.subjectId(rows);
        TimeStampMicroVector timeColumn = batch.time(rows);
        if (rows.count() == batch.rowCount()) {
            loadAll(subjectColumn, timeColumn, batch.rowCount());
        } else {
            loadSelected(subjectColumn, timeColumn, rows);
        }
    }

    private void loadAll(
            BigIntVector subjectColumn, TimeStampMicroVector timeColumn, int rowCount) {
        copy(subjectColumn.getDataBuffer(), rowCount, subjects);
        hasNobodys = subjectColumn.getNullCount() > 0;
        for (int row = 0; hasNobodys && row < rowCount; row++) {
            isNobodys[row] = subjectColumn.isNull(row);
        }
        copy(timeColumn.getDataBuffer(), rowCount, times);
        markStatic(timeColumn.getValidityBuffer(), rowCount);
    }

    private void loadSelected(
            BigIntVector subjectColumn, TimeStampMicroVector timeColumn, RowSelection rows) {
        hasNobodys = false;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            subjects[row] = subjectColumn.getDataBuffer().getLong((long) row * Long.BYTES);
            isNobodys[row] = subjectColumn.isNull(row);
            hasNobodys |= isNobodys[row];
            times[row] =
                    timeColumn.isNull(row)
                            ? STATIC
                            : timeColumn.getDataBuffer().getLong((long) row * Long.BYTES);
        }
    }

    long[] subjects() {
        return subjects;
    }

    /// Microseconds since the epoch, or [#STATIC].
    long[] times() {
        return times;
    }

    /// Whether a row has no subject, so that it belongs to nobody.
    boolean isNobodys(int row) {
        return hasNobodys && isNobodys[row];
    }

    /// Whether any row has no subject.
    boolean hasNobodys() {
        return hasNobodys;
    }

    private void markStatic(ArrowBuf validity, int rowCount) {
        for (int start = 0; start < rowCount; start += Byte.SIZE) {
            int bits = validity.getByte(start >>> 3);
            int end = Math.min(start + Byte.SIZE, rowCount);
            for (int row = start; bits != -1 && row < end; row++) {
                if ((bits & (1 << (row - start))) == 0) {
                    times[row] = STATIC;
                }
            }
        }
    }

    private static void copy(ArrowBuf column, int rowCount, long[] target) {
        column.nioBuffer(0, rowCount * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer()
                .get(target, 0, rowCount);
    }
}
