package dev.headwater.tests.esgpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What tasks mean for ESGPT data, above all the differences of the modes that
/// `task-configs/SEMANTICS.md` lists. The answers of `aces-0.7.3` are those of es-aces.
class EsgptSemanticsTest {
    private static final List<String> ONE_SUBJECT = List.of("1 F");

    @TempDir private Path folder;

    @Test
    void eachWayToNameAMeasurementCountsItsRows() {
        List<String> events =
                List.of(
                        "1 0 T lab=K:5.5:mg lab=K:3 lab=Na:140 dept=X",
                        "1 1 LAB&T rate=80 lab=K lab=K//2:7");
        assertThat(counts("event_type//T", events)).containsExactly(2L, 2L);
        assertThat(counts("event_type//LAB", events)).containsExactly(1L, 1L);
        assertThat(counts("event_type//AB", events)).containsExactly(0L, 0L);
        assertThat(counts("event_type//LAB&T", events)).containsExactly(0L, 0L);
        assertThat(counts("event_type", events)).containsExactly(2L, 2L);
        assertThat(counts("lab//K", events)).containsExactly(3L, 3L);
        assertThat(counts("lab//K//2", events)).containsExactly(1L, 1L);
        assertThat(counts("lab", events)).containsExactly(5L, 5L);
        assertThat(counts("rate", events)).containsExactly(1L, 1L);
        assertThat(counts("lab//K, value_min: 3", events)).containsExactly(1L, 1L);
        assertThat(counts("lab//K, value_min: 3, value_min_inclusive: true", events))
                .containsExactly(2L, 2L);
        assertThat(counts("rate, value_max: 80", events)).containsExactly(0L, 0L);
        assertThat(counts("lab//K, unit: mg", events)).containsExactly(1L, 1L);
    }

    @Test
    void aStaticPredicateLooksAtTheSubjects() {
        String yaml =
                """
                predicates:
                  t: { code: event_type//T }
                  female: { code: gender//F, static: true }
                  both: { expr: "and(t, female)" }
                trigger: both
                """;
        Path data =
                EsgptFiles.of(List.of("1 F", "2 M"), List.of("1 0 T", "2 0 T", "3 0 T"))
                        .write(folder);
        for (Semantics semantics : Semantics.values()) {
            assertThat(EsgptRun.of(yaml, semantics, data).rows())
                    .extracting(row -> row.get("subject_id"))
                    .containsExactly(1L);
        }
    }

    @Test
    void withoutMeasurementsAtTheTriggerEsAcesCountsNoneUpToAnEvent() {
        List<String> events = List.of("1 0 T", "1 24 - lab=K", "1 48 X");
        String window = "{ start: trigger, end: start -> x";
        assertThat(labels(window, events, Semantics.STANDARD)).containsExactly(1L);
        assertThat(labels(window, events, Semantics.ACES_0_7_3)).containsExactly(0L);
        String fixed = "{ start: trigger, end: start + 48h";
        assertThat(labels(fixed, events, Semantics.ACES_0_7_3)).containsExactly(1L);
    }

    @Test
    void withoutMeasurementsAtTheBoundEsAcesCountsUpToTheNextOneThatHasSome() {
        List<String> events =
                List.of("1 0 T dept=X", "1 24 - lab=K", "1 48 X", "1 72 - lab=K", "1 96 X dept=X");
        String window = "{ start: trigger, end: start -> x";
        assertThat(labels(window, events, Semantics.STANDARD)).containsExactly(1L);
        assertThat(labels(window, events, Semantics.ACES_0_7_3)).containsExactly(2L);
        String toEnd = "{ start: trigger, end: null";
        assertThat(labels(toEnd, events, Semantics.ACES_0_7_3)).containsExactly(2L);
        List<String> withoutLast = events.subList(0, 4);
        assertThat(labels(window, withoutLast, Semantics.ACES_0_7_3)).containsExactly(0L);
    }

    @Test
    void countsOfTypesAreThereWithoutMeasurements() {
        List<String> events = List.of("1 0 T", "1 24 L", "1 48 X");
        String yaml = task("{ start: trigger, end: start -> x", "event_type//L");
        Path data = EsgptFiles.of(ONE_SUBJECT, events).write(folder);
        for (Semantics semantics : Semantics.values()) {
            assertThat(EsgptRun.of(yaml, semantics, data).rows())
                    .extracting(row -> row.get("label"))
                    .containsExactly(1L);
        }
    }

