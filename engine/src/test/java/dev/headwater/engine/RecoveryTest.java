package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// One run reports every mistake once, and none that follows from another.
class RecoveryTest {
    @Test
    void aFileOfTwentyFiveMistakesGivesTwentyFiveMessages() {
        String text =
                """
                semantics: standart
                owner: me
                predicates:
                  admission: { code: { regex: "^ADM(" } }
                  discharge: { code: 5, value_min: low }
                  death: { code: { any: [] }, value_max: [1] }
                  icu: { coed: { regex: "^ICU" } }
                  either: { expr: "OR(discharge, death)" }
                  loop: { expr: "or(loop, icu)" }
                trigger: admision
                windows:
                  input:
                    start: nul
                    end: trigger + 24 parsecs
                    start_inclusive: yes
                    has: { _ANY_EVENT: "(5, 2)", discharge: "(1)", death: "(1, some)", lab: "(1, )" }
                    index_timestamp: middle
                  gap: { start: inptu.end, end: strat + 2d, lable: death, has: { discharge: "(,0)", death: "(,0)" } }
                  target:
                    start: gap.end
                    end: end -> either
                    label: [death]
                  last: { start: trigger, end: start - 1d, has: { loop: "(1, )", icu: "(,1)", admission: "(,1)" } }
                """;
        assertThat(found(text))
                .containsExactlyInAnyOrder(
                        "1 T035 standart",
                        "2 S003 owner",
                        "4 T031 \"^ADM(\"",
                        "5 T032 5",
                        "5 T032 low",
                        "6 S005 [1]",
                        "6 S012 []",
                        "7 S003 coed",
                        "8 S011 OR",
                        "9 T015 loop",
                        "10 T012 admision",
                        "13 T014 nul",
                        "14 S008 24 parsecs",
                        "15 T030 yes",
                        "16 T025 \"(5, 2)\"",
                        "16 S009 \"(1)\"",
                        "16 S010 some",
                        "16 T012 lab",
                        "17 T028 middle",
                        "18 T013 inptu",
                        "18 T014 strat",
                        "18 S003 lable",
                        "20 T020 gap.end",
                        "22 S005 [death]",
                        "23 T021 start - 1d");
    }

    @Test
    void everyCharacterThatCannotStandThereIsReported() {
        String text = "predicates:\n\ta: {code: A}\n\tb: {code: B}\ntrigger: a\u0001\n";
        assertThat(found(text)).containsExactly("4 S001 \u0001", "2 S001 \t", "3 S001 \t");
    }

    @Test
    void anotherMistakeBehindSuchACharacterWaits() {
        assertThat(found("a:\n\tb: 'c\n")).containsExactly("2 S001 \t");
    }

    @Test
    void aMisspeltReferenceToTheOtherEndpointIsGuessed() {
        var diagnostics =
                check(
                        """
                        predicates: { a: { code: A } }
                        trigger: a
                        windows: { w: { start: trigger, end: strat + 1d } }
                        """);
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.getFirst().help()).containsExactly("did you mean `start`?");
    }

    private static List<String> found(String text) {
        return check(text).stream()
                .map(each ->
                        Objects.requireNonNull(each.primary()).span().line()
                                + " "
                                + each.code()
                                + " "
                                + each.primary().span().text())
                .toList();
    }

    private static List<Diagnostic> check(String text) {
        var diagnostics = new Diagnostics();
        var options = new AnalysisOptions(null, InputFormat.MEDS, null);
        TaskCompiler.check(
                new Sources(new SourceFile("task.yaml", text), null), options, diagnostics);
        return diagnostics.all();
    }
}
