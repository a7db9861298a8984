package dev.headwater.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalyzedTask;
import org.junit.jupiter.api.Test;

class PlanPrinterTest {
    @Test
    void aPlanReadsFromTheDataToTheWindows() {
        String task =
                """
                predicates:
                  admission: {code: {regex: ^ADM}}
                  death: {code: {any: [DEATH, DISCHARGE//DEAD]}}
                  discharge: {code: DISCHARGE}
                  gone: {expr: "or(discharge, death)"}
                  high: {code: LAB, value_min: 5, value_max: 9, value_max_inclusive: true, unit: mg}
                patient_demographics:
                  male: {code: MALE}
                trigger: admission
                windows:
                  input: {start: null, end: trigger + 36h, index_timestamp: end, has: {_ANY_EVENT: "(5, None)"}}
                  gap: {start: input.end, end: start + 90 min, start_inclusive: false, has: {gone: "(None, 0)", high: "(1, 3)"}}
                  target: {start: gap.end, end: start -> gone, start_inclusive: false, label: death}
                """;
        assertThat(PlanPrinter.print(Planner.plan(AnalyzedTask.standard(task).accepted())))
                .isEqualTo(
                        """
                        semantics   standard
                        columns     subject_id, time, code, numeric_value, unit
                        events      all
                        trigger     admission
                        label       count of death in target.end
                        index       end of the window at input.start
                        predicates
                          admission   code ~ ^ADM
                          death       code in [DEATH, DISCHARGE//DEAD]
                          discharge   code = DISCHARGE
                          high        code = LAB, 5.0 < value <= 9.0, unit = mg
                          male        code = MALE (static)
                          gone        or(discharge, death)
                          _ANY_EVENT  every event
                        windows
                          input.end = trigger + 1d 12h  ()
                            input.start = input.end <- start of record  []  5 <= _ANY_EVENT
                            gap.end = input.end + 1h 30m  (]  gone <= 0  1 <= high <= 3
                              target.end = gap.end -> gone  (]
                        """);
    }

    @Test
    void conditionsAndMonthsReadAsOneWouldSayThem() {
        String task =
                """
                predicates:
                  a: {code: A}
                  lab: {code: {regex: ^LAB}}
                  row: {expr: '(a or lab) where not unit ~ "m" and (3 <= value or unit in ("g", "l"))'}
                  event: {expr: a and not row}
                trigger: event
                windows:
                  w: {start: trigger, end: start + 18 months 2d}
                  v: {end: trigger, start: end - 1 year}
                """;
        assertThat(PlanPrinter.print(Planner.plan(AnalyzedTask.standard(task).accepted())))
                .contains(
                        "a      code = A\n",
                        "row    or(code = A, code ~ ^LAB), not(unit ~ m), or(3.0 <= numeric_value,"
                                + " or(unit = g, unit = l))\n",
                        "event  and(a, not(row))\n",
                        "w.end = trigger + 1y 6mo 2d  []\n",
                        "v.start = trigger - 1y  []\n");
    }
}
