package dev.headwater.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.EventExpression.And;
import dev.headwater.engine.task.EventExpression.Holds;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate.Derived;
import dev.headwater.engine.task.Semantics;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of predicates is that of the reference system's columns. Expected values were taken
/// from es-aces 0.7.3.
class PredicateOrderTest {
    @Test
    void plainPredicatesComeAsDeclaredThenDemographicsThenDerivedThenSpecial() {
        String text =
                """
                patient_demographics: {m: {code: M}}
                predicates:
                  q: {expr: 'and(b, m)'}
                  b: {code: B}
                  unused: {code: U}
                  a: {code: A}
                trigger: q
                windows:
                  w:
                    start: trigger
                    end: start -> a
                    start_inclusive: true
                    end_inclusive: true
                    has: {_RECORD_END: '(0,)', _ANY_EVENT: '(1,)'}
                """;
        assertThat(AnalyzedTask.aces(text).predicateNames())
                .containsExactly("b", "a", "m", "q", "_ANY_EVENT", "_RECORD_END");
    }

    @Test
    void derivedPredicatesComeByGenerationInOrderOfDiscovery() {
        String text =
                """
                predicates:
                  top: {expr: 'or(y, x)'}
                  y: {expr: 'or(b, a)'}
                  z: {expr: 'and(c, a)'}
                  x: {expr: 'or(b, a)'}
                  a: {code: A}
                  b: {code: B}
                  c: {code: C}
                trigger: top
                windows:
                  w: {start: trigger, end: start -> z, start_inclusive: true, end_inclusive: true}
                """;
        assertThat(AnalyzedTask.aces(text).predicateNames())
                .containsExactly("a", "b", "c", "y", "x", "z", "top");
    }

    @Test
    void chainsOfDerivedPredicatesMayBeLong() {
        StringBuilder text = new StringBuilder("trigger: p5000\npredicates:\n  p0: {code: A}\n");
        for (int i = 5000; i >= 1; i--) {
            text.append("  p%d: {expr: 'and(p%d, p0)'}\n".formatted(i, i - 1));
        }
        assertThat(AnalyzedTask.aces(text.toString()).predicateNames())
                .hasSize(5001)
                .startsWith("p0", "p1", "p2")
                .endsWith("p5000");
        String cycle = text.toString().replace("{code: A}", "{expr: 'and(p5000, p1)'}");
        assertThat(AnalyzedTask.aces(cycle).errors()).containsExactly("T015 p5000");
    }

    @Test
    void anOverridingEntryKeepsThePlaceAndNewOnesComeLast() {
        String task = "predicates: {a: '???', b: {code: B}, q: {expr: 'and(a, c)'}}\ntrigger: q\n";
        String predicates = "predicates: {c: {code: C}, a: {code: A2}}\n";
        var analyzed = AnalyzedTask.of(task, predicates, Semantics.ACES_0_7_3, InputFormat.MEDS);
        assertThat(analyzed.predicateNames()).containsExactly("a", "c", "q");
        assertThat(analyzed.accepted().predicates().get(2))
                .isEqualTo(new Derived("q", new And(List.of(new Holds(0), new Holds(1))), false));
    }

    @Test
    void theEdgesOfTheRecordAreNoColumnsWhenOnlyBounds() {
        String text =
                """
                predicates: {a: {code: A}}
                trigger: a
                windows:
                  w: {start: null, end: trigger, start_inclusive: true, end_inclusive: true}
                  x: {start: trigger, end: start -> _RECORD_END, start_inclusive: true, end_inclusive: true}
                """;
        assertThat(AnalyzedTask.aces(text).predicateNames()).containsExactly("a");
    }
}
