package dev.headwater.engine.cli;

import dev.headwater.engine.Progress;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.scan.Shard;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// One line on a terminal that is redrawn as shards are done, and a few times a second within a big
/// one: how many, rows, rows a second, cohort rows, and the time left if the rest goes as fast,
/// byte by byte. Thread-safe.
final class ProgressLine implements Progress {
    private static final String START_OF_EMPTY_LINE = "\r\u001b[K";
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_BETWEEN_LINES = 200_000_000;

    private final PrintWriter err;
    private final LongSupplier nanoClock;
    private Pass pass = Pass.WRITING;
    private long startNanos;
    private long drawnNanos;
    private final Map<Shard, Long> bytes = new HashMap<>();
    private final Map<Shard, Reading> readings = new HashMap<>();
    private int shardsDone;
    private long bytesDone;
    private long rows;
    private long cohortRows;

    /// A shard that is not done yet. Rows that are read again do not count.
    private record Reading(long rows, long shardRows) {
        Reading plus(Reading next) {
            return new Reading(Math.min(rows + next.rows, shardRows), shardRows);
        }

        double share() {
            return shardRows == 0 ? 0 : rows / (double) shardRows;
        }
    }

    /// @param nanoClock as [System#nanoTime]
    ProgressLine(PrintWriter err, LongSupplier nanoClock) {
        this.err = err;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void started(Pass pass, List<Shard> shards) {
        this.pass = pass;
        bytes.clear();
        readings.clear();
        shards.forEach(shard -> bytes.put(shard, shard.byteCount()));
        startNanos = nanoClock.getAsLong();
        shardsDone = 0;
        bytesDone = 0;
        rows = 0;
        cohortRows = 0;
        draw();
    }

    @Override
    public boolean watchesRows() {
        return true;
    }

    @Override
    public synchronized void rowsRead(Shard shard, long rows, long shardRows) {
        readings.merge(shard, new Reading(rows, shardRows), Reading::plus);
        if (nanoClock.getAsLong() - drawnNanos >= NANOS_BETWEEN_LINES) {
            draw();
        }
    }

    @Override
    public synchronized void shardDone(Shard shard, ShardCounts counts) {
        shardsDone++;
        bytesDone += bytes.getOrDefault(shard, 0L);
        readings.remove(shard);
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
        drawnNanos = nanoClock.getAsLong();
        long rowsRead = rows;
        double bytesRead = bytesDone;
        for (Map.Entry<Shard, Reading> reading : readings.entrySet()) {
            rowsRead += reading.getValue().rows;
            bytesRead += reading.getValue().share() * bytes.getOrDefault(reading.getKey(), 0L);
        }
        err.print(START_OF_EMPTY_LINE + what + format("%d of %d shards", shardsDone, bytes.size()));
        if (bytesRead > 0) {
            double seconds = Math.max(1, drawnNanos - startNanos) / NANOS_PER_SECOND;
            err.print(format(", %,d rows, %,.0f rows/s", rowsRead, rowsRead / seconds));
            err.print(pass == Pass.CHOOSING ? "" : format(", cohort %,d", cohortRows));
            double bytesInAll = bytes.values().stream().mapToLong(Long::longValue).sum();
            long secondsLeft = Math.round(seconds * (bytesInAll - bytesRead) / bytesRead);
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
