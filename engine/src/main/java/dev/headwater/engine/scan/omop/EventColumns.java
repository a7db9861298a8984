package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.engine.scan.omop.ConceptCodes.Concept;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// The columns of events beside subject, time and code. A column that the table does not have is
/// null in all rows. Owns the vectors that it makes. Not thread-safe.
final class EventColumns implements AutoCloseable {
    private final ConceptCodes concepts;
    private final BufferAllocator allocator;
    private final Map<String, ConceptTexts> texts = new HashMap<>();
    private final Map<String, BaseFixedWidthVector> values = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final IdColumn ids = new IdColumn();
    private final RowSelection everyRow = new RowSelection();
    private final long[] micros = new long[RowBatch.MAX_ROWS];
    private @Nullable EventRule rule;
    private @Nullable TableScan table;
    private Set<String> present = Set.of();
    private int rowCount;

    EventColumns(ConceptCodes concepts, BufferAllocator allocator) {
        this.concepts = concepts;
        this.allocator = allocator;
    }

    void begin(EventRule rule, TableScan table, Set<String> present, int rowCount) {
        this.rule = rule;
        this.table = table;
        this.present = present;
        this.rowCount = rowCount;
        made.clear();
    }

    /// The numeric values, in single precision, as MEDS stores them.
    FieldVector numbers(RowSelection rows) {
        Float4Vector numbers = value(EventRule.NUMERIC_VALUE, Float4Vector.class);
        String column = rule().columns().get(EventRule.NUMERIC_VALUE);
        if (column == null || !present.contains(column)) {
            return numbers;
        }
        FieldVector stored = table().column(column, rows);
        if (stored instanceof Float4Vector) {
            return stored;
        }
        Float8Vector doubles = (Float8Vector) stored;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!doubles.isNull(row)) {
                numbers.set(row, (float) doubles.get(row));
            }
        }
        return numbers;
    }

    /// A column that holds no texts.
    FieldVector values(String name, RowSelection rows) {
        if (name.equals(OmopColumns.END_TIME)) {
            return ends(rows);
        }
        if (present.contains(name)) {
            return table().column(name, rows);
        }
        return switch (OmopColumns.use(name)) {
            case TIME -> value(name, TimeStampMicroVector.class);
            case NUMBER -> value(name, Float8Vector.class);
            case SUBJECT, ID, CODE, TEXT, ANY -> value(name, BigIntVector.class);
        };
    }

    private FieldVector ends(RowSelection rows) {
        TimeStampMicroVector ends = value(OmopColumns.END_TIME, TimeStampMicroVector.class);
        EventTime.At at = end(rule());
        if (at != null) {
            EventKeys.loadTimes(at, table(), present, rows, micros);
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                if (micros[row] != EventKeys.UNKNOWN) {
                    ends.set(row, micros[row]);
                }
            }
        }
        return ends;
    }

    /// Where a rule has the end of its events, or null.
    static EventTime.@Nullable At end(EventRule rule) {
        return rule.end() == null
                ? null
                : new EventTime.At(rule.end() + "_datetime", rule.end() + "_date", true, true);
    }

    /// A column of texts.
    DictionaryColumn texts(String name) {
        String column = rule().columns().getOrDefault(name, name);
        boolean isConcept = OmopColumns.use(column) == ColumnUse.ID;
        boolean isUnit = name.equals(EventRule.UNIT) && rule().columns().containsKey(name);
        if (!isConcept && !isUnit && present.contains(column)) {
            return table().text(column);
        }
        ConceptTexts found =
                texts.computeIfAbsent(name, missing -> new ConceptTexts(missing, allocator));
        if (!made.add(name)) {
            return found;
        }
        found.begin(rowCount);
        everyRow.selectAll(rowCount);
        if (name.equals(OmopColumns.TABLE)) {
            setAll(found, rule().table().tableName());
        } else if (isUnit) {
            setUnits(found);
        } else if (isConcept && present.contains(column)) {
            setConcepts(found, column, true);
        }
        return found;
    }

    private void setAll(ConceptTexts target, String text) {
        int id = target.idOf(text);
        for (int row = 0; row < rowCount; row++) {
            target.set(row, id);
        }
    }

    /// The concept's code by itself; where there is no concept, the text of the source.
    private void setUnits(ConceptTexts target) {
        if (present.contains(OmopColumns.UNIT_TEXT)) {
            DictionaryColumn words = table().text(OmopColumns.UNIT_TEXT);
            for (int row = 0; row < rowCount; row++) {
                if (!words.ids().isNull(row)) {
                    target.set(row, target.idOf(words.text(words.ids().get(row))));
                }
            }
        }
        if (present.contains(OmopColumns.UNIT_CONCEPT)) {
            setConcepts(target, OmopColumns.UNIT_CONCEPT, false);
        }
    }

    private void setConcepts(ConceptTexts target, String column, boolean withVocabulary) {
        ids.load(table().column(column, everyRow), everyRow, rowCount);
        int[] known = target.idsBySlot(withVocabulary, concepts.concepts().size());
        for (int row = 0; row < rowCount; row++) {
            if (ids.ids()[row] != 0) {
                int slot = concepts.concepts().slotOf(ids.ids()[row]);
                target.set(row, target.idOf(slot, known, found -> text(found, withVocabulary)));
            }
        }
    }

    private String text(int slot, boolean withVocabulary) {
        Concept concept = concepts.concept(slot);
        return concept == null || withVocabulary ? concepts.text(slot) : concept.code();
    }

    /// A vector of nulls to be filled.
    private <V extends BaseFixedWidthVector> V value(String name, Class<V> type) {
        BaseFixedWidthVector vector = values.computeIfAbsent(name, _ -> newVector(name, type));
        vector.getValidityBuffer().setZero(0, vector.getValidityBuffer().capacity());
        vector.setValueCount(rowCount);
        return type.cast(vector);
    }

    private BaseFixedWidthVector newVector(
            String name, Class<? extends BaseFixedWidthVector> type) {
        BaseFixedWidthVector vector;
        if (type == Float4Vector.class) {
            vector = new Float4Vector(name, allocator);
        } else if (type == Float8Vector.class) {
            vector = new Float8Vector(name, allocator);
        } else if (type == TimeStampMicroVector.class) {
            vector = new TimeStampMicroVector(name, allocator);
        } else {
            vector = new BigIntVector(name, allocator);
        }
        vector.allocateNew(RowBatch.MAX_ROWS);
        return vector;
    }

    private EventRule rule() {
        if (rule == null) {
            throw new IllegalStateException("before the first batch");
        }
        return rule;
    }

    private TableScan table() {
        if (table == null) {
            throw new IllegalStateException("before the first batch");
        }
        return table;
    }

    @Override
    public void close() {
        texts.values().forEach(ConceptTexts::close);
        values.values().forEach(BaseFixedWidthVector::close);
    }
}
