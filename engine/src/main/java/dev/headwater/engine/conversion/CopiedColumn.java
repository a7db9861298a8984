package dev.headwater.engine.conversion;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// The values of one column of many rows, on the heap, until they are written in another order. Not
/// thread-safe.
abstract sealed class CopiedColumn {
    private final Field field;

    private CopiedColumn(String name, ArrowType type) {
        this.field = new Field(name, FieldType.nullable(type), null);
    }

    /// For the column `name` of batches like `batch`.
    static CopiedColumn of(String name, RowBatch batch, RowSelection rows) {
        return batch.isString(name) || name.equals("code")
                ? new Texts(name)
                : new Values(name, batch.column(name, rows).getField().getType());
    }

    Field field() {
        return field;
    }

    /// Appends the values of `rows`.
    abstract void add(RowBatch batch, RowSelection rows);

    /// Sets the `row`-th value of `target`, which has the type of the field, to the one in `from`.
    abstract void write(int from, FieldVector target, int row);

    abstract void clear();

    /// Fixed-width values, by their bits.
    static final class Values extends CopiedColumn {
        private long[] bits = new long[1024];
        private BitSet present = new BitSet();
        private int size;

        Values(String name, ArrowType type) {
            super(name, type);
        }

        long bits(int row) {
            return bits[row];
        }

        boolean isNull(int row) {
            return !present.get(row);
        }

        int size() {
            return size;
        }

        @Override
        void add(RowBatch batch, RowSelection rows) {
            FieldVector vector = batch.column(field().getName(), rows);
            if (size + rows.count() > bits.length) {
                bits = Arrays.copyOf(bits, Math.max(2 * bits.length, size + rows.count()));
            }
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                if (!vector.isNull(row)) {
                    bits[size] = bitsOf(vector, row);
                    present.set(size);
                }
                size++;
            }
        }

        private static long bitsOf(FieldVector vector, int row) {
            return switch (vector) {
                case BigIntVector longs -> longs.get(row);
                case TimeStampMicroVector times -> times.get(row);
                case Float4Vector floats -> Float.floatToRawIntBits(floats.get(row));
                case Float8Vector doubles -> Double.doubleToRawLongBits(doubles.get(row));
                case BitVector flags -> flags.get(row);
                default -> throw new IllegalArgumentException("no column: " + vector.getField());
            };
        }

        @Override
        void write(int from, FieldVector target, int row) {
            if (isNull(from)) {
                target.setNull(row);
                return;
            }
            switch (target) {
                case BigIntVector longs -> longs.set(row, bits[from]);
                case TimeStampMicroVector times -> times.set(row, bits[from]);
                case Float4Vector floats -> floats.set(row, Float.intBitsToFloat((int) bits[from]));
                case Float8Vector doubles -> doubles.set(row, Double.longBitsToDouble(bits[from]));
                case BitVector flags -> flags.set(row, (int) bits[from]);
                default -> throw new IllegalArgumentException("no column: " + target.getField());
            }
        }

        @Override
        void clear() {
            size = 0;
            present = new BitSet();
        }
    }

    /// Texts, each held once.
    static final class Texts extends CopiedColumn {
        private static final int NONE = -1;

        private final Map<String, Integer> known = new HashMap<>();
        private final List<byte[]> texts = new ArrayList<>();
        private int[] ids = new int[1024];
        private int size;

        /// Ids by those of the dictionary of the given version.
        private int[] translated = {};

        private long version = -1;

        Texts(String name) {
            super(name, ArrowType.Utf8.INSTANCE);
        }

        /// All texts met since the last [#clear].
        Iterable<String> distinct() {
            return known.keySet();
        }

        @Override
        void add(RowBatch batch, RowSelection rows) {
            DictionaryColumn column =
                    field().getName().equals("code")
                            ? batch.code()
                            : batch.stringColumn(field().getName());
            prepare(column);
            if (size + rows.count() > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + rows.count()));
            }
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                ids[size++] = column.ids().isNull(row) ? NONE : idOf(column.ids().get(row), column);
            }
        }

        private void prepare(DictionaryColumn column) {
            if (version != column.dictionaryVersion()) {
                version = column.dictionaryVersion();
                Arrays.fill(translated, NONE);
            }
            int old = translated.length;
            if (old < column.dictionarySize()) {
                translated = Arrays.copyOf(translated, Math.max(2 * old, column.dictionarySize()));
                Arrays.fill(translated, old, translated.length, NONE);
            }
        }

        private int idOf(int id, DictionaryColumn column) {
            if (translated[id] == NONE) {
                byte[] utf8 = column.dictionary().get(id);
                String text = new String(utf8, StandardCharsets.UTF_8);
                Integer found = known.putIfAbsent(text, texts.size());
                if (found == null) {
                    texts.add(utf8);
                }
                translated[id] = found == null ? texts.size() - 1 : found;
            }
            return translated[id];
        }

        @Override
        void write(int from, FieldVector target, int row) {
            if (ids[from] == NONE) {
                target.setNull(row);
            } else {
                ((VarCharVector) target).setSafe(row, texts.get(ids[from]));
            }
        }

        @Override
        void clear() {
            size = 0;
            known.clear();
            texts.clear();
            version = -1;
        }
    }
}
