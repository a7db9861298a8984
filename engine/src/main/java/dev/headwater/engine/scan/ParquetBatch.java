package dev.headwater.engine.scan;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// The current batch of a [ParquetTable]. Columns are decoded when they are asked for, and for few
/// rows only those.
final class ParquetBatch implements RowBatch {
    static final String SUBJECT_ID = "subject_id";
    static final String TIME = "time";
    static final String CODE = "code";
    static final String NUMERIC_VALUE = "numeric_value";

    private final ParquetTable table;
    private int rowCount;

    ParquetBatch(ParquetTable table) {
        this.table = table;
    }

    void setRowCount(int rowCount) {
        this.rowCount = rowCount;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public BigIntVector subjectId(RowSelection rows) {
        return (BigIntVector) table.column(SUBJECT_ID, rows).vector();
    }

    @Override
    public TimeStampMicroVector time(RowSelection rows) {
        return (TimeStampMicroVector) table.column(TIME, rows).vector();
    }

    @Override
    public DictionaryColumn code() {
        return stringColumn(CODE);
    }

    @Override
    public FieldVector numericValue(RowSelection rows) {
        return table.column(NUMERIC_VALUE, rows).vector();
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        return table.column(name, rows).vector();
    }

    @Override
    public DictionaryColumn stringColumn(String name) {
        return (DictionaryColumn) table.column(name);
    }

    @Override
    public boolean isString(String name) {
        return table.kind(name) instanceof DictionaryColumn;
    }
}