    @Test
    void eventsAtOneTimeAreOneEventOrRefused() {
        List<String> events = List.of("1 0 T", "1 24 T lab=K", "1 24 X lab=K");
        String yaml =
                """
                predicates: { t: { code: event_type//T }, lab: { code: lab } }
                trigger: t
                windows:
                  w: { start: trigger, end: start + 24h, start_inclusive: true, end_inclusive: true,
                       has: { _ANY_EVENT: "(1, None)" }, label: lab }
                """;
        Path data = EsgptFiles.of(ONE_SUBJECT, events).write(folder);
        assertThat(EsgptRun.of(yaml, Semantics.STANDARD, data).rows())
                .extracting(row -> row.get("label"))
                .containsExactly(2L, 2L);
        assertThatThrownBy(() -> EsgptRun.of(yaml, Semantics.ACES_0_7_3, data))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.code()).isEqualTo(DiagnosticCode.D042))
                .hasMessageContaining("subject 1 has two rows at 1970-01-02 00:00");
    }

    @Test
    void aConditionBesideACodeWithoutKeyOrBoundCountsInStandardOnly() {
        List<String> events = List.of("1 0 T lab=K:1:mg lab=K:1:kg");
        assertThat(counts("lab, unit: mg", events)).containsExactly(1L, 2L);
    }

    @Test
    void onlyStandardReadsSeveralCodesAndMeasurementsOfEvents() {
        List<String> events = List.of("1 0 T lab=K lab=Na", "1 5 LAB&T lab=Cl");
        assertThat(standardCount("{ any: [lab//K, lab//Na] }", events)).isEqualTo(2);
        assertThat(standardCount("{ any: [event_type//LAB, event_type//T] }", events)).isEqualTo(2);
        assertThat(standardCount("{ regex: \"^lab//[NC]\" }", events)).isEqualTo(2);
        assertThat(standardCount("{ regex: \"^event_type//LAB\" }", events)).isEqualTo(1);
        assertThat(standardCount("age, value_min: 40", events)).isEqualTo(1);
    }

    @Test
    void whereEventIdsHaveGapsAndNoOrderMeasurementsFindTheirEvents() {
        EsgptFiles files =
                EsgptFiles.of(
                        List.of("1 F", "2 M"),
                        List.of("1 0 T lab=K", "1 1 X lab=Na", "2 0 T lab=K lab=K", "2 3 X"));
        files.events.with("event_id", SmallTable.Kind.LONG, List.of(70L, 10L, 40L, 20L));
        files.measurements.with("event_id", SmallTable.Kind.LONG, List.of(40L, 40L, 10L, 70L));
        String yaml =
                """
                predicates: { t: { code: event_type//T }, lab: { code: lab//K } }
                trigger: t
                windows: { w: { start: trigger, end: start + 1h, start_inclusive: true,
                                end_inclusive: true, label: lab } }
                """;
        Path data = files.write(folder);
        for (Semantics semantics : Semantics.values()) {
            assertThat(EsgptRun.of(yaml, semantics, data).rows())
                    .extracting(row -> row.get("label"))
                    .containsExactly(1L, 2L);
        }
    }

    /// How often a predicate is counted in all of the record, in `standard` and in `aces-0.7.3`.
    private List<Long> counts(String code, List<String> events) {
        Path data = EsgptFiles.of(ONE_SUBJECT, events).write(folder);
        String yaml = counting(code);
        return List.of(
                (Long) EsgptRun.of(yaml, Semantics.STANDARD, data).rows().getFirst().get("label"),
                (Long)
                        EsgptRun.of(yaml, Semantics.ACES_0_7_3, data)
                                .rows()
                                .getFirst()
                                .get("label"));
    }

    private long standardCount(String code, List<String> events) {
        Path data = EsgptFiles.of(ONE_SUBJECT, events).write(folder);
        return (Long)
                EsgptRun.of(counting(code), Semantics.STANDARD, data)
                        .rows()
                        .getFirst()
                        .get("label");
    }

    private static String counting(String code) {
        return """
        predicates: { counted: { code: %s } }
        trigger: _RECORD_START
        windows: { w: { start: trigger, end: start + 100d, start_inclusive: true,
                        end_inclusive: true, label: counted } }
        """
                .formatted(code);
    }

    private List<Object> labels(String window, List<String> events, Semantics semantics) {
        Path data = EsgptFiles.of(ONE_SUBJECT, events).write(folder);
        return EsgptRun.of(task(window, "lab//K"), semantics, data).rows().stream()
                .map(row -> row.get("label"))
                .toList();
    }

    private static String task(String window, String code) {
        return """
        predicates:
          t: { code: event_type//T }
          x: { code: event_type//X }
          counted: { code: %s }
        trigger: t
        windows:
          w: %s, start_inclusive: true, end_inclusive: true, has: { x: "(0, None)" }, label: counted }
        """
                .formatted(code, window);
    }
}
