package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// Rows of an ESGPT table in one pass over them, with the codes that a column gives them. The rows
/// of one table after the other have this shape; a column that the table lacks is null throughout.
/// Owns what the table does not hold itself. Not thread-safe.
final class EsgptBatch implements RowBatch, AutoCloseable {
    private final ParquetTable table;
    private final Set<String> columns;
    private final EsgptKeys keys;
    private final @Nullable EventIndex index;
    private final Float8Vector nothing;
    private final BitVector measured;
    private int rowCount;
    private boolean isFirst;
    private @Nullable EsgptColumn column;
    private @Nullable DictionaryColumn codes;

    /// @param columns those of the table that were opened
    /// @param index the events, where the rows are events and it matters which have measurements
    EsgptBatch(
            ParquetTable table,
            Set<String> columns,
            EsgptKeys keys,
            @Nullable EventIndex index,
            BufferAllocator allocator) {
        this.table = table;
        this.columns = columns;
        this.keys = keys;
        this.index = index;
        nothing = new Float8Vector("nothing", allocator);
        ColumnValues.allocate(nothing, MAX_ROWS);
        nothing.zeroVector();
        measured = new BitVector(EsgptLayout.ROWS, allocator);
        ColumnValues.allocate(measured, MAX_ROWS);
    }

    /// Goes to the next batch of the table.
    void begin(int rowCount) {
        this.rowCount = rowCount;
        nothing.setValueCount(rowCount);
    }

    /// Gives the rows the codes of `column`.
    ///
    /// @param isFirst whether they had no other codes before
    void pass(EsgptColumn column, boolean isFirst) {
        this.column = column;
        this.isFirst = isFirst;
        codes = null;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public boolean isEveryRowAnEvent() {
        return column().isRows();
    }

    @Override
    public boolean repeatsRows() {
        return !isFirst;
    }

    @Override
    public BigIntVector subjectId(RowSelection rows) {
        return keys.subjects(rows, rowCount);
    }

    @Override
    public TimeStampMicroVector time(RowSelection rows) {
        return keys.times(rows, rowCount);
    }

    @Override
    public DictionaryColumn code() {
        if (codes == null) {
            codes = column().codes(this);
        }
        return codes;
    }

    @Override
    public FieldVector numericValue(RowSelection rows) {
        String values = column().values();
        return values == null ? nothing : column(values, rows);
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        if (name.equals(EsgptLayout.ROWS) && index != null) {
            return measured(index, rows);
        }
        if (name.equals(ParquetBatch.NUMERIC_VALUE) && !columns.contains(name)) {
            return numericValue(rows);
        }
        return columns.contains(name) ? table.column(name, rows).vector() : nothing;
    }

    @Override
    public DictionaryColumn stringColumn(String name) {
        return (DictionaryColumn) table.column(name);
    }

    @Override
    public boolean isString(String name) {
        return columns.contains(name) && table.kind(name) instanceof DictionaryColumn;
    }

    @Override
    public void close() {
        keys.close();
        nothing.close();
        measured.close();
    }

    /// Whether the events have measurements.
    private BitVector measured(EventIndex events, RowSelection rows) {
        var ids = (BigIntVector) table.column(EsgptFolder.EVENT_ID, rows).vector();
        measured.zeroVector();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            long position = ids.isNull(row) ? -1 : events.find(ids.get(row));
            measured.set(row, position >= 0 && events.isMarked(position) ? 1 : 0);
        }
        measured.setValueCount(rowCount);
        return measured;
    }

    private EsgptColumn column() {
        return Objects.requireNonNull(column, "no pass was begun");
    }
}
