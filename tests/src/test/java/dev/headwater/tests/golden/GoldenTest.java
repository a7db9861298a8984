package dev.headwater.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ShardExtraction;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.ParquetTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every golden case gives the answer of es-aces 0.7.3 in the mode `aces-0.7.3`.
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /// Answers of es-aces that depend on the whole data being one event (quirk Q4) are not
    /// reproduced; these are the right ones.
    private static final Map<String, Map<String, Map<String, Long>>> COUNTS_INSTEAD =
            Map.of(
                    "55-singleton-backward-tf",
                            Map.of("w.start_summary", Map.of("adm", 0L, "lab", 0L)),
                    "56-singleton-backward-ft",
                            Map.of("w.start_summary", Map.of("adm", 1L, "lab", 3L)),
                    "57-singleton-offset-double",
                            Map.of("w.end_summary", Map.of("adm", 1L, "lab", 3L)));

    /// Which diagnostics say the same as an error of es-aces.
    private static final Map<String, Set<String>> CODES =
            Map.ofEntries(
                    Map.entry("bad-boundary-expr", Set.of("S007")),
                    Map.entry("bad-code-spec", Set.of("S012")),
                    Map.entry("bad-constraint-format", Set.of("S009", "S010", "S005")),
                    Map.entry("bad-derived-expr", Set.of("S011", "T019")),
                    Map.entry("bad-label", Set.of("T026")),
                    Map.entry("bad-regex", Set.of("T031")),
                    Map.entry("bad-timedelta", Set.of("S008", "T043")),
                    Map.entry("bad-timestamp", Set.of("D008")),
                    Map.entry("hang-cyclic-derived", Set.of("T015")),
                    Map.entry("invalid-constraint", Set.of("T025")),
                    Map.entry("missing-column", Set.of("D005", "T033", "T018", "T034")),
                    Map.entry("missing-key", Set.of("S004")),
                    Map.entry("missing-struct-field", Set.of("T018")),
                    Map.entry("multiple-labels", Set.of("T027")),
                    Map.entry("rejected-other_cols-key", Set.of("S003")),
                    Map.entry("type-mismatch", Set.of("T032")),
                    Map.entry("undefined-predicate", Set.of("T012", "T016", "T019", "S011")),
                    Map.entry("undefined-trigger-ref", Set.of("T014")),
                    Map.entry("undefined-window", Set.of("T013")),
                    Map.entry("unknown-key", Set.of("S003")),
                    Map.entry("unknown-top-level-key", Set.of("S003")),
                    Map.entry("window-both-null", Set.of("T022")),
                    Map.entry("window-cycle", Set.of("T023")),
                    Map.entry("window-linkage", Set.of("T020", "T014")),
                    Map.entry("window-order", Set.of("T021")),
                    Map.entry("yaml-duplicate-key", Set.of("S002")));

    @TestFactory
    Stream<DynamicTest> everyCaseGivesTheAnswerOfEsAces() {
        return CaseFolder.below(GOLDEN).stream()
                .map(folder ->
                        DynamicTest.dynamicTest(
                                folder.name() + ": " + folder.note(),
                                () -> assertGivesExpected(folder)));
    }

    @TestFactory
    Stream<DynamicTest> everyMedsCaseWritesTheLabelsOfEsAces(@TempDir Path folder) {
        return CaseFolder.below(GOLDEN).stream()
                .filter(golden -> golden.expectedLabels() != null)
                .map(golden ->
                        DynamicTest.dynamicTest(
                                golden.name() + ": " + golden.note(),
                                () -> assertWritesExpected(golden, folder.resolve(golden.name()))));
    }

    @Test
    void theCorpusIsComplete() {
        assertThat(CaseFolder.below(GOLDEN)).hasSize(98);
    }

    private static void assertGivesExpected(CaseFolder folder) {
        CaseAnswer actual = CaseRun.answer(folder, Semantics.ACES_0_7_3);
        switch (folder.expected()) {
            case CaseAnswer.Failure expected -> {
                assertThat(actual).as(expected.message()).isInstanceOf(CaseAnswer.Failure.class);
                List<String> codes =
                        Arrays.asList(((CaseAnswer.Failure) actual).error().split(" "));
                assertThat(codes)
                        .as("%s: %s", expected, actual)
                        .isSubsetOf(CODES.get(expected.error()));
            }
            case CaseAnswer.Cohort(CohortTable expected) -> {
                assertThat(actual).isInstanceOf(CaseAnswer.Cohort.class);
                assertSame(((CaseAnswer.Cohort) actual).table(), mended(folder.name(), expected));
            }
            case CaseAnswer.Crash crash -> throw new AssertionError(crash);
        }
    }

    private static void assertSame(CohortTable actual, CohortTable expected) {
        // An empty cohort has no columns in es-aces; ours has them all.
        if (!expected.schema().isEmpty()) {
            assertThat(actual.schema().entrySet().toString())
                    .isEqualTo(expected.schema().entrySet().toString());
        }
        assertThat(actual.sortedRows().toString()).isEqualTo(expected.sortedRows().toString());
    }

    private static CohortTable mended(String name, CohortTable table) {
        for (var counts : COUNTS_INSTEAD.getOrDefault(name, Map.of()).entrySet()) {
            for (var row : table.rows()) {
                @SuppressWarnings("unchecked")
                var summary = (Map<String, @Nullable Object>) row.get(counts.getKey());
                Objects.requireNonNull(summary).putAll(counts.getValue());
            }
        }
        return table;
    }

    /// Writes labels and windows as the command line does, and reads both back with another Parquet
    /// reader.
    private static void assertWritesExpected(CaseFolder folder, Path output) {
        Path labels = output.resolve("labels.parquet");
        Path windows = output.resolve("windows.parquet");
        ExtractionPlan plan =
                Objects.requireNonNull(
                        CaseRun.compile(folder, Semantics.ACES_0_7_3, new Diagnostics()));
        write(folder, plan, labels, windows);

        CohortTable written = ParquetTable.read(labels);
        assertThat(written.schema().toString())
                .isEqualTo(
                        "{subject_id=Int64, prediction_time=Datetime(time_unit='us', time_zone=None),"
                                + " boolean_value=Boolean, integer_value=Int64, float_value=Float32,"
                                + " categorical_value=String}");
        List<Map<String, @Nullable Object>> expected =
                Objects.requireNonNull(folder.expectedLabels());
        assertThat(written.sortedRows())
                .isEqualTo(new CohortTable(Map.of(), expected).sortedRows());
        assertThat(ParquetTable.read(windows)).isEqualTo(CaseRun.run(folder, plan));
    }

    private static void write(CaseFolder folder, ExtractionPlan plan, Path labels, Path windows) {
        Shard shard = new Shard("0", folder.data());
        ExtractionOptions options =
                new ExtractionOptions(
                        folder.task(),
                        folder.predicates(),
                        folder.data(),
                        InputFormat.MEDS,
                        null,
                        Semantics.ACES_0_7_3,
                        List.of(),
                        0,
                        1,
                        1,
                        1L << 30,
                        labels,
                        ExtractionOptions.LabelsSchema.COMPAT,
                        windows,
                        null,
                        null,
                        false,
                        Sampling.NONE,
                        null,
                        null);
        try (BufferAllocator allocator = new RootAllocator();
                CohortOutput cohort =
                        CohortOutput.open(
                                options,
                                List.of(shard),
                                CohortSchema.of(plan, true),
                                allocator,
                                System.out)) {
            SortSpace space = new SortSpace(8 << 20, cohort::openSpillFile);
            new ShardExtraction(plan, true, false, allocator, space)
                    .run(
                            () -> ParquetEventScan.open(shard, plan.scanColumns(), allocator),
                            () -> cohort.openShard(shard));
            cohort.join();
            cohort.commit();
        }
    }
}
