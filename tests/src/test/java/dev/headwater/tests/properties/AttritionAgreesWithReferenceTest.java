package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.attrition.AttritionStep;
import dev.headwater.engine.attrition.Funnel;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.why.FateFinder;
import dev.headwater.engine.why.Outcome;
import dev.headwater.engine.why.SubjectFate;
import dev.headwater.engine.why.SubjectRows;
import dev.headwater.engine.why.TriggerFate;
import dev.headwater.engine.why.WindowFate;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.IsoTime;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.DirectRow;
import dev.headwater.tests.reference.ReferenceAttrition;
import dev.headwater.tests.reference.ReferenceFate;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// Attrition adds up, is what the reference counts, and is what `why` says of one trigger after the
/// other, for any task over any records.
class AttritionAgreesWithReferenceTest {

    @Property(tries = 2500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Label("attrition of any MEDS task adds up and is that of the reference and of `why`")
    void anyMedsTask(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> recordTape) {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, semantics);
        String yaml = TaskYaml.of(task, taskChoices, semantics);
        List<DataRow> rows = RandomRecords.rows(new Choices(recordTape));
        boolean nanAboveAll = semantics == Semantics.ACES_0_7_3;
        List<DirectRow> counted = ReferenceRecords.counted(task, rows, nanAboveAll);
        var expected = new ReferenceAttrition(task, semantics, counted);

        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.MEDS);
        ShardRun.Result actual =
                ShardRun.countedScan(
                        plan, allocator -> new InMemoryScan(rows, List.of(3, 7), allocator));

