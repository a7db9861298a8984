package dev.headwater.tests.extraction;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.tests.reference.DataRow;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// A dictionary that grows with the strings put in.
final class InMemoryDictionary implements DictionaryColumn, AutoCloseable {
    // Far from the versions that a real scan gives out in this process.
    private static final AtomicLong NEXT_VERSION = new AtomicLong(1L << 40);

    private final long version = NEXT_VERSION.getAndIncrement();
    private final Map<String, Integer> idOf = new HashMap<>();
    private final IntVector ids;
    private final VarCharVector dictionary;

    InMemoryDictionary(String name, BufferAllocator allocator) {
        ids = new IntVector(name, allocator);
        dictionary = new VarCharVector(name, allocator);
    }

    /// Replaces the ids by those of the strings in `rows`.
    void refill(List<DataRow> rows, Function<DataRow, @Nullable String> strings) {
        ids.reset();
        for (int row = 0; row < rows.size(); row++) {
            String string = strings.apply(rows.get(row));
            if (string == null) {
                ids.setNull(row);
            } else {
                ids.setSafe(row, idOf.computeIfAbsent(string, this::append));
            }
        }
        ids.setValueCount(rows.size());
    }

    private int append(String string) {
        int id = idOf.size();
        dictionary.setSafe(id, string.getBytes(StandardCharsets.UTF_8));
        dictionary.setValueCount(id + 1);
        return id;
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
        return idOf.size();
    }

    @Override
    public long dictionaryVersion() {
        return version;
    }

    @Override
    public void close() {
        ids.close();
        dictionary.close();
    }
}
