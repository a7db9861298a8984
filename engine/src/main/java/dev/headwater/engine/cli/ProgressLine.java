package dev.headwater.engine.cli;

import dev.headwater.engine.Progress;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.scan.Shard;
import java.io.PrintWriter;
import java.util.Locale;

/// One line on a terminal that is redrawn as shards are done. Thread-safe.
final class ProgressLine implements Progress {
    private static final String START_OF_EMPTY_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private int shards;
    private int done;
    private long rows;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void started(int shards) {
        this.shards = shards;
        draw();
    }

    @Override
    public synchronized void shardDone(Shard shard, ShardCounts counts) {
        done++;
        rows += counts.rows();
        draw();
    }

    /// Removes the line.
    synchronized void clear() {
        err.print(START_OF_EMPTY_LINE);
        err.flush();
    }

    private void draw() {
        err.printf(
                Locale.ROOT,
                "%s%d of %d shards, %,d rows",
                START_OF_EMPTY_LINE,
                done,
                shards,
                rows);
        err.flush();
    }
}
