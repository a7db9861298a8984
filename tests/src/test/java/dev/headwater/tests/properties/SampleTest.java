package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.ChoosingSink;
import dev.headwater.engine.sample.PerSubject;
import dev.headwater.engine.sample.RowHash;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.sample.SmallestHashes;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sample holds the rows that one would choose from the whole cohort, however the data are cut
/// into shards.
class SampleTest {
    private static final Comparator<Map<String, ?>> BY_TRIGGER =
            Comparator.comparing((Map<String, ?> row) -> (Long) row.get("subject_id"))
                    .thenComparing(
                            row -> (String) row.get("trigger"),
                            Comparator.nullsLast(Comparator.naturalOrder()));

    @Property(tries = 1500)
    void anySampleIsThatOfTheWholeCohort(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> recordTape,
            @ForAll("samplings") Sampling sampling,
            @ForAll @IntRange(min = 1, max = 4) int shardCount) {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, semantics);
        String yaml = TaskYaml.of(task, taskChoices, semantics);
        List<DataRow> rows = RandomRecords.rows(new Choices(recordTape));

        List<Map<String, @Nullable Object>> actual =
                sampled(
                        TaskText.plan(yaml, semantics, InputFormat.MEDS),
                        shards(rows, shardCount),
                        sampling);

        boolean nanAboveAll = semantics == Semantics.ACES_0_7_3;
        List<Map<String, @Nullable Object>> cohort =
                ReferenceTable.of(task, semantics, ReferenceRecords.ofRows(task, rows, nanAboveAll))
                        .rows();
        List<Map<String, @Nullable Object>> expected = chosen(cohort, sampling);
        assertThat(actual).as("%s of\n%s", sampling, yaml).isEqualTo(expected);
        Statistics.label("sample has rows, the cohort more")
                .collect(!expected.isEmpty() && expected.size() < cohort.size())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    /// More triggers than are looked at together.
    @Test
    void subjectsOfThousandsOfTriggersAreSampled() {
        Random random = new Random(1);
        List<DataRow> rows = new ArrayList<>();
        for (long subject = 0; subject < 3; subject++) {
            for (int i = 0; i < 5_000; i++) {
                long time = 1_000_000L * i;
                String code = random.nextInt(8) == 0 ? "B" : "A";
                rows.add(new DataRow(subject, time, code, null, null));
            }
        }
        String yaml =
                """
                predicates: { a: { code: A }, b: { code: B } }
                trigger: a
                windows: { w: { start: trigger, end: start + 5s, label: b, index_timestamp: end } }
                """;
        ExtractionPlan plan = TaskText.plan(yaml, Semantics.STANDARD, InputFormat.MEDS);
        List<Map<String, @Nullable Object>> cohort = sampled(plan, List.of(rows), Sampling.NONE);
        assertThat(cohort).hasSizeGreaterThan(12_000);
        for (Sampling sampling :
                List.of(
                        new Sampling(new PerSubject.First(), null, 0),
                        new Sampling(new PerSubject.Last(), null, 0),
                        new Sampling(new PerSubject.Random(3_000), null, 5),
                        new Sampling(new PerSubject.All(), 7_000, 5))) {
            assertThat(sampled(plan, shards(rows, 2), sampling).equals(chosen(cohort, sampling)))
                    .as("%s", sampling)
                    .isTrue();
        }
    }

