package dev.headwater.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalyzedTask;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.PlanCounts;
import dev.headwater.engine.plan.Planner;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.StageCounts;
import dev.headwater.engine.plan.Tally;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextExplanationTest {
    private static final String TASK =
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
    private static final ExtractionPlan PLAN = Planner.plan(AnalyzedTask.standard(TASK).accepted());

    @Test
    void aPlanReadsFromTheDataToTheOrderOfEvaluation() {
        assertThat(TextExplanation.of(Explanation.of("task", PLAN)))
                .isEqualTo(
                        """
                        semantics  standard
                        columns    subject_id, time, code, numeric_value, unit
                        events     all
                        trigger    admission
                        label      count of death in target
                        index      end of input

                        predicates
                          admission   code ~ ^ADM
                          death       code in [DEATH, DISCHARGE//DEAD]
                          discharge   code = DISCHARGE
                          high        code = LAB, 5.0 < value <= 9.0, unit = mg
                          male        code = MALE (static)
                          gone        or(discharge, death)
                          _ANY_EVENT  every event

                        windows
                          input   [record start, trigger + 36h]          at least 5 _ANY_EVENT
                          gap     (trigger + 36h, trigger + 1d 13h 30m]  no gone, 1 to 3 high
                          target  (trigger + 1d 13h 30m, next gone]

                        timeline, not to scale
                                  record  trigger    + 36h   + 1d 13h 30m  next
                                  start   admission                        gone
                          input   [-------:----------]       :             :  index at end
                          gap     :       :          (-------]             :
                          target  :       :          :       (-------------]  label death

                        order of evaluation
                          trigger
                            male (static)
                            input.end = trigger + 36h
                              input.start = input.end <- record start
                                at least 5 _ANY_EVENT
                              gap.end = input.end + 1h 30m
                                no gone
                                1 to 3 high
                                target.end = gap.end -> gone
                        """);
    }

    @Test
    void figuresStandBesideWhatTheyBelongTo() {
        PlanCounts counts =
                new PlanCounts(
                        List.of(),
                        List.of(),
                        new Tally(12_385, 99),
                        Stream.of(12_345, 12_345, 12_344, 12_342, 12_342, 12_312, 11_912, 11_907)
                                .map(left -> new Remaining(new Tally(left, 1), null))
                                .map(left -> new StageCounts(left, null))
                                .toList());
        TriggerFigures actual = TriggerFigures.of(counts, 60);
        Map<Integer, MatchCounts> matches = Map.of(0, new MatchCounts(3, 12_345, 99));
        String text =
                TextExplanation.of(new Explanation("task", PLAN, matches, actual.times(2), actual));
        assertThat(text.replaceAll(" +", " "))
                .contains("predicates codes rows subjects\n admission code ~ ^ADM 3 12,345 99\n")
                .contains(" trigger ~24,770 12,385\n male (static) ~24,690 12,345\n")
                .contains(" input.end = trigger + 36h ~24,690 12,345\n")
                .contains(" at least 5 _ANY_EVENT ~24,684 12,342\n")
                .contains(" 1 to 3 high ~23,824 11,912\n")
                .contains(" target.end = gap.end -> gone ~23,814 11,907\n")
                .endsWith("\n with label death ~120 60\n");
    }
}
