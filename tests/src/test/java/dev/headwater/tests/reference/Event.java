package dev.headwater.tests.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All rows of one subject at one time, as counts by predicate; null time = the subject's static rows.
public record Event(long subject, @Nullable Long time, Map<String, Long> counts) {
    long count(String predicate) {
        return counts.getOrDefault(predicate, 0L);
    }
}
