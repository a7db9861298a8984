package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.StringColumn;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.predicates.column.RowBatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;

/// A column of texts that are made of concepts, or of what stands for them: each text is made once
/// and kept in the dictionary, which starts over when it has become big. Owns its vectors.
final class ConceptTexts implements StringColumn, AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final int UNKNOWN = -1;

    private final IntVector ids;
    private final StringDictionary dictionary;
    private final Map<Object, int[]> idsBySlot = new HashMap<>();

    ConceptTexts(String name, BufferAllocator allocator) {
        ids = new IntVector(name, allocator);
        ids.allocateNew(RowBatch.MAX_ROWS);
        dictionary = new StringDictionary(name, allocator);
    }

    /// Before the rows of a batch are set: all are null.
    void begin(int rowCount) {
        if (dictionary.byteSize() > MOST_BYTES) {
            dictionary.clear();
            idsBySlot.clear();
        }
        ids.getValidityBuffer().setZero(0, ids.getValidityBuffer().capacity());
        ids.setValueCount(rowCount);
    }

    /// The ids of the texts for slots, as far as known, to be handed to [#idOf].
    ///
    /// @param kind tells texts for one slot from others for it
    int[] idsBySlot(Object kind, int slots) {
        return idsBySlot.computeIfAbsent(
                kind,
                _ -> {
                    int[] unknown = new int[slots];
                    Arrays.fill(unknown, UNKNOWN);
                    return unknown;
                });
    }

    /// The id of the text for a slot.
    int idOf(int slot, int[] known, IntFunction<String> texts) {
        if (known[slot] == UNKNOWN) {
            known[slot] = dictionary.idOf(texts.apply(slot));
        }
        return known[slot];
    }

    int idOf(String text) {
        return dictionary.idOf(text);
    }

    void set(int row, int id) {
        ids.set(row, id);
    }

    @Override
    public StringDictionary strings() {
        return dictionary;
    }

    @Override
    public IntVector ids() {
        return ids;
    }

    @Override
    public void close() {
        ids.close();
        dictionary.close();
    }
}
