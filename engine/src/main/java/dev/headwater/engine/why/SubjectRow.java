package dev.headwater.engine.why;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the data, or of a direct table, that belongs to the subject.
///
/// `time` is in microseconds since the epoch, null for a static row. `code` is null where there is
/// none, as in direct tables. `counts`: by id of a plain predicate, how often the row matches; no
/// zeros.
public record SubjectRow(@Nullable Long time, @Nullable String code, Map<Integer, Long> counts) {
    public SubjectRow {
        counts = Map.copyOf(counts);
    }
}
