package dev.headwater.engine.profile;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Hashes of 64 bits of the rows of a batch: equal rows have equal ones. Not thread-safe.
final class RowHashes {
    private static final long NULL = 0x5851F42D4C957F2DL;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final List<String> columns;
    private final RowSelection everyRow = new RowSelection();
    private final long[] hashes = new long[RowBatch.MAX_ROWS];
    private final Map<String, EntryHashes> entries = new HashMap<>();

    /// @param columns those that are looked at, as [RowBatch#column] names them
    RowHashes(List<String> columns) {
        this.columns = columns;
    }

    /// One hash a row, valid until the next call.
    long[] of(RowBatch batch) {
        Arrays.fill(hashes, 0, batch.rowCount(), 0);
        everyRow.selectAll(batch.rowCount());
        for (String column : columns) {
            if (batch.isString(column)) {
                addTexts(column, batch.stringColumn(column), batch.rowCount());
            } else {
                addValues(batch.column(column, everyRow), batch.rowCount());
            }
        }
        return hashes;
    }

    private void addTexts(String column, DictionaryColumn texts, int rowCount) {
        long[] ofEntries = entries.computeIfAbsent(column, _ -> new EntryHashes()).of(texts);
        for (int row = 0; row < rowCount; row++) {
            add(row, texts.ids().isNull(row) ? NULL : ofEntries[texts.ids().get(row)]);
        }
    }

    private void addValues(FieldVector values, int rowCount) {
        switch (values) {
            case BigIntVector integers -> {
                for (int row = 0; row < rowCount; row++) {
                    add(row, integers.isNull(row) ? NULL : integers.get(row));
                }
            }
            case Float4Vector floats -> {
                for (int row = 0; row < rowCount; row++) {
                    add(row, floats.isNull(row) ? NULL : Float.floatToIntBits(floats.get(row)));
                }
            }
            case Float8Vector doubles -> {
                for (int row = 0; row < rowCount; row++) {
                    add(
                            row,
                            doubles.isNull(row) ? NULL : Double.doubleToLongBits(doubles.get(row)));
                }
            }
            case TimeStampMicroVector times -> {
                for (int row = 0; row < rowCount; row++) {
                    add(row, times.isNull(row) ? NULL : times.get(row));
                }
            }
            case BitVector flags -> {
                for (int row = 0; row < rowCount; row++) {
                    add(row, flags.isNull(row) ? NULL : flags.get(row));
                }
            }
            default -> throw new IllegalArgumentException("no column of a batch: " + values);
        }
    }

    private void add(int row, long value) {
        long mixed = (hashes[row] ^ value) * FACTOR;
        hashes[row] = mixed ^ mixed >>> 32;
    }

    /// The hashes of a dictionary's entries, which are kept while it only grows.
    private static final class EntryHashes {
        private long[] hashes = new long[0];
        private int known;
        private long version = -1;

        long[] of(DictionaryColumn texts) {
            if (version != texts.dictionaryVersion()) {
                version = texts.dictionaryVersion();
                known = 0;
            }
            if (hashes.length < texts.dictionarySize()) {
                hashes = Arrays.copyOf(hashes, 2 * texts.dictionarySize());
            }
            for (; known < texts.dictionarySize(); known++) {
                hashes[known] = hash(texts.dictionary().get(known));
            }
            return hashes;
        }

        private static long hash(byte[] text) {
            long hash = text.length;
            for (byte character : text) {
                hash = (hash ^ character) * FACTOR;
                hash ^= hash >>> 29;
            }
            return hash;
        }
    }
}