    /// A run in the order of the file takes rows of subjects whose other rows, which come behind
    /// those of the last subject, do away with them.
    @ParameterizedTest
    @ValueSource(ints = {2, 100_000})
    void rowsOfUnsortedShardsAreSampled(int subjects) {
        List<DataRow> rows = new ArrayList<>();
        LongStream.rangeClosed(1, subjects)
                .forEach(subject -> rows.add(new DataRow(subject, 0L, "A", null, null)));
        LongStream.range(1, subjects)
                .forEach(subject -> rows.add(new DataRow(subject, 1L, "B", null, null)));
        String yaml =
                """
                predicates: { a: { code: A }, b: { code: B } }
                trigger: a
                windows: { w: { start: trigger, end: start + 5s, has: { b: (None, 0) } } }
                """;
        ExtractionPlan plan = TaskText.plan(yaml, Semantics.STANDARD, InputFormat.MEDS);

        for (int seed = 0; seed < 8; seed++) {
            var sampling = new Sampling(new PerSubject.All(), 1, seed);
            assertThat(sampled(plan, List.of(rows), sampling))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("subject_id", (long) subjects));
        }
    }

    /// The rows of all shards in order, in two passes if there is a limit.
    private static List<Map<String, @Nullable Object>> sampled(
            ExtractionPlan plan, List<List<DataRow>> shards, Sampling sampling) {
        Integer maxRows = sampling.maxRows();
        if (maxRows == null) {
            return rows(plan, shards, new RowSample(sampling, _ -> true));
        }
        var smallest = new SmallestHashes(maxRows);
        RowSample choosing = RowSample.choosing(sampling, smallest);
        for (List<DataRow> shard : shards) {
            ShardRun.ofScan(
                    plan, choosing, scan(shard), () -> new ChoosingSink(sampling, smallest));
        }
        return rows(plan, shards, RowSample.upTo(sampling, smallest.limit()));
    }

    private static List<Map<String, @Nullable Object>> rows(
            ExtractionPlan plan, List<List<DataRow>> shards, RowSample sample) {
        return shards.stream()
                .flatMap(shard -> ShardRun.ofScan(plan, sample, scan(shard)).rows().stream())
                .sorted(BY_TRIGGER)
                .toList();
    }

    private static Function<BufferAllocator, EventScan> scan(List<DataRow> shard) {
        return allocator -> new InMemoryScan(shard, List.of(5), allocator);
    }

    /// Each subject in one of the shards.
    private static List<List<DataRow>> shards(List<DataRow> rows, int count) {
        List<List<DataRow>> shards =
                Stream.<List<DataRow>>generate(ArrayList::new).limit(count).toList();
        for (DataRow row : rows) {
            long subject = Objects.requireNonNullElse(row.subject(), 0L);
            shards.get(Math.floorMod(subject, count)).add(row);
        }
        return shards;
    }

    /// Chooses from the whole cohort, one subject after the other.
    private static List<Map<String, @Nullable Object>> chosen(
            List<Map<String, @Nullable Object>> cohort, Sampling sampling) {
        Map<Object, List<Map<String, @Nullable Object>>> bySubject = new LinkedHashMap<>();
        cohort.stream()
                .filter(row -> sampling.takesAll() || row.get("trigger") != null)
                .forEach(row ->
                        bySubject
                                .computeIfAbsent(row.get("subject_id"), _ -> new ArrayList<>())
                                .add(row));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<Map<String, @Nullable Object>> ofSubject : bySubject.values()) {
            rows.addAll(
                    switch (sampling.perSubject()) {
                        case PerSubject.All _ -> ofSubject;
                        case PerSubject.First _ -> List.of(ofSubject.getFirst());
                        case PerSubject.Last _ -> List.of(ofSubject.getLast());
                        case PerSubject.Random(int count) ->
                                smallest(ofSubject, RowHash.WITHIN_SUBJECT, sampling, count);
                    });
        }
        Integer maxRows = sampling.maxRows();
        return maxRows == null ? rows : smallest(rows, RowHash.WITHIN_COHORT, sampling, maxRows);
    }

    /// Those of the smallest hashes, in their old order.
    private static List<Map<String, @Nullable Object>> smallest(
            List<Map<String, @Nullable Object>> rows, RowHash hash, Sampling sampling, int count) {
        ToLongFunction<Map<String, @Nullable Object>> rank =
                row ->
                        hash.of(
                                sampling.seed(),
                                (Long) row.get("subject_id"),
                                micros((String) row.get("trigger")));
        Set<Map<String, @Nullable Object>> kept =
                new HashSet<>(
                        rows.stream().sorted(Comparator.comparingLong(rank)).limit(count).toList());
        return rows.stream().filter(kept::contains).toList();
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(
                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), LocalDateTime.parse(time));
    }

    @Provide
    Arbitrary<Sampling> samplings() {
        Arbitrary<PerSubject> rules =
                Arbitraries.of(
                        new PerSubject.All(),
                        new PerSubject.First(),
                        new PerSubject.Last(),
                        new PerSubject.Random(1),
                        new PerSubject.Random(3));
        Arbitrary<Integer> limits = Arbitraries.integers().between(1, 12).injectNull(0.5);
        return rules.flatMap(rule ->
                limits.flatMap(limit ->
                        Arbitraries.longs()
                                .between(0, 99)
                                .map(seed -> new Sampling(rule, limit, seed))));
    }

    /// Decisions for a [Choices]; no edge cases, because a number means nothing by itself.
    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Arbitraries.integers()
                .between(0, 5039)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMinSize(100)
                .ofMaxSize(500);
    }
}
