package dev.headwater.predicates.column;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;

/// A string column as ids into a dictionary of distinct strings (UTF-8).
///
/// `ids` has one entry a row, null = null string. The dictionary only grows while
/// `dictionaryVersion` stays the same: ids seen earlier keep their meaning, so what was computed
/// per entry can be kept and extended. A new version (a new row group) starts over.
public interface DictionaryColumn {
    IntVector ids();

    VarCharVector dictionary();

    int dictionarySize();

    /// The string with this id.
    default String text(int id) {
        return new String(dictionary().get(id), StandardCharsets.UTF_8);
    }

    /// Differs between dictionaries, within and across shards of one process.
    long dictionaryVersion();
}
