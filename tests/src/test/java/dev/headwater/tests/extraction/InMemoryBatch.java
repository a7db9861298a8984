package dev.headwater.tests.extraction;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.tests.reference.DataRow;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Rows as Arrow vectors. Only the selected times and values are given, the others are rubbish, as
/// the contract allows.
final class InMemoryBatch implements RowBatch, AutoCloseable {
    private static final int RUBBISH = 77;

    private final List<DataRow> rows;
    private final BigIntVector subjects;
    private final TimeStampMicroVector times;
    private final Float4Vector values;
    private final InMemoryDictionary codes;
    private final InMemoryDictionary units;

    InMemoryBatch(
            List<DataRow> rows,
            InMemoryDictionary codes,
            InMemoryDictionary units,
            BufferAllocator allocator) {
        this.rows = rows;
        this.codes = codes;
        this.units = units;
        subjects = new BigIntVector("subject_id", allocator);
        times = new TimeStampMicroVector("time", allocator);
        values = new Float4Vector("numeric_value", allocator);
        subjects.allocateNew(rows.size());
        times.allocateNew(rows.size());
        values.allocateNew(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Long subject = rows.get(row).subject();
            if (subject != null) {
                subjects.set(row, subject);
            }
            times.set(row, RUBBISH);
            values.set(row, RUBBISH);
        }
        List.of(subjects, times, values).forEach(vector -> vector.setValueCount(rows.size()));
        codes.refill(rows, DataRow::code);
        units.refill(rows, DataRow::unit);
    }

    @Override
    public int rowCount() {
        return rows.size();
    }

    @Override
    public BigIntVector subjectId() {
        return subjects;
    }

    @Override
    public TimeStampMicroVector time(RowSelection selection) {
        for (int row : selected(selection)) {
            Long time = rows.get(row).time();
            if (time == null) {
                times.setNull(row);
            } else {
                times.set(row, time);
            }
        }
        return times;
    }

    @Override
    public DictionaryColumn code() {
        return codes;
    }

    @Override
    public FieldVector numericValue(RowSelection selection) {
        for (int row : selected(selection)) {
            Float value = rows.get(row).value();
            if (value == null) {
                values.setNull(row);
            } else {
                values.set(row, value);
            }
        }
        return values;
    }

    @Override
    public FieldVector column(String name, RowSelection selection) {
        return name.equals("numeric_value") ? numericValue(selection) : stringColumn(name).ids();
    }

    @Override
    public DictionaryColumn stringColumn(String name) {
        if (!name.equals("unit")) {
            throw new IllegalArgumentException("no column " + name);
        }
        return units;
    }

    @Override
    public boolean isString(String name) {
        return name.equals("unit");
    }

    @Override
    public void close() {
        subjects.close();
        times.close();
        values.close();
    }

    private static int[] selected(RowSelection selection) {
        return Arrays.copyOf(selection.rows(), selection.count());
    }
}
