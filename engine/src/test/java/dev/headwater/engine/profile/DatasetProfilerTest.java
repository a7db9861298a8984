package dev.headwater.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
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

    private static List<String> counts(Path root, long rowsPerSlice) {
        Map<Shard, SequencedMap<String, String>> types = new LinkedHashMap<>();
        ShardCatalog.list(root)
                .forEach(shard -> types.put(shard, ParquetEventScan.columnTypes(shard.file())));
        try (BufferAllocator allocator = new RootAllocator()) {
            DatasetCounts counts = new DatasetProfiler(types, rowsPerSlice, 2, allocator).count();
            Findings found = counts.findings();
            List<String> lines =
                    new ArrayList<>(
                            counts.codes().profiles(Map.of()).stream()
                                    .map(Object::toString)
                                    .toList());
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
}
