package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.ChunkBounds;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import dev.headwater.predicates.regex.RegexCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells from the bounds of a stretch of rows whether any of them can match a predicate. Immutable.
public final class ChunkFilter {
    /// For when rows matter whether or not they match.
    public static final ChunkFilter NONE =
            new ChunkFilter(List.of(new Test(Stream.of(""), null)), true);

    private final List<Test> tests;
    private final boolean keepsEveryRow;

    private ChunkFilter(List<Test> tests, boolean keepsEveryRow) {
        this.tests = tests;
        this.keepsEveryRow = keepsEveryRow;
    }

    /// The filter for rows that match at least one of `predicates`.
    public static ChunkFilter of(List<RowPredicate> predicates) {
        return new ChunkFilter(
                predicates.stream()
                        .map(predicate -> new Test(beginnings(predicate.code()), predicate.range()))
                        .toList(),
                false);
    }

    /// The same, but for when rows matter whether or not they match.
    public ChunkFilter keepingEveryRow() {
        return new ChunkFilter(tests, true);
    }

    /// False only if no row within `bounds` can match.
    public boolean mayMatch(ChunkBounds bounds) {
        return keepsEveryRow || tests.stream().anyMatch(test -> test.mayMatch(bounds));
    }

    /// False only if no row whose code begins with `prefix` can match.
    public boolean mayMatchBeginning(String prefix) {
        byte[] text = prefix.getBytes(StandardCharsets.UTF_8);
        return tests.stream().anyMatch(test -> test.mayHoldBeginning(text));
    }

    /// False only if no row with this code can match.
    public boolean mayMatchCode(String code) {
        byte[] text = code.getBytes(StandardCharsets.UTF_8);
        return tests.stream().anyMatch(test -> test.mayHoldCode(text));
    }

    /// Texts with one of which every code that `code` accepts begins.
    private static Stream<String> beginnings(CodeMatcher code) {
        return switch (code) {
            case CodeMatcher.Literal(String text) -> Stream.of(text);
            case CodeMatcher.AnyOf anyOf -> anyOf.codes().stream();
            case CodeMatcher.DescendantsOf below -> below.codes().stream();
            case CodeMatcher.Regex(String pattern) -> Stream.of(RegexCompiler.prefix(pattern));
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    matchers.stream().flatMap(ChunkFilter::beginnings);
            case CodeMatcher.Every _ -> Stream.of("");
            case CodeMatcher.Nothing _ -> Stream.of();
        };
    }

    /// The part of a predicate that bounds can refute. Beginnings are in UTF-8.
    private record Test(List<byte[]> beginnings, @Nullable ValueRange range) {
        Test(Stream<String> beginnings, @Nullable ValueRange range) {
            this(beginnings.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(), range);
        }

        boolean mayMatch(ChunkBounds bounds) {
            return mayHoldValue(bounds)
                    && beginnings.stream().anyMatch(beginning -> mayHoldCode(beginning, bounds));
        }

        boolean mayHoldBeginning(byte[] prefix) {
            return beginnings.stream()
                    .anyMatch(each -> begins(each, prefix) || begins(prefix, each));
        }

        boolean mayHoldCode(byte[] code) {
            return beginnings.stream().anyMatch(each -> begins(code, each));
        }

        private static boolean begins(byte[] text, byte[] beginning) {
            return text.length >= beginning.length
                    && Arrays.equals(text, 0, beginning.length, beginning, 0, beginning.length);
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

        /// Codes with this beginning lie between it and the end of its continuations.
        private static boolean mayHoldCode(byte[] beginning, ChunkBounds bounds) {
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
