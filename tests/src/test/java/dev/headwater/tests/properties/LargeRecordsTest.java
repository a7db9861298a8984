package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.ReferenceWindow;
import dev.headwater.tests.reference.ReferenceWindow.Has;
import dev.headwater.tests.reference.ReferenceWindow.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Records beyond the sizes at which the engine goes on to a next block of triggers, batch of rows
/// or batch of output.
class LargeRecordsTest {
    private static final long SECOND = 1_000_000;
    private static final List<String> CODES = List.of("A", "A", "B", "C", "D");

    /// From a trigger to the next B, from there on a while, and back to the previous C; some
    /// triggers fail a constraint.
    private static final ReferenceTask TASK =
            new ReferenceTask(
                    List.of(plain("a", "A"), plain("b", "B"), plain("c", "C")),
                    "a",
                    List.of(
                            window(
                                    "w",
                                    "trigger",
                                    true,
                                    new Step.ToEvent("b", true),
                                    new Has("c", null, 4L)),
                            window(
                                    "v",
                                    "w.end",
                                    true,
                                    Step.Shift.ofMicros(60 * SECOND),
                                    new Has("a", 1L, null)),
                            window(
                                    "u",
                                    "trigger",
                                    false,
                                    new Step.ToEvent("c", false),
                                    new Has("b", null, 3L))));

    @ParameterizedTest
    @EnumSource
    void aSubjectOfThousandsOfTriggersGivesTheReferenceCohort(Semantics semantics) {
        assertGivesTheReferenceCohort(semantics, rows(1, 6_500, 20_000), 5_000);
    }

    @ParameterizedTest
    @EnumSource
    void manySubjectsGiveTheReferenceCohort(Semantics semantics) {
        assertGivesTheReferenceCohort(semantics, rows(4_000, 30, 300), RowBatch.MAX_ROWS);
    }

    /// A month after the last days of a longer one the time steps back a day.
    @Test
    void timesThatStepBackBehindMonthsGiveTheReferenceCohort() {
        ReferenceTask task =
                new ReferenceTask(
                        List.of(plain("a", "A"), plain("b", "B"), plain("c", "C")),
                        "a",
                        List.of(
                                window(
                                        "w",
                                        "trigger",
                                        true,
                                        new Step.Shift(1, 0),
                                        new Has("c", null, 3_000L)),
                                window(
                                        "v",
                                        "w.end",
                                        true,
                                        new Step.ToEvent("b", true),
                                        new Has("c", null, 4L)),
                                window(
                                        "u",
                                        "w.end",
                                        false,
                                        new Step.ToEvent("c", false),
                                        new Has("b", null, 3L))));
        List<DataRow> rows = rows(1, 4_000, 120 * 86_400);
        assertGivesTheReferenceCohort(task, Semantics.STANDARD, rows, 5_000);
    }

    @ParameterizedTest
    @EnumSource
    void manyUnsortedSubjectsGiveTheReferenceCohort(Semantics semantics) {
        List<DataRow> rows = rows(2_000, 20, 300);
        Collections.shuffle(rows, new Random(1));
        assertGivesTheReferenceCohort(semantics, rows, RowBatch.MAX_ROWS);
    }

    private static void assertGivesTheReferenceCohort(
            Semantics semantics, List<DataRow> rows, int batchSize) {
        assertGivesTheReferenceCohort(TASK, semantics, rows, batchSize);
    }

    private static void assertGivesTheReferenceCohort(
            ReferenceTask task, Semantics semantics, List<DataRow> rows, int batchSize) {
        String yaml = TaskYaml.of(task, new Choices(List.of()), semantics);
        CohortTable actual =
                ShardRun.ofScan(
                        TaskText.plan(yaml, semantics, InputFormat.MEDS),
                        allocator -> new InMemoryScan(rows, List.of(batchSize), allocator));
        CohortTable expected =
                ReferenceTable.of(task, semantics, ReferenceRecords.ofRows(task, rows, false));
        assertThat(actual.rows().equals(expected.rows())).as("same rows").isTrue();
        assertThat(expected.rows()).hasSizeGreaterThan(1_000);
    }

    /// Sorted rows at random seconds.
    private static List<DataRow> rows(int subjects, int rowsEach, int seconds) {
        Random random = new Random(1);
        List<DataRow> rows = new ArrayList<>();
        for (long subject = 0; subject < subjects; subject++) {
            for (int i = 0; i < rowsEach; i++) {
                String code = CODES.get(random.nextInt(CODES.size()));
                rows.add(new DataRow(subject, SECOND * random.nextInt(seconds), code, null, null));
            }
        }
        rows.sort(Comparator.comparing(DataRow::subject).thenComparing(DataRow::time));
        return rows;
    }

    private static ReferencePredicate plain(String name, String code) {
        return new ReferencePredicate.Plain(
                name, new Code.Literal(code), null, null, null, false, false);
    }

    private static ReferenceWindow window(
            String name, String from, boolean rootIsStart, Step farStep, Has has) {
        return new ReferenceWindow(
                name,
                rootIsStart,
                from,
                new Step.Same(),
                farStep,
                false,
                true,
                List.of(has),
                null,
                null);
    }
}
