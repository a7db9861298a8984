package dev.headwater.engine.event;

import dev.headwater.engine.output.SpillFile;
import org.jspecify.annotations.Nullable;

/// Walks over sorted rows, in memory or part by part from a file. A row is `width` numbers: its
/// subject, its time and its mask words. Not thread-safe.
final class RowCursor {
    private final int width;
    private final long[] rows;
    private final @Nullable SpillFile file;
    private final long end;
    private long nextPart;
    private int position;
    private int limit;

    private RowCursor(int width, long[] rows, @Nullable SpillFile file, long start, long end) {
        this.width = width;
        this.rows = rows;
        this.file = file;
        this.nextPart = start;
        this.end = end;
    }

    /// Over the first `length` numbers of `rows`.
    static RowCursor ofMemory(int width, long[] rows, int length) {
        var cursor = new RowCursor(width, rows, null, 0, 0);
        cursor.limit = length;
        return cursor;
    }

    /// Over the numbers `start .. end` (exclusive) of `file`, `partRows` rows at a time.
    static RowCursor ofFile(int width, int partRows, SpillFile file, long start, long end) {
        var cursor = new RowCursor(width, new long[partRows * width], file, start, end);
        cursor.readPart();
        return cursor;
    }

    boolean isAtEnd() {
        return position == limit;
    }

    long subject() {
        return rows[position];
    }

    long time() {
        return rows[position + 1];
    }

    /// Holds the current row from [#position] on.
    long[] rows() {
        return rows;
    }

    int position() {
        return position;
    }

    void advance() {
        position += width;
        if (position == limit) {
            readPart();
        }
    }

    private void readPart() {
        if (file == null || nextPart == end) {
            return;
        }
        position = 0;
        limit = (int) Math.min(rows.length, end - nextPart);
        file.read(nextPart, rows, limit);
        nextPart += limit;
    }
}
