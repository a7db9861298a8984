package dev.headwater.tests.reference;

import java.util.Map;

/// A realized window: its times in microseconds and the counts inside, by predicate.
public record Summary(long start, long end, Map<String, Long> counts) {
    long count(String predicate) {
        return counts.getOrDefault(predicate, 0L);
    }
}