        String sample = semantics + "\n" + yaml + rows;
        assertAddsUp(plan, actual.counts());
        assertSame(actual.counts(), expected, sample);
        assertWhyAgrees(
                plan,
                expected,
                counted,
                actual.table(),
                subject -> medsRows(subject, rows),
                sample);
        checkThatFatesAreInteresting(plan, expected);
    }

    @Property(tries = 800)
    @Label("attrition of any direct task adds up and is that of the reference and of `why`")
    void anyDirectTask(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> recordTape)
            throws IOException {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, semantics);
        String yaml = TaskYaml.of(task, taskChoices, semantics);
        List<DirectRow> rows = RandomRecords.directRows(new Choices(recordTape), task);
        var expected = new ReferenceAttrition(task, semantics, rows);

        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.DIRECT);
        DirectTable table = DirectCsvTable.of(task, rows);
        ShardRun.Result actual = ShardRun.countedTable(plan, table);

        String sample = semantics + "\n" + yaml + rows;
        assertAddsUp(plan, actual.counts());
        assertSame(actual.counts(), expected, sample);
        assertWhyAgrees(plan, expected, rows, actual.table(), _ -> own -> own.add(table), sample);
    }

    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Choices.tapes();
    }

    /// Each step begins with what the one before it left, and the last one leaves the cohort.
    private static void assertAddsUp(ExtractionPlan plan, ShardCounts counts) {
        Funnel funnel = Funnel.of(plan, counts.plan(), null, counts.nullRows());
        Remaining left = new Remaining(funnel.triggers(), null);
        for (AttritionStep step : funnel.steps()) {
            assertThat(step.before()).isEqualTo(left);
            left = step.after();
            Tally removed = step.removed();
            assertThat(left.all().plus(removed)).isEqualTo(step.before().all());
            assertThat(Math.min(removed.triggers(), removed.subjects())).isNotNegative();
            if (left.labels() != null) {
                assertThat(
                                left.labels().negative().triggers()
                                        + left.labels().positive().triggers())
                        .isEqualTo(left.all().triggers());
            }
        }
        assertThat(funnel.cohort().all().triggers() + funnel.nullRows())
                .isEqualTo(counts.cohortRows());
        if (plan.label() != null) {
            Remaining.ByLabel labels = funnel.cohort().labels();
            assertThat(labels).isNotNull();
            assertThat(labels.positive().triggers()).isEqualTo(counts.positives());
        }
    }

    private static void assertSame(ShardCounts actual, ReferenceAttrition expected, String sample) {
        assertThat(actual.plan().triggers()).as(sample).isEqualTo(expected.triggers());
        assertThat(actual.plan().stages()).as(sample).isEqualTo(expected.stages());
    }

    private static Consumer<SubjectRows> medsRows(long subject, List<DataRow> rows) {
        return own -> {
            try (BufferAllocator allocator = new RootAllocator();
                    InMemoryScan scan = new InMemoryScan(rows, List.of(5, 2), allocator)) {
                own.add(scan);
            }
        };
    }

    private static void assertWhyAgrees(
            ExtractionPlan plan,
            ReferenceAttrition reference,
            List<DirectRow> rows,
            CohortTable cohort,
            LongFunction<Consumer<SubjectRows>> reader,
            String sample) {
        List<ReferenceFate> expected = new ArrayList<>(reference.fates());
        List<Map<String, @Nullable Object>> cohortRows = new ArrayList<>();
        for (long subject : new TreeSet<>(rows.stream().map(DirectRow::subject).toList())) {
            SubjectRows own = new SubjectRows(plan, subject);
            reader.apply(subject).accept(own);
            SubjectFate fate = FateFinder.find(plan, subject, "shard", own.sorted(), 3);
            for (TriggerFate trigger : fate.triggers()) {
                assertSame(plan, subject, trigger, expected.removeFirst(), sample);
                if (trigger.outcome() instanceof Outcome.InCohort row) {
                    cohortRows.add(cohortRow(subject, trigger.time(), row));
                }
            }
            if (fate.hasNullRow()) {
                cohortRows.add(cohortRow(subject, null, new Outcome.InCohort(null, null)));
            }
        }
        assertThat(expected).as(sample).isEmpty();
        assertThat(cohortRows)
                .as(sample)
                .isEqualTo(cohort.rows().stream().map(row -> labelled(row)).toList());
    }

    private static void assertSame(
            ExtractionPlan plan,
            long subject,
            TriggerFate actual,
            ReferenceFate expected,
            String sample) {
        assertThat(List.of(subject, actual.time()))
                .as(sample)
                .isEqualTo(List.of(expected.subject(), expected.time()));
        List<Stage> stages = Stage.of(plan);
        int lostAt =
                actual.outcome() instanceof Outcome.Lost(Stage stage)
                        ? stages.indexOf(stage)
                        : stages.size();
        assertThat(lostAt).as(sample).isEqualTo(expected.lostAt());
        for (WindowFate window : actual.windows()) {
            Summary summary = expected.windows().get(window.step().name());
            if (window.found() == null || summary == null) {
                assertThat(window.found() == null).as(sample).isEqualTo(summary == null);
                continue;
            }
            assertThat(List.of(window.found().earlier(), window.found().later()))
                    .as(sample)
                    .isEqualTo(
                            List.of(
                                    Math.min(summary.start(), summary.end()),
                                    Math.max(summary.start(), summary.end())));
            for (int i = 0; i < window.found().counts().size(); i++) {
                String predicate =
                        plan.task()
                                .predicates()
                                .get(window.step().constraints().get(i).predicate())
                                .name();
                assertThat(window.found().counts().get(i))
                        .as(sample)
                        .isEqualTo(summary.counts().get(predicate));
            }
        }
    }

    private static Map<String, @Nullable Object> cohortRow(
            long subject, @Nullable Long trigger, Outcome.InCohort row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("subject_id", subject);
        values.put("trigger", time(trigger));
        values.put("index_timestamp", time(row.predictionTime()));
        values.put("label", row.label());
        return values;
    }

    private static Map<String, @Nullable Object> labelled(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : List.of("subject_id", "trigger", "index_timestamp", "label")) {
            values.put(name, row.get(name));
        }
        return values;
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : IsoTime.ofMicros(micros);
    }

    /// A generator whose triggers are all lost, or never by a constraint, would let much pass.
    private static void checkThatFatesAreInteresting(
            ExtractionPlan plan, ReferenceAttrition expected) {
        List<Stage> stages = Stage.of(plan);
        List<ReferenceFate> fates = expected.fates();
        collect("kept", fates.stream().anyMatch(fate -> fate.lostAt() == stages.size()), 20);
        collect("lost to a static predicate", isLostAt(Stage.Static.class, stages, fates), 3);
        collect("lost for want of a window", isLostAt(Stage.Placing.class, stages, fates), 10);
        collect("lost to a constraint", isLostAt(Stage.Constraint.class, stages, fates), 10);
    }

    private static boolean isLostAt(
            Class<? extends Stage> kind, List<Stage> stages, List<ReferenceFate> fates) {
        return fates.stream()
                .filter(fate -> fate.lostAt() < stages.size())
                .anyMatch(fate -> kind.isInstance(stages.get(fate.lostAt())));
    }

    private static void collect(String what, boolean happens, double leastPercent) {
        Statistics.label("a trigger is " + what)
                .collect(happens)
                .coverage(
                        coverage -> coverage.check(true).percentage(share -> share > leastPercent));
    }
}
