package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.VarCharVector;

/// The class of every entry of a dictionary, looked up once per entry. Grows with the dictionary
/// and starts over with a new one, but remembers the classes of codes seen in earlier ones.
///
/// Not thread-safe.
final class DictionaryMask {
    private final CodeClassifier classifier;
    private final CodeTable known = new CodeTable();
    private int[] classes = new int[1024];
    private byte[] text = new byte[32 << 10];
    private int size;
    private long version;

    DictionaryMask(CodeClassifier classifier) {
        this.classifier = classifier;
    }

    /// Dictionary id -> class; the entry behind the last id is that of no code. Valid until the
    /// next call.
    int[] classes(DictionaryColumn column) {
        if (size > column.dictionarySize() || version != column.dictionaryVersion()) {
            size = 0;
            version = column.dictionaryVersion();
        }
        int newSize = column.dictionarySize();
        if (classes.length <= newSize) {
            classes = Arrays.copyOf(classes, Math.max(newSize + 1, 2 * classes.length));
        }
        if (size < newSize) {
            classify(column.dictionary(), size, newSize);
        }
        size = newSize;
        classes[size] = classifier.classOfNull();
        return classes;
    }

    private void classify(VarCharVector dictionary, int from, int to) {
        int offset = dictionary.getStartOffset(from);
        int length = dictionary.getEndOffset(to - 1) - offset;
        if (text.length < length) {
            text = new byte[Math.max(length, 2 * text.length)];
        }
        dictionary.getDataBuffer().getBytes(offset, text, 0, length);
        for (int id = from; id < to; id++) {
            int start = dictionary.getStartOffset(id) - offset;
            classes[id] = classify(start, dictionary.getEndOffset(id) - offset);
        }
    }

    private int classify(int start, int end) {
        int remembered = known.get(text, start, end);
        if (remembered != CodeTable.UNKNOWN) {
            return remembered;
        }
        int found =
                classifier.classify(new String(text, start, end - start, StandardCharsets.UTF_8));
        known.put(text, start, end, found);
        return found;
    }
}
