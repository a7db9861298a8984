package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.predicates.column.DictionaryColumn;
import org.apache.arrow.vector.VarCharVector;

/// A string column that keeps its strings in a [StringDictionary].
public interface StringColumn extends DictionaryColumn {
    StringDictionary strings();

    @Override
    default VarCharVector dictionary() {
        return strings().strings();
    }

    @Override
    default int dictionarySize() {
        return strings().size();
    }

    @Override
    default long dictionaryVersion() {
        return strings().version();
    }
}
