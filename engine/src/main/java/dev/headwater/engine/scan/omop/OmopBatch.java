package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.Arrays;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// The events that one batch of a table gives under one rule. What is asked for is decoded.
final class OmopBatch implements RowBatch, AutoCloseable {
    private final EventCodes codes;
    private final EventKeys keys;
    private final EventColumns columns;
    private @Nullable EventRule rule;
    private @Nullable TableScan table;
    private Set<String> present = Set.of();
    private int rowCount;

    /// Of which rows the keys are loaded.
    private final int[] loaded = new int[MAX_ROWS];

    private int loadedCount;
    private boolean isCoded;

    OmopBatch(ConceptCodes concepts, Remarks remarks, BufferAllocator allocator) {
        codes = new EventCodes(concepts, remarks, allocator);
        keys = new EventKeys(concepts.persons(), remarks, allocator);
        columns = new EventColumns(concepts, allocator);
    }

    /// Goes to the events that the current batch of `table` gives under `rule`.
    ///
    /// @param present the columns that can be asked `table` for
    void begin(EventRule rule, TableScan table, Set<String> present, int rowCount) {
        this.rule = rule;
        this.table = table;
        this.present = present;
        this.rowCount = rowCount;
        loadedCount = 0;
        keys.begin();
        isCoded = false;
        columns.begin(rule, table, present, rowCount);
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public BigIntVector subjectId(RowSelection rows) {
        loadKeys(rows);
        return keys.subjects();
    }

    @Override
    public TimeStampMicroVector time(RowSelection rows) {
        loadKeys(rows);
        return keys.times();
    }

    /// Both at once, and not again for the same rows: whether a row is an event takes both.
    private void loadKeys(RowSelection rows) {
        int count = rows.count();
        boolean isLoaded =
                loadedCount == rowCount
                        || Arrays.equals(loaded, 0, loadedCount, rows.rows(), 0, count);
        if (isLoaded && loadedCount > 0) {
            return;
        }
        DictionaryColumn code = code();
        keys.load(open(rule), open(table), present, rows, rowCount, row -> !code.ids().isNull(row));
        System.arraycopy(rows.rows(), 0, loaded, 0, count);
        loadedCount = count;
    }

    @Override
    public DictionaryColumn code() {
        if (!isCoded) {
            codes.load(open(rule), open(table), present, rowCount);
            isCoded = true;
        }
        return codes.texts();
    }

    @Override
    public FieldVector numericValue(RowSelection rows) {
        return columns.numbers(rows);
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        return switch (name) {
            case EventRule.NUMERIC_VALUE -> numericValue(rows);
            case OmopColumns.SUBJECT_ID -> subjectId(rows);
            case OmopColumns.TIME -> time(rows);
            case OmopColumns.CODE -> code().ids();
            default ->
                    OmopColumns.isText(name)
                            ? stringColumn(name).ids()
                            : columns.values(name, rows);
        };
    }

    @Override
    public DictionaryColumn stringColumn(String name) {
        return name.equals(OmopColumns.CODE) ? code() : columns.texts(name);
    }

    @Override
    public boolean isString(String name) {
        return OmopColumns.isText(name);
    }

    private static <T> T open(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("before the first batch");
        }
        return part;
    }

    @Override
    public void close() {
        codes.close();
        keys.close();
        columns.close();
    }
}
