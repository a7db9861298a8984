package dev.headwater.tests.semantics;

import static dev.headwater.engine.task.Semantics.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The size of generated expressions is no matter of stack space.
class LongExpressionsTest {
    @ParameterizedTest
    @CsvSource({"or, 1@0 w.end[0..24 2 1 2]", "and, 1@12 w.end[12..36 1 1 1]"})
    void anExpressionMayHaveThousandsOfOperands(String operator, String row) {
        String operands = String.join(", ", Collections.nCopies(10_000, "a, b"));
        Scenario scenario =
                Scenario.of(
                        """
                        predicates:
                          a: {code: A}
                          b: {code: B}
                          q: {expr: '%s(%s)'}
                        trigger: q
                        windows:
                          w: {start: trigger, end: start + 24h, start_inclusive: true, end_inclusive: false}
                        """
                                .formatted(operator, operands),
                        "1 0 A",
                        "1 12 A",
                        "1 12 B");
        assertThat(scenario.cohort(STANDARD)).contains(row);
    }
}
