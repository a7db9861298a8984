package dev.headwater.engine.scan;

/// Rows `start` (inclusive) to `end` (exclusive) of a shard, counted from 0.
public record RowRange(long start, long end) {
    public static final RowRange ALL = new RowRange(0, Long.MAX_VALUE);

    public RowRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("rows " + start + " to " + end);
        }
    }
}
