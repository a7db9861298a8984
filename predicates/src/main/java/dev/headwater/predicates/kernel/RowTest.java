package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.regex.RegexCompiler;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A [RowCondition] compiled: tells which of some rows meet it. Not thread-safe.
interface RowTest {
    /// Sets bit `i` of `holds`, which has none set, if the `i`-th of `rows` meets the condition.
    ///
    /// @throws TypeMismatchException if a column cannot be compared in the way asked for
    void test(RowBatch batch, RowSelection rows, BitSet holds);

    static RowTest of(RowCondition condition) {
        return switch (condition) {
            case CodeMatcher matcher -> ofCodes(matcher);
            case ColumnEquality equality -> new ColumnEquals(equality);
            case ColumnRange(String column, var range) -> new ColumnInRange(column, range);
            case ColumnTimeRange range -> new ColumnInTimeRange(range);
            case ColumnRegex(String column, String pattern) ->
                    new TextMatches(column, search(pattern));
            case RowCondition.And(List<RowCondition> operands) ->
                    new JoinedTests(operands.stream().map(RowTest::of).toList(), BitSet::and);
            case RowCondition.Or(List<RowCondition> operands) ->
                    new JoinedTests(operands.stream().map(RowTest::of).toList(), BitSet::or);
            case RowCondition.Not(RowCondition operand) -> {
                RowTest positive = of(operand);
                yield (batch, rows, holds) -> {
                    positive.test(batch, rows, holds);
                    holds.flip(0, rows.count());
                };
            }
        };
    }

    private static RowTest ofCodes(CodeMatcher matcher) {
        return matcher instanceof CodeMatcher.Every
                ? (_, rows, holds) -> holds.set(0, rows.count())
                : new TextMatches(TextMatches.CODE, accepts(matcher));
    }

    private static Predicate<String> accepts(CodeMatcher matcher) {
        return switch (matcher) {
            case CodeMatcher.Literal(String code) -> code::equals;
            case CodeMatcher.AnyOf(Set<String> codes) -> codes::contains;
            case CodeMatcher.DescendantsOf(_, Set<String> codes) -> codes::contains;
            case CodeMatcher.Regex(String pattern) -> search(pattern);
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    matchers.stream().map(RowTest::accepts).reduce(_ -> false, Predicate::or);
            case CodeMatcher.Every _ -> _ -> true;
            case CodeMatcher.Nothing _ -> _ -> false;
        };
    }

    private static Predicate<String> search(String pattern) {
        return RegexCompiler.compile(pattern)::isFoundIn;
    }
}
