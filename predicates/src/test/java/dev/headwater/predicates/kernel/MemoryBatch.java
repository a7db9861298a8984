package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// A batch over vectors in memory. Counts what it is asked for. Columns are given as lists of boxed
/// values, null = null.
final class MemoryBatch implements RowBatch, AutoCloseable {
    private static long versions;

    private final BufferAllocator allocator;
    private int rowCount;
    private final List<FieldVector> vectors = new ArrayList<>();
    private final Map<String, FieldVector> columns = new HashMap<>();
    private final Map<String, Strings> strings = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    MemoryBatch(BufferAllocator allocator, List<@Nullable String> codes) {
        this.allocator = allocator;
        this.rowCount = codes.size();
        addStrings("code", codes);
    }

    /// Shows the first `rows` rows only.
    void limitRows(int rows) {
        rowCount = rows;
    }

    /// Shows the first `size` codes of the dictionary only.
    void limitDictionary(int size) {
        stringsOf("code").size = size;
    }

    void addStrings(String name, List<@Nullable String> values) {
        strings.put(name, new Strings(values));
    }

    void addFloats(String name, List<@Nullable Float> values) {
        Float4Vector vector = add(name, new Float4Vector(name, allocator));
        vector.allocateNew(rowCount);
        for (int row = 0; row < rowCount; row++) {
            Float value = values.get(row);
            if (value != null) {
                vector.set(row, value);
            }
        }
        vector.setValueCount(rowCount);
    }

    void addDoubles(String name, List<@Nullable Double> values) {
        Float8Vector vector = add(name, new Float8Vector(name, allocator));
        vector.allocateNew(rowCount);
        for (int row = 0; row < rowCount; row++) {
            Double value = values.get(row);
            if (value != null) {
                vector.set(row, value);
            }
        }
        vector.setValueCount(rowCount);
    }

    void addLongs(String name, List<@Nullable Long> values) {
        BigIntVector vector = add(name, new BigIntVector(name, allocator));
        vector.allocateNew(rowCount);
        for (int row = 0; row < rowCount; row++) {
            Long value = values.get(row);
            if (value != null) {
                vector.set(row, value);
            }
        }
        vector.setValueCount(rowCount);
    }

    void addBooleans(String name, List<@Nullable Boolean> values) {
        BitVector vector = add(name, new BitVector(name, allocator));
        vector.allocateNew(rowCount);
        for (int row = 0; row < rowCount; row++) {
            Boolean value = values.get(row);
            if (value != null) {
                vector.set(row, value ? 1 : 0);
            }
        }
        vector.setValueCount(rowCount);
    }

    /// @param micros since the epoch
    void addTimes(String name, List<@Nullable Long> micros) {
        TimeStampMicroVector vector = add(name, new TimeStampMicroVector(name, allocator));
        vector.allocateNew(rowCount);
        for (int row = 0; row < rowCount; row++) {
            Long value = micros.get(row);
            if (value != null) {
                vector.set(row, value);
            }
        }
        vector.setValueCount(rowCount);
    }

    private <V extends FieldVector> V add(String name, V vector) {
        vectors.add(vector);
        columns.put(name, vector);
        return vector;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public BigIntVector subjectId(RowSelection rows) {
        throw new AssertionError("predicates do not look at subjects");
    }

    @Override
    public TimeStampMicroVector time(RowSelection rows) {
        throw new AssertionError("predicates do not look at times");
    }

    @Override
    public DictionaryColumn code() {
        return stringColumn("code");
    }

    @Override
    public FieldVector numericValue(RowSelection rows) {
        return column("numeric_value", rows);
    }

    @Override
    public FieldVector column(String name, RowSelection rows) {
        asked.add(name + " x " + rows.count());
        return Objects.requireNonNull(columns.get(name), name);
    }

    @Override
    public DictionaryColumn stringColumn(String name) {
        return stringsOf(name);
    }

    private Strings stringsOf(String name) {
        return Objects.requireNonNull(strings.get(name), name);
    }

    @Override
    public boolean isString(String name) {
        return strings.containsKey(name);
    }

    @Override
    public void close() {
        vectors.forEach(FieldVector::close);
    }

    private final class Strings implements DictionaryColumn {
        private final IntVector ids = new IntVector("ids", allocator);
        private final VarCharVector dictionary = new VarCharVector("dictionary", allocator);
        private final long version = ++versions;
        private int size;

        Strings(List<@Nullable String> values) {
            vectors.add(ids);
            vectors.add(dictionary);
            Map<String, Integer> known = new LinkedHashMap<>();
            ids.allocateNew(rowCount);
            for (int row = 0; row < rowCount; row++) {
                String value = values.get(row);
                if (value != null) {
                    ids.set(row, known.computeIfAbsent(value, v -> known.size()));
                } else {
                    // What stands below a null means nothing.
                    ids.getDataBuffer().setInt((long) row * Integer.BYTES, Integer.MIN_VALUE);
                }
            }
            ids.setValueCount(rowCount);
            dictionary.allocateNew();
            known.forEach(
                    (value, id) -> dictionary.setSafe(id, value.getBytes(StandardCharsets.UTF_8)));
            dictionary.setValueCount(known.size());
            size = known.size();
        }

        @Override
        public IntVector ids() {
            return ids;
        }

        @Override
        public VarCharVector dictionary() {
            return dictionary;
        }

        @Override
        public int dictionarySize() {
            return size;
        }

        @Override
        public long dictionaryVersion() {
            return version;
        }
    }
}
