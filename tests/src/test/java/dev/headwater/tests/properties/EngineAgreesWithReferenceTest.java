package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.DirectRow;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/// The central test: any task over any records gives the same rows, in the same order, as the
/// reference extractor.
class EngineAgreesWithReferenceTest {

    @Property(tries = 4000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Label("any MEDS task gives the reference extractor's cohort")
    void anyMedsTaskGivesTheReferenceCohort(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> recordTape,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> batchSizes) {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, semantics);
        String yaml = TaskYaml.of(task, taskChoices, semantics);
        List<DataRow> rows = RandomRecords.rows(new Choices(recordTape));
        boolean nanAboveAll = semantics == Semantics.ACES_0_7_3;

        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.MEDS);
        CohortTable actual =
                ShardRun.ofScan(plan, allocator -> new InMemoryScan(rows, batchSizes, allocator));

        CohortTable expected =
                ReferenceTable.of(
                        task, semantics, ReferenceRecords.ofRows(task, rows, nanAboveAll));
        assertSame(actual, expected, semantics + "\n" + yaml + lines(rows));
        checkThatCohortsAreInteresting(expected, task);
        for (String syntax : List.of(") where (", "not (", "mo", "years")) {
            Statistics.label("cohort has rows and the task `" + syntax + "`")
                    .collect(!expected.rows().isEmpty() && yaml.contains(syntax))
                    .coverage(coverage -> coverage.check(true).percentage(share -> share > 1));
        }
    }

    @Property(tries = 1500)
    @Label("any task over a direct table gives the reference extractor's cohort")
    void anyDirectTaskGivesTheReferenceCohort(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> recordTape)
            throws IOException {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, semantics);
        String yaml = TaskYaml.of(task, taskChoices, semantics);
        List<DirectRow> rows = RandomRecords.directRows(new Choices(recordTape), task);

        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.DIRECT);
        CohortTable actual = ShardRun.ofTable(plan, DirectCsvTable.of(task, rows));

        CohortTable expected =
                ReferenceTable.of(task, semantics, ReferenceRecords.ofCounts(task, rows));
        assertSame(actual, expected, semantics + "\n" + yaml + lines(rows));
    }

    /// A generator that makes nothing but empty cohorts would let everything pass.
    private static void checkThatCohortsAreInteresting(CohortTable expected, ReferenceTask task) {
        boolean hasRows = !expected.rows().isEmpty();
        Statistics.label("cohort has rows")
                .collect(hasRows)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 30));
        Statistics.label("cohort of several windows has rows")
                .collect(hasRows && task.windows().size() > 1)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
        Statistics.label("cohort has rows of nulls")
                .collect(expected.rows().stream().anyMatch(row -> row.get("trigger") == null))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 0.5));
    }

    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Choices.tapes();
    }

    private static void assertSame(CohortTable actual, CohortTable expected, String sample) {
        assertThat(actual.schema().entrySet().toString())
                .as("columns of %s", sample)
                .isEqualTo(expected.schema().entrySet().toString());
        assertThat(lines(actual.rows())).as("rows of %s", sample).isEqualTo(lines(expected.rows()));
    }

    private static String lines(List<?> rows) {
        return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }
}
