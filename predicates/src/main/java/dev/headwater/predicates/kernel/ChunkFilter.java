package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.ChunkBounds;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import dev.headwater.predicates.regex.RegexCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells from the bounds of a stretch of rows whether any of them can match a predicate. Immutable.
public final class ChunkFilter {
    /// For when rows matter whether or not they match.
    public static final ChunkFilter NONE = new ChunkFilter(List.of(new Test(List.of(""), null)));

    private final List<Test> tests;

    private ChunkFilter(List<Test> tests) {
        this.tests = tests;
    }

    /// The filter for rows that match at least one of `predicates`.
    public static ChunkFilter of(List<RowPredicate> predicates) {
        return new ChunkFilter(
                predicates.stream()
                        .map(predicate -> new Test(beginnings(predicate.code()), predicate.range()))
                        .toList());
    }

    /// False only if no row within `bounds` can match.
    public boolean mayMatch(ChunkBounds bounds) {
        return tests.stream().anyMatch(test -> test.mayMatch(bounds));
    }

    /// Texts with one of which every code that `code` accepts begins.
    private static List<String> beginnings(CodeMatcher code) {
        return switch (code) {
            case CodeMatcher.Literal(String text) -> List.of(text);
            case CodeMatcher.AnyOf anyOf -> List.copyOf(anyOf.codes());
            case CodeMatcher.Regex(String pattern) ->
                    List.of(RegexCompiler.compile(pattern).prefix());
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    matchers.stream().flatMap(either -> beginnings(either).stream()).toList();
            case CodeMatcher.Every _ -> List.of("");
            case CodeMatcher.Nothing _ -> List.of();
        };
    }

    /// The part of a predicate that bounds can refute.
    private record Test(List<String> beginnings, @Nullable ValueRange range) {
        boolean mayMatch(ChunkBounds bounds) {
            return mayHoldValue(bounds)
                    && beginnings.stream().anyMatch(text -> mayHoldCode(text, bounds));
        }

        private boolean mayHoldValue(ChunkBounds bounds) {
            if (range == null) {
                return true;
            }
            ClosedInterval values = ClosedInterval.of(range, bounds.hasFloats());
            return values.containsNan()
                    || (values.low() <= bounds.highestValue()
                            && values.high() >= bounds.lowestValue());
        }

        /// Codes that begin with `text` lie between it and the end of its continuations.
        private static boolean mayHoldCode(String text, ChunkBounds bounds) {
            byte[] beginning = text.getBytes(StandardCharsets.UTF_8);
            byte[] lowest = bounds.lowestCode();
            byte[] highest = bounds.highestCode();
            return (highest == null || Arrays.compareUnsigned(beginning, highest) <= 0)
                    && (lowest == null || !isBehindContinuations(lowest, beginning));
        }

        private static boolean isBehindContinuations(byte[] code, byte[] beginning) {
            int length = Math.min(code.length, beginning.length);
            return Arrays.compareUnsigned(code, 0, length, beginning, 0, beginning.length) > 0;
        }
    }
}
