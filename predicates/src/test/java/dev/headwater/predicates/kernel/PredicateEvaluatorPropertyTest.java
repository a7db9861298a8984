package dev.headwater.predicates.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

class PredicateEvaluatorPropertyTest {
    private static final String[] CODES = {
        "A", "B", "LAB//1", "LAB//2", "lab//3", "DEATH", "", "é", "A "
    };
    private static final String[] PATTERNS = {"^LAB", "A", "//[12]$", "B|DEATH", "^$", "(?i)lab"};
    private static final double[] VALUES = {
        Double.NEGATIVE_INFINITY,
        -1,
        -0.0,
        0.0,
        0.1,
        1,
        1.5,
        2,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    @Property(tries = 200)
    void matchesWhatTheScalarTwinMatches(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 140) int predicateCount,
            @ForAll boolean isFloat) {
        Random random = new Random(seed);
        List<RowPredicate> predicates = predicates(random, predicateCount);
        PredicateEvaluator evaluator = PredicateProgram.compile(predicates).newEvaluator();
        Matches matches = new Matches(predicateCount);
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int batch = 0; batch < 3; batch++) {
                check(
                        predicates,
                        evaluator,
                        matches,
                        1 + random.nextInt(100),
                        random,
                        isFloat,
                        allocator);
            }
        }
    }

    @Example
    void matchesWhatTheScalarTwinMatchesAtAwkwardLengths() {
        Random random = new Random(7);
        List<RowPredicate> predicates = predicates(random, 70);
        PredicateEvaluator evaluator = PredicateProgram.compile(predicates).newEvaluator();
        Matches matches = new Matches(predicates.size());
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int length : new int[] {1, 63, 64, 65, RowBatch.MAX_ROWS, 0}) {
                check(predicates, evaluator, matches, length, random, length % 2 == 0, allocator);
            }
        }
    }

    private static void check(
            List<RowPredicate> predicates,
            PredicateEvaluator evaluator,
            Matches matches,
            int rowCount,
            Random random,
            boolean isFloat,
            BufferAllocator allocator) {
        List<@Nullable String> codes = new ArrayList<>();
        List<@Nullable Double> values = new ArrayList<>();
        List<@Nullable String> units = new ArrayList<>();
        List<@Nullable Long> counts = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            codes.add(random.nextInt(8) == 0 ? null : pick(CODES, random));
            values.add(random.nextInt(8) == 0 ? null : VALUES[random.nextInt(VALUES.length)]);
            units.add(random.nextInt(8) == 0 ? null : pick(CODES, random));
            counts.add(random.nextInt(8) == 0 ? null : (long) random.nextInt(3));
        }
        try (MemoryBatch batch = new MemoryBatch(allocator, codes)) {
            batch.addStrings("unit", units);
            batch.addLongs("count", counts);
            batch.addTimes("stored", counts);
            if (isFloat) {
                batch.addFloats("numeric_value", floats(values));
            } else {
                batch.addDoubles("numeric_value", values);
            }
            evaluator.evaluate(batch, matches);
        }

        List<? extends @Nullable Number> numbers = isFloat ? floats(values) : values;
        List<Integer> expectedRows = new ArrayList<>();
        List<List<Integer>> expected = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            Number value = numbers.get(row);
            List<Integer> matching =
                    matching(predicates, codes.get(row), value, units.get(row), counts.get(row));
            if (!matching.isEmpty()) {
                expectedRows.add(row);
                expected.add(matching);
            }
        }
        assertThat(rows(matches)).isEqualTo(expectedRows);
        assertThat(predicateSets(matches)).isEqualTo(expected);
    }

    private static List<Integer> matching(
            List<RowPredicate> predicates,
            @Nullable String code,
            @Nullable Number value,
            @Nullable String unit,
            @Nullable Long count) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("unit", unit);
        columns.put("count", count);
        columns.put("stored", count);
        columns.put("numeric_value", value);
        List<Integer> matching = new ArrayList<>();
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            if (NaiveMatcher.matches(predicates.get(predicate), code, value, columns)) {
                matching.add(predicate);
            }
        }
        return matching;
    }

    static List<Integer> rows(Matches matches) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < matches.selection().count(); i++) {
            rows.add(matches.selection().rows()[i]);
        }
        return rows;
    }

    static List<List<Integer>> predicateSets(Matches matches) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < matches.selection().count(); i++) {
            List<Integer> set = new ArrayList<>();
            for (int bit = 0; bit < 64 * matches.wordCount(); bit++) {
                if ((matches.masks()[i * matches.wordCount() + bit / 64] >>> bit & 1) != 0) {
                    set.add(bit);
                }
            }
            sets.add(set);
        }
        return sets;
    }

    private static List<RowPredicate> predicates(Random random, int count) {
        List<RowPredicate> predicates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                predicates.add(RowPredicate.of(condition(random, 3)));
                continue;
            }
            ValueRange range = random.nextBoolean() ? null : range(random);
            List<RowCondition> conditions = new ArrayList<>();
            if (random.nextInt(5) == 0) {
                conditions.add(unitEquality(random));
            }
            if (random.nextInt(5) == 0) {
                conditions.add(new ColumnEquality("count", (long) random.nextInt(3)));
            }
            CodeMatcher code = random.nextInt(20) == 0 ? new CodeMatcher.Every() : code(random);
            predicates.add(new RowPredicate(code, range, conditions));
        }
        return predicates;
    }

    /// Whether a predicate made from a condition is that condition, whatever was taken out of it.
    @Property(tries = 2000)
    void aPredicateOfAConditionMatchesWhatMeetsTheCondition(@ForAll long seed) {
        Random random = new Random(seed);
        RowCondition condition = condition(random, 4);
        RowPredicate predicate = RowPredicate.of(condition);
        for (int row = 0; row < 40; row++) {
            String code = random.nextInt(8) == 0 ? null : pick(CODES, random);
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("unit", random.nextInt(8) == 0 ? null : pick(CODES, random));
            columns.put("count", random.nextInt(8) == 0 ? null : (long) random.nextInt(3));
            columns.put("stored", columns.get("count"));
            Double value = random.nextInt(8) == 0 ? null : VALUES[random.nextInt(VALUES.length)];
            columns.put("numeric_value", value);
            boolean expected = NaiveMatcher.meets(condition, code, columns);
            assertThat(NaiveMatcher.matches(predicate, code, value, columns)).isEqualTo(expected);
            assertThat(NaiveMatcher.meets(predicate.condition(), code, columns))
                    .isEqualTo(expected);
        }
    }

    private static RowCondition condition(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> random.nextInt(10) == 0 ? new CodeMatcher.Every() : code(random);
            case 1 -> unitEquality(random);
            case 2 -> new ColumnRegex("unit", pick(PATTERNS, random));
            case 3 -> new ColumnRange("numeric_value", range(random));
            case 4 -> new ColumnRange("count", range(random));
            case 5 -> timeRange(random);
            case 6, 7 -> new RowCondition.And(conditions(random, depth - 1));
            case 8 -> new RowCondition.Or(conditions(random, depth - 1));
            default -> new RowCondition.Not(condition(random, depth - 1));
        };
    }

    private static List<RowCondition> conditions(Random random, int depth) {
        List<RowCondition> conditions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            conditions.add(condition(random, depth));
        }
        return conditions;
    }

    private static ColumnEquality unitEquality(Random random) {
        return new ColumnEquality("unit", random.nextInt(5) == 0 ? null : pick(CODES, random));
    }

    private static CodeMatcher code(Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new CodeMatcher.Literal(pick(CODES, random));
            case 2, 3 -> new CodeMatcher.AnyOf(Set.of("B", "é", CODES[2 + random.nextInt(4)]));
            case 4, 5 -> new CodeMatcher.Regex(pick(PATTERNS, random));
            case 6 -> new CodeMatcher.Either(List.of(code(random), code(random)));
            default -> new CodeMatcher.Nothing();
        };
    }

    private static ValueRange range(Random random) {
        Double min = VALUES[random.nextInt(VALUES.length)];
        Double max = VALUES[random.nextInt(VALUES.length)];
        int sides = random.nextInt(3);
        return new ValueRange(
                sides == 0 ? null : min,
                random.nextBoolean(),
                sides == 1 ? null : max,
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static ColumnTimeRange timeRange(Random random) {
        int sides = random.nextInt(3);
        return new ColumnTimeRange(
                "stored",
                sides == 0 ? null : (long) random.nextInt(3),
                random.nextBoolean(),
                sides == 1 ? null : (long) random.nextInt(3),
                random.nextBoolean());
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }

    private static List<@Nullable Float> floats(List<@Nullable Double> values) {
        List<@Nullable Float> floats = new ArrayList<>();
        for (Double value : values) {
            floats.add(value == null ? null : Float.valueOf(value.floatValue()));
        }
        return floats;
    }
}
