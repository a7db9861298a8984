package dev.headwater.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What both modes reject, and where they point.
class MistakesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a predicate without a code            | S004 | q    | {value_min: 1}
                    an unknown input                      | T012 | no   | {expr: 'or(lab, no)'}
                    a special input                       | T016 | _ANY_EVENT | {expr: 'or(lab, _ANY_EVENT)'}
                    a predicate that depends on itself    | T015 | q    | {expr: 'or(lab, q)'}
                    a placeholder that is left            | T017 | q    | "???"
                    look-ahead in a regex                 | T031 | "(?=A)" | {code: {regex: "(?=A)"}}
                    a number as the code                  | T032 | 5    | {code: 5}
                    a number among the codes              | T032 | 5    | {code: {any: [A, 5]}}
                    a text as value bound                 | T032 | low  | {code: Q, value_min: low}
                    a key that is no column               | T033 | value_mn | {code: Q, value_mn: 3}
                    two kinds of code                     | S012 | {any: [A], regex: A} | {code: {any: [A], regex: A}}
                    """)
    void predicatesAreJudgedWhereUsed(
            String what, String code, String pointedAt, String definition) {
        String used =
                "predicates: {adm: {code: ADM}, lab: {code: LAB}, q: "
                        + definition
                        + "}\ntrigger: q\n";
        assertRejected(used, code + " " + pointedAt);
        String unused = used.replace("trigger: q", "trigger: adm");
        assertThat(AnalyzedTask.aces(unused).predicateNames()).containsExactly("adm");
        assertThat(AnalyzedTask.standard(unused).predicateNames()).containsExactly("adm");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an unknown bound                      | T012 | nop     | trigger | start -> nop
                    a static bound                        | T018 | m       | trigger | start -> m
                    an unknown window                     | T013 | zz      | zz.end  | start + 1d
                    a predicate as reference              | T014 | adm     | adm     | start + 1d
                    an endpoint measured from itself      | T014 | start   | start   | start + 1d
                    endpoints that refer to each other    | T020 | end     | end     | start
                    endpoints that do not                 | T020 | trigger | trigger | trigger + 1d
                    an edge of the record on both sides   | T020 | null    | null    | start + 1d
                    an end before the start               | T021 | start - 1d | trigger | start - 1d
                    a start after the end                 | T021 | end -> lab | end -> lab | trigger
                    two edges of the record               | T022 | null    | null    | null
                    a window measured from itself         | T023 | w       | w.end   | start + 1d
                    a record that starts later            | T024 | _RECORD_START | trigger -> _RECORD_START | start + 1d
                    a record that ends earlier            | T024 | _RECORD_END | end <- _RECORD_END | trigger
                    """)
    void boundariesMustMakeSense(
            String what, String code, String pointedAt, String start, String end) {
        assertRejected(window("w", "start: " + start + ", end: " + end), code + " " + pointedAt);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an unknown predicate                  | T012 | nope    | has: {nope: '(1,)'}
                    a static predicate                    | T018 | m       | has: {m: '(1,)'}
                    a range without a bound               | T025 | '''(None, None)''' | has: {lab: '(None, None)'}
                    a minimum above the maximum           | T025 | '''(3, 1)''' | has: {lab: '(3, 1)'}
                    an unknown label                      | T012 | nope    | label: nope
                    a special label                       | T026 | _RECORD_END | label: _RECORD_END
                    a static label                        | T018 | m       | label: m
                    an index between the endpoints        | T028 | middle  | index_timestamp: middle
                    """)
    void constraintsLabelsAndIndexMustMakeSense(
            String what, String code, String pointedAt, String more) {
        assertRejected(
                window("w", "start: trigger, end: start + 1d, " + more), code + " " + pointedAt);
    }

    @Test
    void labelAndIndexAreGivenOnce() {
        String keys = "start: trigger, end: start + 1d, label: lab, index_timestamp: end";
        assertRejected(
                window("w", keys) + window("x", keys).substring(HEADER.length()),
                "T027 lab",
                "T029 end");
    }

    @Test
    void windowsThatReferToEachOtherAreOneMistake() {
        String x = window("x", "start: y.end, end: start + 1d");
        String y = window("y", "start: x.end, end: start + 1d").substring(HEADER.length());
        assertRejected(x + y, "T023 x");
    }

    @Test
    void aStaticTriggerHasNoEvents() {
        assertRejected("patient_demographics: {m: {code: M}}\ntrigger: m\n", "T018 m");
    }

    @Test
    void namesAreWords() {
        assertRejected("predicates: {a-b: {code: A}}\ntrigger: a-b\n", "T002 a-b");
        assertRejected(window("w w", "start: trigger, end: start + 1d"), "T002 w w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"window_name", "timestamp_at_start", "timestamp_at_end"})
    void fieldsOfTheSummaryAreNoPredicates(String name) {
        String text = "predicates: {%1$s: {code: A}}\ntrigger: %1$s\n".formatted(name);
        assertRejected(text, "T002 " + name);
    }

    @Test
    void everyMistakeIsFoundInOneRun() {
        assertRejected(
                window(
                                "w",
                                "start: zz.end, end: start -> nop, label: nope, index_timestamp:"
                                        + " middle")
                        .replace("trigger: adm", "trigger: amd"),
                "T012 amd",
                "T012 nop",
                "T012 nope",
                "T013 zz",
                "T028 middle");
    }

    @Test
    void aMisspeltPredicateIsGuessedWithItsLine() {
        String text = window("w", "start: trigger, end: start -> discarge");
        Diagnostic error = AnalyzedTask.standard(text).diagnostics().getFirst();
        assertThat(error.help())
                .containsExactly("a predicate with a similar name exists: `discharge` (line 4)");
    }

    @Test
    void anUnknownModeIsReportedAndGuessed() {
        Diagnostic error =
                AnalyzedTask.of("semantics: standart\n" + HEADER, null, null, InputFormat.MEDS)
                        .diagnostics()
                        .getFirst();
        assertThat(error.code()).isEqualTo(DiagnosticCode.T035);
        assertThat(error.help()).containsExactly("did you mean `standard`?");
    }

    private static final String HEADER =
            """
            predicates:
              adm: {code: ADM}
              lab: {code: LAB}
              discharge: {code: DIS}
            patient_demographics: {m: {code: M}}
            trigger: adm
            windows:
            """;

    private static String window(String name, String keys) {
        return HEADER
                + "  "
                + name
                + ": {"
                + keys
                + ", start_inclusive: true, end_inclusive: true}\n";
    }

    private static void assertRejected(String text, String... errors) {
        assertThat(AnalyzedTask.standard(text).errors()).isEqualTo(List.of(errors));
        assertThat(AnalyzedTask.aces(text).errors()).isEqualTo(List.of(errors));
    }
}
