package dev.headwater.engine.htmlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/// Whatever the counts are, there are counts without a small one among them that give the same
/// page.
class DisclosureTest {
    private static final Sources SOURCES =
            new Sources(
                    new SourceFile(
                            "task.yaml",
                            """
                            predicates: { a: { code: A }, b: { code: B } }
                            trigger: a
                            windows:
                              gap: { start: trigger, end: start + 1d, has: { b: (None, 0) } }
                              target: { start: gap.end, end: start -> b, label: b, index_timestamp: start }
                            """),
                    null);
    private static final ExtractionPlan PLAN = plan();
    private static final int STEPS = Stage.of(PLAN).size();

    @Property(tries = 3000)
    void thePageIsThatOfCountsThatAreMultiplesAndAddUp(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 15) int least) {
        CohortCounts counts = RandomCounts.of(random, STEPS);
        var disclosure = new Disclosure(least);
        CohortCounts told = disclosure.told(counts);
        assertThat(all(told)).allSatisfy(count -> assertThat(count % least).isZero());
        assertAddsUp(told);
        assertThat(disclosure.told(told)).isEqualTo(told);
        Statistics.label("some rows are told").collect(told.rows().triggers() > 0);
    }

    /// As the page of a run is made.
    @Property(tries = 300)
    void thatPageIsTheSameToTheByte(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 15) int least) {
        CohortCounts counts = RandomCounts.of(random, STEPS);
        var disclosure = new Disclosure(least);
        CohortCounts others = disclosure.told(counts);
        assertThat(page(disclosure, disclosure.told(others)))
                .isEqualTo(page(disclosure, disclosure.told(counts)));
    }

    @Property(tries = 1000)
    void countsOfTheFunnelAreNearTheTrueOnes(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 15) int least) {
        CohortCounts counts = RandomCounts.of(random, STEPS);
        CohortCounts told = new Disclosure(least).told(counts);
        for (int i = 0; i < counts.left().size(); i++) {
            Tally tally = told.left().get(i);
            Tally truth = counts.left().get(i);
            if (truth.subjects() < least) {
                assertThat(tally).isEqualTo(Tally.NONE);
                continue;
            }
            assertThat(Math.abs(tally.subjects() - truth.subjects())).isLessThan(least);
            assertThat(Math.abs(tally.triggers() - truth.triggers())).isLessThan(2L * least);
        }
        for (int step = 0; step < STEPS; step++) {
            if (counts.left().get(step).equals(counts.left().get(step + 1))) {
                assertThat(told.removed(step)).isZero();
            }
        }
        assertThat(counts.years().keySet()).containsAll(told.years().keySet());
    }

    @Property(tries = 1000)
    void whatFewSubjectsHaveIsNotTold(
            @ForAll Random random, @ForAll @IntRange(min = 2, max = 15) int least) {
        CohortCounts counts = RandomCounts.of(random, STEPS);
        CohortCounts told = new Disclosure(least).told(counts);
        if (counts.positive().subjects() < least) {
            assertThat(told.positive()).isEqualTo(Tally.NONE);
        } else if (counts.negative().subjects() < least) {
            assertThat(told.negative()).isEqualTo(Tally.NONE);
        }
        boolean tellsMatches =
                counts.matches().stream()
                        .allMatch(match ->
                                match.rows() >= 2 * least && match.subjects() >= 2 * least);
        if (tellsMatches) {
            assertThat(told.matches()).hasSameSizeAs(counts.matches());
        } else if (counts.matches().stream().anyMatch(match -> match.subjects() < least)) {
            assertThat(told.matches()).isEmpty();
        }
    }

    @Property(tries = 200)
    void withoutALeastCountAllAreExact(@ForAll Random random) {
        CohortCounts counts = RandomCounts.of(random, STEPS);
        assertThat(new Disclosure(0).told(counts)).isEqualTo(counts);
        assertThat(new Disclosure(1).told(counts)).isEqualTo(counts);
    }

    /// Each of the two groups of 16 and 10 subjects would be told as 11 and none by itself, both
    /// together as 22, which only 1 to 10 in the second explain.
    @Test
    void partsDoNotTellWhatTheWholeHides() {
        assertThat(new Apportionment(11).apportion(parts(16, 10), 22)).containsExactly(11, 11);
        assertThat(new Apportionment(11).apportion(parts(10, 10, 0, 6), 22))
                .containsExactly(11, 11, 0, 0);
    }

    @Test
    void whereNothingWasNothingIs() {
        assertThat(new Apportionment(11).apportion(parts(0, 20, 0), 33)).containsExactly(0, 33, 0);
        assertThat(new Apportionment(11).apportion(parts(0, 20, 0), 11)).containsExactly(0, 11, 0);
    }

    private static List<Apportionment.Part> parts(long... counts) {
        return LongStream.of(counts)
                .mapToObj(count -> new Apportionment.Part(count, 0, 1_000))
                .toList();
    }

    private static void assertAddsUp(CohortCounts counts) {
        for (Tally tally : counts.left()) {
            assertThat(tally.subjects()).isLessThanOrEqualTo(tally.triggers());
            assertThat(tally.subjects() == 0).isEqualTo(tally.triggers() == 0);
        }
        for (int step = 0; step < STEPS; step++) {
            Tally removed = counts.left().get(step).minus(counts.left().get(step + 1));
            assertThat(removed.subjects()).isBetween(0L, removed.triggers());
        }
        long rows = counts.rows().triggers();
        Tally positive = counts.positive();
        Tally negative = counts.negative();
        assertThat(positive.triggers() + negative.triggers()).isEqualTo(rows);
        assertThat(positive.subjects()).isBetween(0L, counts.rows().subjects());
        assertThat(negative.subjects()).isBetween(0L, counts.rows().subjects());
        assertThat(positive.subjects() + negative.subjects())
                .isGreaterThanOrEqualTo(counts.rows().subjects());
        for (Tally labelled : List.of(positive, negative)) {
            assertThat(labelled.subjects()).isLessThanOrEqualTo(labelled.triggers());
            assertThat(labelled.subjects() == 0).isEqualTo(labelled.triggers() == 0);
        }
        var sum = new CohortCounts.Split(0, 0, 0, 0);
        for (CohortCounts.Split split : counts.splits().values()) {
            assertThat(split.rows()).isBetween(0L, split.triggers());
            assertThat(split.subjects()).isBetween(0L, split.rows());
            assertThat(split.subjects() == 0).isEqualTo(split.rows() == 0);
            assertThat(split.positive()).isBetween(0L, split.rows());
            sum =
                    new CohortCounts.Split(
                            sum.triggers() + split.triggers(),
                            sum.rows() + split.rows(),
                            sum.subjects() + split.subjects(),
                            sum.positive() + split.positive());
        }
        long triggers = counts.triggers().triggers();
        assertThat(sum)
                .isEqualTo(
                        new CohortCounts.Split(
                                triggers, rows, counts.rows().subjects(), positive.triggers()));
        assertThat(sum(counts.years().values().stream())).isEqualTo(rows);
        counts.lengths().forEach(cells -> assertThat(sum(cells.stream())).isEqualTo(rows));
        for (MatchCounts match : counts.matches()) {
            assertThat(match.subjects()).isBetween(1L, match.rows());
            assertThat(match.rows()).isLessThanOrEqualTo(counts.dataRows());
        }
        if (!counts.matches().isEmpty()) {
            MatchCounts trigger = counts.matches().getFirst();
            assertThat(trigger.rows()).isGreaterThanOrEqualTo(triggers);
            assertThat(trigger.subjects()).isEqualTo(counts.triggers().subjects());
        }
    }

    private static long sum(Stream<Long> counts) {
        return counts.mapToLong(Long::longValue).sum();
    }

    private static List<Long> all(CohortCounts counts) {
        List<Long> all = new ArrayList<>(List.of(counts.dataRows()));
        List<Tally> tallies = new ArrayList<>(counts.left());
        tallies.addAll(List.of(counts.positive(), counts.negative()));
        tallies.forEach(tally -> all.addAll(List.of(tally.triggers(), tally.subjects())));
        counts.splits()
                .values()
                .forEach(split ->
                        all.addAll(
                                List.of(
                                        split.triggers(),
                                        split.rows(),
                                        split.subjects(),
                                        split.positive())));
        all.addAll(counts.years().values());
        counts.lengths().forEach(all::addAll);
        counts.matches().forEach(match -> all.addAll(List.of(match.rows(), match.subjects())));
        return all;
    }

    private static String page(Disclosure disclosure, CohortCounts told) {
        var options =
                new ExtractionOptions(
                        Path.of("task.yaml"),
                        null,
                        Path.of("data"),
                        InputFormat.MEDS,
                        null,
                        null,
                        List.of(),
                        0,
                        1,
                        1,
                        1 << 30,
                        null,
                        LabelsSchema.STRICT,
                        null,
                        null,
                        null,
                        false,
                        Sampling.NONE,
                        null,
                        null);
        return HtmlReport.of(SOURCES, null, options, PLAN, disclosure, told);
    }

    private static ExtractionPlan plan() {
        var diagnostics = new Diagnostics();
        var document =
                Objects.requireNonNull(TaskDocumentReader.readTask(SOURCES.task(), diagnostics));
        var options = new AnalysisOptions(Semantics.STANDARD, InputFormat.MEDS, null);
        return Planner.plan(
                Objects.requireNonNull(
                        TaskAnalyzer.analyze(document, null, options, diagnostics),
                        () -> diagnostics.all().toString()));
    }
}
