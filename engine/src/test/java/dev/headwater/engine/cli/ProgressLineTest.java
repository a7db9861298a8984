package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.Progress.Pass;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.distribution.Distribution;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLineTest {
    private static final String NEW_LINE = "\r\u001b[K";

    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();
    private Duration now = Duration.ofDays(3);
    private final ProgressLine line = new ProgressLine(new PrintWriter(err), () -> now.toNanos());

    private List<Shard> shards = List.of();

    @BeforeEach
    void writeShards() throws IOException {
        shards = List.of(shard("a", 1_000), shard("b", 1_000), shard("c", 8_000));
    }

    @Test
    void everyShardRedrawsTheLine() {
        line.started(Pass.WRITING, shards);
        after(Duration.ofSeconds(2), shards.get(0), 3_000_000, 40);
        after(Duration.ofSeconds(2), shards.get(1), 1_000_000, 1_200);
        after(Duration.ofHours(2), shards.get(2), 1, 0);
        line.clear();

        assertThat(err.toString())
                .isEqualTo(
                        NEW_LINE
                                + "0 of 3 shards"
                                + NEW_LINE
                                + "1 of 3 shards, 3,000,000 rows, 1,500,000 rows/s, cohort 40, 0:18 left"
                                + NEW_LINE
                                + "2 of 3 shards, 4,000,000 rows, 1,000,000 rows/s, cohort 1,240, 0:16 left"
                                + NEW_LINE
                                + "3 of 3 shards, 4,000,001 rows, 555 rows/s, cohort 1,240, 0:00 left"
                                + NEW_LINE);
    }

    @Test
    void aBigShardMovesTheLineAFewTimesASecond() {
        line.started(Pass.WRITING, shards);
        now = now.plusMillis(500);
        line.rowsRead(shards.get(2), 500_000, 2_000_000);
        String drawn = err.toString();
        assertThat(drawn)
                .endsWith("0 of 3 shards, 500,000 rows, 1,000,000 rows/s, cohort 0, 0:02 left");
        now = now.plusMillis(100);
        line.rowsRead(shards.get(2), 1_000_000, 2_000_000);
        assertThat(err).hasToString(drawn);
        now = now.plusMillis(400);
        line.rowsRead(shards.get(1), 0, 10);
        assertThat(err.toString())
                .endsWith("0 of 3 shards, 1,500,000 rows, 1,500,000 rows/s, cohort 0, 0:01 left");
    }

    @Test
    void rowsThatAreReadAgainDoNotCount() {
        line.started(Pass.WRITING, shards);
        line.rowsRead(shards.get(0), 900, 1_000);
        line.rowsRead(shards.get(0), 900, 1_000);
        now = now.plusSeconds(1);
        line.rowsRead(shards.get(1), 0, 10);
        assertThat(err.toString()).contains("0 of 3 shards, 1,000 rows, 1,000 rows/s");
        after(Duration.ofSeconds(1), shards.get(0), 1_000, 7);
        assertThat(err.toString()).contains("1 of 3 shards, 1,000 rows, 500 rows/s, cohort 7");
    }

    @Test
    void longTimesHaveHours() {
        line.started(Pass.WRITING, shards);
        after(Duration.ofMinutes(30), shards.get(0), 1, 0);

        assertThat(err.toString()).endsWith(", 4:30:00 left");
    }

    @Test
    void everyPassBeginsAnew() {
        line.started(Pass.CHOOSING, shards);
        after(Duration.ofSeconds(1), shards.get(0), 10, 0);
        assertThat(err.toString())
                .endsWith("choosing: 1 of 3 shards, 10 rows, 10 rows/s, 0:09 left");
        line.started(Pass.WRITING, shards);
        assertThat(err.toString()).endsWith(NEW_LINE + "0 of 3 shards");
    }

    private void after(Duration time, Shard shard, long rows, long cohortRows) {
        now = now.plus(time);
        line.shardDone(
                shard,
                new ShardCounts(
                        rows,
                        0,
                        cohortRows,
                        0,
                        0,
                        0,
                        true,
                        PlanCounts.NONE,
                        Distribution.NONE,
                        new TreeMap<>()));
    }

    private Shard shard(String name, int bytes) throws IOException {
        return new Shard(name, Files.write(folder.resolve(name + ".parquet"), new byte[bytes]));
    }
}
