package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.predicates.column.DictionaryColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/// A string column with a prefix before every string: the same ids, and a dictionary of its own
/// that grows and starts over with the column's. Not thread-safe.
final class PrefixedCodes implements StringColumn, AutoCloseable {
    private final StringDictionary dictionary;
    private final DictionaryColumn column;
    private final int prefixLength;
    private byte[] text;
    private long columnVersion = -1;

    PrefixedCodes(String prefix, DictionaryColumn column, BufferAllocator allocator) {
        this.column = column;
        text = prefix.getBytes(StandardCharsets.UTF_8);
        prefixLength = text.length;
        dictionary = new StringDictionary(prefix, allocator);
    }

    /// Brings the dictionary up to the column's, of which a batch was decoded.
    void load() {
        if (columnVersion != column.dictionaryVersion()
                || dictionary.size() > column.dictionarySize()) {
            dictionary.clear();
            columnVersion = column.dictionaryVersion();
        }
        VarCharVector strings = column.dictionary();
        while (dictionary.size() < column.dictionarySize()) {
            add(strings, dictionary.size());
        }
    }

    private void add(VarCharVector strings, int id) {
        int start = strings.getStartOffset(id);
        int length = strings.getEndOffset(id) - start;
        if (text.length < prefixLength + length) {
            text = Arrays.copyOf(text, 2 * (prefixLength + length));
        }
        strings.getDataBuffer().getBytes(start, text, prefixLength, length);
        dictionary.addEntry(text, 0, prefixLength + length);
    }

    @Override
    public StringDictionary strings() {
        return dictionary;
    }

    @Override
    public IntVector ids() {
        return column.ids();
    }

    @Override
    public void close() {
        dictionary.close();
    }
}
