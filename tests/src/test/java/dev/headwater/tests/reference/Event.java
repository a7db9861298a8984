package dev.headwater.tests.reference;

import java.util.Map;

/// All rows of one subject at one time, in microseconds, as counts by predicate.
public record Event(long subject, long time, Map<String, Long> counts) {
    long count(String predicate) {
        return counts.getOrDefault(predicate, 0L);
    }
}
