package dev.headwater.predicates.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.predicates.column.ChunkBounds;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class ChunkFilterTest {
    private static final List<String> CODES =
            List.of("", "A", "AB", "AZ", "B", "LAB//1", "LAB//2", "LAC", "é", "\uFFFD", "😀");
    private static final List<CodeMatcher> MATCHERS =
            List.of(
                    new CodeMatcher.Literal("LAB//1"),
                    new CodeMatcher.Literal("é"),
                    new CodeMatcher.AnyOf(Set.of("A", "😀")),
                    new CodeMatcher.AnyOf(Set.of()),
                    new CodeMatcher.Regex("^LAB"),
                    new CodeMatcher.Regex("^LAB//\\d$"),
                    new CodeMatcher.Regex("^A|B"),
                    new CodeMatcher.Regex("B"),
                    new CodeMatcher.Nothing());
    private static final double[] VALUES = {-1, -0.0, 0, 0.1, 2.5, Double.NaN};

    @Property(tries = 3_000)
    void neverPassesOverARowThatMatches(@ForAll long seed, @ForAll boolean hasFloats) {
        Random random = new Random(seed);
        RowPredicate predicate =
                new RowPredicate(
                        MATCHERS.get(random.nextInt(MATCHERS.size())), range(random), List.of());
        List<String> codes = pick(random, CODES);
        double[] values = random.doubles(3).map(d -> VALUES[(int) (d * VALUES.length)]).toArray();
        boolean matches =
                codes.stream()
                        .anyMatch(code ->
                                DoubleStream.of(values)
                                        .anyMatch(value ->
                                                NaiveMatcher.matches(
                                                        predicate,
                                                        code,
                                                        number(value, hasFloats),
                                                        Map.of())));
        boolean mayMatch =
                ChunkFilter.of(List.of(predicate)).mayMatch(bounds(codes, values, hasFloats));
        if (matches) {
            assertThat(mayMatch).isTrue();
        }
    }

    @Example
    void passesOverWhatLiesBesideTheBounds() {
        ChunkBounds bounds = bounds(List.of("LAB//1", "LAB//5"), new double[] {1, 2}, false);
        assertThat(filter(new CodeMatcher.Literal("LAB//6")).mayMatch(bounds)).isFalse();
        assertThat(filter(new CodeMatcher.Literal("LAB//3")).mayMatch(bounds)).isTrue();
        assertThat(filter(new CodeMatcher.Regex("^LAC")).mayMatch(bounds)).isFalse();
        assertThat(filter(new CodeMatcher.Regex("^LAA")).mayMatch(bounds)).isFalse();
        assertThat(filter(new CodeMatcher.Regex("^LAB")).mayMatch(bounds)).isTrue();
        assertThat(filter(new CodeMatcher.Regex("5$")).mayMatch(bounds)).isTrue();
        ValueRange above = new ValueRange(2.0, false, null, false, false);
        RowPredicate high = new RowPredicate(new CodeMatcher.Regex("^LAB"), above, List.of());
        assertThat(ChunkFilter.of(List.of(high)).mayMatch(bounds)).isFalse();
        assertThat(ChunkFilter.NONE.mayMatch(bounds)).isTrue();
        assertThat(ChunkFilter.of(List.of()).mayMatch(ChunkBounds.UNKNOWN)).isFalse();
    }

    private static ChunkFilter filter(CodeMatcher code) {
        return ChunkFilter.of(List.of(new RowPredicate(code, null, List.of())));
    }

    private static Number number(double value, boolean isFloat) {
        return isFloat ? (Number) (float) value : (Number) value;
    }

    private static @Nullable ValueRange range(Random random) {
        return random.nextInt(3) == 0
                ? null
                : new ValueRange(
                        random.nextBoolean() ? 0.1 : null,
                        random.nextBoolean(),
                        2.5,
                        random.nextBoolean(),
                        random.nextBoolean());
    }

    private static <T> List<T> pick(Random random, List<T> all) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> all.get(random.nextInt(all.size())))
                .toList();
    }

    /// As writers give them: NaN left out.
    private static ChunkBounds bounds(List<String> codes, double[] values, boolean hasFloats) {
        List<byte[]> sorted =
                codes.stream()
                        .map(code -> code.getBytes(UTF_8))
                        .sorted(Arrays::compareUnsigned)
                        .toList();
        double[] numbers =
                DoubleStream.of(values)
                        .filter(value -> !Double.isNaN(value))
                        .map(value -> number(value, hasFloats).doubleValue())
                        .toArray();
        return new ChunkBounds(
                sorted.getFirst(),
                sorted.getLast(),
                DoubleStream.of(numbers).min().orElse(Double.NEGATIVE_INFINITY),
                DoubleStream.of(numbers).max().orElse(Double.POSITIVE_INFINITY),
                hasFloats);
    }
}
