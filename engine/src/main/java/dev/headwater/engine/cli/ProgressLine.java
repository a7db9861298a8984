package dev.headwater.engine.cli;

import dev.headwater.engine.Progress;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.scan.Shard;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line on a terminal that is redrawn as shards are done: how many, rows, rows a second, cohort
/// rows, and the time left if the rest goes as fast, byte by byte. Thread-safe.
final class ProgressLine implements Progress {
    private static final String START_OF_EMPTY_LINE = "\r\u001b[K";
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter err;
    private final LongSupplier nanoClock;
    private Pass pass = Pass.WRITING;
    private long startNanos;
    private int shards;
    private long bytes;
    private int shardsDone;
    private long bytesDone;
    private long rows;
    private long cohortRows;

    /// @param nanoClock as [System#nanoTime]
    ProgressLine(PrintWriter err, LongSupplier nanoClock) {
        this.err = err;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void started(Pass pass, List<Shard> shards) {
        this.pass = pass;
        this.shards = shards.size();
        bytes = shards.stream().mapToLong(Shard::byteCount).sum();
        startNanos = nanoClock.getAsLong();
        shardsDone = 0;
        bytesDone = 0;
        rows = 0;
        cohortRows = 0;
        draw();
    }

    @Override
    public synchronized void shardDone(Shard shard, ShardCounts counts) {
        shardsDone++;
        bytesDone += shard.byteCount();
        rows += counts.rows();
        cohortRows += counts.cohortRows();
        draw();
    }

    /// Removes the line.
    synchronized void clear() {
        err.print(START_OF_EMPTY_LINE);
        err.flush();
    }

    private void draw() {
        String what =
                switch (pass) {
                    case CHOOSING -> "choosing: ";
                    case WRITING -> "";
                };
        err.print(START_OF_EMPTY_LINE + what + format("%d of %d shards", shardsDone, shards));
        if (shardsDone > 0) {
            long nanos = Math.max(1, nanoClock.getAsLong() - startNanos);
            double seconds = nanos / NANOS_PER_SECOND;
            err.print(format(", %,d rows, %,.0f rows/s", rows, rows / seconds));
            err.print(pass == Pass.CHOOSING ? "" : format(", cohort %,d", cohortRows));
            long secondsLeft = Math.round(seconds * (bytes - bytesDone) / Math.max(1, bytesDone));
            err.print(format(", %s left", clock(Duration.ofSeconds(secondsLeft))));
        }
        err.flush();
    }

    /// Such as `0:07` or `1:02:03`.
    private static String clock(Duration time) {
        String minutes = format("%d:%02d", time.toMinutesPart(), time.toSecondsPart());
        return time.toHours() == 0
                ? minutes
                : format(
                        "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
