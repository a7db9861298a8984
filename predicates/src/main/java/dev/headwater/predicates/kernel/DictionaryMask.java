package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.VarCharVector;

/// The class of every entry of a dictionary, looked up once per entry. Grows with the dictionary
/// and starts over with a new one.
///
/// Not thread-safe.
final class DictionaryMask {
    private final CodeClassifier classifier;
    private int[] classes = new int[1024];
    private int size;
    private long version;

    DictionaryMask(CodeClassifier classifier) {
        this.classifier = classifier;
    }

    /// Dictionary id -> class; the entry behind the last id is [CodeClassifier#NOTHING]. Valid
    /// until the next call.
    int[] classes(DictionaryColumn column) {
        if (size > column.dictionarySize() || version != column.dictionaryVersion()) {
            size = 0;
            version = column.dictionaryVersion();
        }
        int newSize = column.dictionarySize();
        if (classes.length <= newSize) {
            classes = Arrays.copyOf(classes, Math.max(newSize + 1, 2 * classes.length));
        }
        VarCharVector dictionary = column.dictionary();
        for (int id = size; id < newSize; id++) {
            classes[id] =
                    classifier.classify(new String(dictionary.get(id), StandardCharsets.UTF_8));
        }
        size = newSize;
        classes[size] = CodeClassifier.NOTHING;
        return classes;
    }
}
