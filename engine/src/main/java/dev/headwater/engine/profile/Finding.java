package dev.headwater.engine.profile;

import dev.headwater.engine.scan.Shard;
import org.jspecify.annotations.Nullable;

/// Something found several times, and where first: `subject` is of no meaning if `shard` is null,
/// and the row, counted from 0 in its shard, is -1 where the subject as a whole is meant. Not
/// thread-safe.
final class Finding {
    private long count;
    private @Nullable Shard shard;
    private long row;
    private long subject;

    void add(long times, Shard where, long atRow, long ofSubject) {
        if (times > 0 && count == 0) {
            shard = where;
            row = atRow;
            subject = ofSubject;
        }
        count += times;
    }

    /// Adds what was found behind this.
    void add(Finding later) {
        if (later.shard != null) {
            add(later.count, later.shard, later.row, later.subject);
        }
    }

    long count() {
        return count;
    }

    long firstRow() {
        return row;
    }

    /// In words, such as `first in row 12 (data/0.parquet)`; there is at least one.
    String first() {
        String where = row < 0 ? "subject " + subject : "row " + row;
        return "first in " + where + " (" + (shard == null ? "" : shard.file()) + ")";
    }
}
