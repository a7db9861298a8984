package dev.headwater.engine.check;

import dev.headwater.engine.task.Predicate;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import dev.headwater.predicates.regex.RegexCompiler;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether one plain predicate matches every row that another one matches. False means "not
/// certain": what two regular expressions match is not compared.
final class RowContainment {
    private RowContainment() {}

    static boolean contains(Predicate.Plain all, Predicate.Plain some) {
        RowPredicate outer = all.row();
        RowPredicate inner = some.row();
        return outer != null
                && inner != null
                && all.isStatic() == some.isStatic()
                && contains(outer.code(), inner.code())
                && contains(outer.range(), inner.range())
                && inner.conditions().containsAll(outer.conditions());
    }

    private static boolean contains(CodeMatcher all, CodeMatcher some) {
        return all.equals(some)
                || switch (some) {
                    case CodeMatcher.Nothing() -> true;
                    case CodeMatcher.Literal(String code) -> contains(all, Set.of(code));
                    case CodeMatcher.AnyOf(Set<String> codes) -> contains(all, codes);
                    case CodeMatcher.Either(List<CodeMatcher> parts) ->
                            parts.stream().allMatch(part -> contains(all, part));
                    case CodeMatcher.DescendantsOf _, CodeMatcher.Regex _, CodeMatcher.Every _ ->
                            all instanceof CodeMatcher.Every;
                };
    }

    private static boolean contains(CodeMatcher all, Set<String> codes) {
        return switch (all) {
            case CodeMatcher.Nothing() -> false;
            case CodeMatcher.Literal(String code) -> codes.equals(Set.of(code));
            case CodeMatcher.AnyOf(Set<String> outer) -> outer.containsAll(codes);
            case CodeMatcher.DescendantsOf below -> below.codes().containsAll(codes);
            case CodeMatcher.Regex(String regex) -> {
                var pattern = RegexCompiler.compile(regex);
                yield codes.stream().allMatch(pattern::isFoundIn);
            }
            case CodeMatcher.Either(List<CodeMatcher> parts) ->
                    codes.stream()
                            .allMatch(code ->
                                    parts.stream().anyMatch(part -> contains(part, Set.of(code))));
            case CodeMatcher.Every _ -> true;
        };
    }

    private static boolean contains(@Nullable ValueRange all, @Nullable ValueRange some) {
        if (all == null || some == null) {
            return all == null;
        }
        return isWithin(all.min(), all.minInclusive(), some.min(), some.minInclusive(), 1)
                && isWithin(all.max(), all.maxInclusive(), some.max(), some.maxInclusive(), -1);
    }

    /// For a maximum, `sign` is -1. Bounds that a column of floats cannot tell apart are equal.
    private static boolean isWithin(
            @Nullable Double outer,
            boolean outerInclusive,
            @Nullable Double inner,
            boolean innerInclusive,
            int sign) {
        if (outer == null || inner == null) {
            return outer == null;
        }
        boolean isTighter = sign * (inner.floatValue() - outer.floatValue()) > 0;
        return isTighter || (inner.equals(outer) && (outerInclusive || !innerInclusive));
    }
}
