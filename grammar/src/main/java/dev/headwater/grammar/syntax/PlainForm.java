package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.PredicateExpression.ColumnTest;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises expressions that are plain predicates: `code "X"`, or `code "X" where` with
/// conditions on other columns joined by `and`, one for a column.
final class PlainForm {
    private static final String CODE = "code";
    private static final String VALUE = "value";

    private final boolean isDemographic;
    private final List<ColumnCondition> conditions = new ArrayList<>();
    private @Nullable ValueBound min;
    private @Nullable ValueBound max;

    private PlainForm(boolean isDemographic) {
        this.isDemographic = isDemographic;
    }

    /// The plain predicate, or null when the expression is none.
    static PredicateDeclaration.@Nullable Plain of(
            Name name,
            PredicateExpression expression,
            @Nullable Scalar isStatic,
            boolean isDemographic,
            Span span) {
        PredicateExpression rows =
                expression instanceof PredicateExpression.Where where ? where.rows() : expression;
        CodeDeclaration code =
                rows instanceof ColumnTest test && test.column().text().equals(CODE)
                        ? code(test.matcher())
                        : null;
        var form = new PlainForm(isDemographic);
        boolean isPlain =
                code != null
                        && (!(expression instanceof PredicateExpression.Where where)
                                || form.takesAll(tests(where.condition())));
        return isPlain
                ? new PredicateDeclaration.Plain(
                        name, code, form.min, form.max, isStatic, form.conditions, span)
                : null;
    }

    private static @Nullable CodeDeclaration code(ColumnMatcher matcher) {
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) ->
                    new CodeDeclaration.Literal(value, value.span());
            case ColumnMatcher.AnyOf(List<Scalar> values, Span span) ->
                    new CodeDeclaration.AnyOf(values, span);
            case ColumnMatcher.Regex(Scalar pattern, Span span) ->
                    new CodeDeclaration.Regex(pattern, span);
            case ColumnMatcher.DescendantsOf(List<Scalar> ancestors, Span span) ->
                    new CodeDeclaration.DescendantsOf(ancestors, span);
            case ColumnMatcher.Range _ -> null;
        };
    }

    private static List<PredicateExpression> tests(PredicateExpression condition) {
        return condition instanceof PredicateExpression.And and && and.operands().size() > 1
                ? and.operands()
                : List.of(condition);
    }

    private boolean takesAll(List<PredicateExpression> tests) {
        Set<String> columns = new HashSet<>(Set.of(CODE));
        for (PredicateExpression each : tests) {
            boolean fits =
                    each instanceof ColumnTest(Name column, ColumnMatcher matcher, _)
                            && columns.add(column.text())
                            && (column.text().equals(VALUE)
                                    ? takesBounds(matcher)
                                    : takes(column, matcher));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean takesBounds(ColumnMatcher matcher) {
        if (!(matcher instanceof ColumnMatcher.Range range)) {
            return false;
        }
        min = range.min();
        max = range.max();
        return true;
    }

    /// A column that is called like a key of a predicate stands under `other_cols`, and so does any
    /// column of a demographic.
    private boolean takes(Name column, ColumnMatcher matcher) {
        boolean underOtherColumns = isDemographic || PredicateReader.isOwnKey(column.text());
        return conditions.add(new ColumnCondition(column, matcher, underOtherColumns));
    }
}
