package dev.headwater.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetProfilerTest {
    private static final Path SAMPLE = Path.of("../sample-data/meds");
    private static final Path DATASETS = Path.of("../tests/src/test/resources/datasets");

    @ParameterizedTest
    @CsvSource({"1, sample", "150, sample", "4000, sample", "3, not-finite", "3, after-death"})
    void slicesGiveTheCountsOfWholeShards(long rowsPerSlice, String dataset) {
        Path root = dataset.equals("sample") ? SAMPLE : DATASETS.resolve(dataset);
        assertThat(counts(root, rowsPerSlice)).isEqualTo(counts(root, Long.MAX_VALUE / 2));
    }

    /// Slices of it can be read, or fail for the same reason.
    @Test
    void aBrokenShardCountsNothingAndFailsOnce(@TempDir Path root) throws IOException {
        Path sound = Path.of("../tests/src/test/resources/layouts/small-row-groups.parquet");
        Files.copy(sound, root.resolve("0.parquet"));
        byte[] bytes = Files.readAllBytes(sound);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 300, (byte) -1);
        Files.write(root.resolve("1.parquet"), bytes);
        DatasetCounts counts = count(root, 20);
        assertThat(counts.failures()).hasSize(1);
        assertThat(counts.shards()).hasSize(1);
        Files.delete(root.resolve("1.parquet"));
        assertThat(counts.codes().profiles(Map.of()))
                .isEqualTo(count(root, 20).codes().profiles(Map.of()));
    }

    private static DatasetCounts count(Path root, long rowsPerSlice) {
        Map<Shard, SequencedMap<String, String>> types = new LinkedHashMap<>();
        ShardCatalog.list(root)
                .forEach(shard -> types.put(shard, ParquetEventScan.columnTypes(shard.file())));
        try (BufferAllocator allocator = new RootAllocator()) {
            return new DatasetProfiler(types, rowsPerSlice, 2, allocator).count();
        }
    }

    private static List<String> counts(Path root, long rowsPerSlice) {
        DatasetCounts counts = count(root, rowsPerSlice);
        Findings found = counts.findings();
        List<String> lines =
                new ArrayList<>(
                        counts.codes().profiles(Map.of()).stream().map(Object::toString).toList());
        for (Finding finding : List.of(found.notFinite, found.afterDeath)) {
            lines.add(finding.count() + " " + finding.first());
        }
        for (ShardTally shard : counts.shards()) {
            lines.add(
                    shard.shard.name()
                            + " "
                            + shard.rows
                            + " "
                            + shard.staticRows
                            + " "
                            + shard.events
                            + " "
                            + shard.subjects.count()
                            + " "
                            + shard.isSorted()
                            + " "
                            + shard.firstTime
                            + " "
                            + shard.lastTime);
        }
        return lines;
    }
}
