package dev.headwater.predicates.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PredicateEvaluatorTest {
    private static final ValueRange ABOVE_FIVE = new ValueRange(5.0, false, null, false, false);

    private final BufferAllocator allocator = new RootAllocator();
    private final Matches matches = new Matches(1);

    @AfterEach
    void releasesEveryBuffer() {
        allocator.close();
    }

    @Test
    void asksForNoColumnWhenNoCodeMatches() {
        try (MemoryBatch batch = new MemoryBatch(allocator, Arrays.asList("A", null, "B"))) {
            evaluate(
                    batch,
                    new RowPredicate(
                            literal("C"), ABOVE_FIVE, List.of(new ColumnEquality("unit", 1L))));
            assertThat(matches.selection().count()).isZero();
            assertThat(batch.asked).isEmpty();
        }
    }

    @Test
    void asksForTheValuesOfRowsThatMayStillMatch() {
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("A", "B", "A", "A"))) {
            batch.addLongs("unit", Arrays.asList(1L, 1L, 2L, null));
            batch.addFloats("numeric_value", Arrays.asList(6f, 6f, 6f, 6f));
            evaluate(
                    batch,
                    new RowPredicate(
                            literal("A"), ABOVE_FIVE, List.of(new ColumnEquality("unit", 1L))));
            assertThat(batch.asked).containsExactly("unit x 3", "numeric_value x 1");
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(0);
        }
    }

    @Test
    void startsOverWithANewDictionary() {
        PredicateEvaluator evaluator =
                PredicateProgram.compile(List.of(new RowPredicate(literal("A"), null, List.of())))
                        .newEvaluator();
        try (MemoryBatch first = new MemoryBatch(allocator, List.of("A", "B"));
                MemoryBatch second = new MemoryBatch(allocator, List.of("B", "A"))) {
            evaluator.evaluate(first, matches);
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(0);
            evaluator.evaluate(second, matches);
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(1);
            evaluator.evaluate(first, matches);
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(0);
        }
    }

    @Test
    void followsAGrowingDictionary() {
        PredicateEvaluator evaluator =
                PredicateProgram.compile(
                                List.of(
                                        new RowPredicate(
                                                new CodeMatcher.Regex("A"), null, List.of())))
                        .newEvaluator();
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("x", "A1", "y", "A2"))) {
            batch.limitDictionary(1);
            batch.limitRows(1);
            evaluator.evaluate(batch, matches);
            assertThat(matches.selection().count()).isZero();
            batch.limitDictionary(4);
            batch.limitRows(4);
            evaluator.evaluate(batch, matches);
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(1, 3);
        }
    }

    @Test
    void comparesNumbersByValueInTheColumnsPrecision() {
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("A", "A", "A", "A"))) {
            batch.addFloats("float", Arrays.asList(0.1f, 1f, Float.NaN, null));
            batch.addDoubles("double", Arrays.asList(0.1, 1.0, Double.NaN, null));
            batch.addLongs("long", Arrays.asList(0L, 1L, 9007199254740993L, null));
            batch.addBooleans("flag", Arrays.asList(false, true, false, null));
            batch.addStrings("text", Arrays.asList("1", "true", "x", null));
            assertThat(rowsWhere(batch, "float", 0.1)).containsExactly(0);
            assertThat(rowsWhere(batch, "float", 1L)).containsExactly(1);
            assertThat(rowsWhere(batch, "float", Double.NaN)).containsExactly(2);
            assertThat(rowsWhere(batch, "double", 0.1)).containsExactly(0);
            assertThat(rowsWhere(batch, "double", true)).containsExactly(1);
            assertThat(rowsWhere(batch, "long", 1.0)).containsExactly(1);
            assertThat(rowsWhere(batch, "long", 9007199254740993L)).containsExactly(2);
            assertThat(rowsWhere(batch, "long", 9007199254740992L)).isEmpty();
            assertThat(rowsWhere(batch, "flag", true)).containsExactly(1);
            assertThat(rowsWhere(batch, "flag", 0L)).containsExactly(0, 2);
            assertThat(rowsWhere(batch, "flag", "true")).containsExactly(1);
            assertThat(rowsWhere(batch, "text", "1")).containsExactly(0);
            assertThat(rowsWhere(batch, "text", true)).containsExactly(1);
            assertThat(rowsWhere(batch, "text", null)).isEmpty();
            assertThat(rowsWhere(batch, "float", null)).isEmpty();
        }
    }

    @Test
    void refusesToCompareStringsWithNumbersAndAnythingWithTimes() {
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("A"))) {
            batch.addFloats("float", List.of(1f));
            batch.addLongs("long", List.of(1L));
            batch.addTimes("seen", List.of(0L));
            batch.addStrings("text", List.of("1"));
            assertThatThrownBy(() -> rowsWhere(batch, "float", "1"))
                    .isInstanceOf(TypeMismatchException.class)
                    .hasMessage("column `float` holds numbers and cannot equal `1`");
            assertThatThrownBy(() -> rowsWhere(batch, "long", "1"))
                    .isInstanceOf(TypeMismatchException.class);
            assertThatThrownBy(() -> rowsWhere(batch, "seen", 1L))
                    .isInstanceOf(TypeMismatchException.class);
            assertThatThrownBy(() -> rowsWhere(batch, "text", 1L))
                    .isInstanceOf(TypeMismatchException.class)
                    .hasMessage("column `text` holds strings and cannot equal `1`");
        }
    }

    @Test
    void refusesToSearchNumbersAndToRankTextsAndTimes() {
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("A"))) {
            batch.addLongs("long", List.of(1L));
            batch.addLongs("nothing", Arrays.asList((Long) null));
            batch.addTimes("seen", List.of(0L));
            batch.addStrings("text", List.of("1"));
            assertThatThrownBy(() -> rowsThat(batch, new ColumnRegex("long", "1")))
                    .isInstanceOf(TypeMismatchException.class)
                    .hasMessage("column `long` holds no strings and cannot match a regex");
            assertThat(rowsThat(batch, new ColumnRegex("nothing", "1"))).isEmpty();
            assertThatThrownBy(() -> rowsThat(batch, new ColumnRange("text", ABOVE_FIVE)))
                    .isInstanceOf(TypeMismatchException.class)
                    .hasMessage("column `text` holds strings and has no range of numbers");
            assertThatThrownBy(() -> rowsThat(batch, new ColumnRange("seen", ABOVE_FIVE)))
                    .isInstanceOf(TypeMismatchException.class);
            assertThat(rowsThat(batch, new ColumnRange("nothing", ABOVE_FIVE))).isEmpty();
            assertThat(rowsThat(batch, new ColumnTimeRange("nothing", 1L, true, null, true)))
                    .isEmpty();
            assertThatThrownBy(() ->
                            rowsThat(batch, new ColumnTimeRange("long", 1L, true, null, true)))
                    .isInstanceOf(TypeMismatchException.class)
                    .hasMessage("column `long` holds no timestamps and has no range of times");
        }
    }

    @Test
    void asksForTheColumnsOfAConditionOnlyWhereACodeMayMatch() {
        RowCondition high = new ColumnRange("count", ABOVE_FIVE);
        RowCondition either =
                new RowCondition.Or(
                        List.of(new RowCondition.And(List.of(literal("A"), high)), literal("B")));
        try (MemoryBatch batch = new MemoryBatch(allocator, List.of("A", "B", "C", "A"))) {
            batch.addLongs("count", List.of(6L, 0L, 6L, 0L));
            evaluate(batch, RowPredicate.of(either));
            assertThat(batch.asked).containsExactly("count x 3");
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(0, 1);
        }
    }

    @Test
    void aRowWithoutACodeMeetsWhatDoesNotAskForOne() {
        RowCondition noDeath = new RowCondition.Not(literal("DEATH"));
        try (MemoryBatch batch = new MemoryBatch(allocator, Arrays.asList("A", null, "DEATH"))) {
            evaluate(batch, RowPredicate.of(noDeath));
            assertThat(PredicateEvaluatorPropertyTest.rows(matches)).containsExactly(0, 1);
        }
    }

    private List<Integer> rowsThat(MemoryBatch batch, RowCondition condition) {
        evaluate(batch, new RowPredicate(literal("A"), null, List.of(condition)));
        return PredicateEvaluatorPropertyTest.rows(matches);
    }

    private List<Integer> rowsWhere(
            MemoryBatch batch, String column, @Nullable Serializable literal) {
        return rowsThat(batch, new ColumnEquality(column, literal));
    }

    private void evaluate(MemoryBatch batch, RowPredicate predicate) {
        PredicateProgram.compile(List.of(predicate)).newEvaluator().evaluate(batch, matches);
    }

    private static CodeMatcher literal(String code) {
        return new CodeMatcher.Literal(code);
    }
}
