package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.RowCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions on columns: those of a plain predicate and those in expressions.
///
/// A key that is none of a predicate's own names a data column, so a misspelt key shows only
/// against the columns of the data.
final class ColumnConditionResolver {
    private static final List<String> PREDICATE_KEYS =
            List.of(
                    "code",
                    "value_min",
                    "value_max",
                    "value_min_inclusive",
                    "value_max_inclusive",
                    "static",
                    "other_cols");
    private static final String TIME = "time";
    private static final String CODE = "code";
    private static final String SHORT_VALUE = "value";
    private static final List<String> TEST_NAMES = List.of(CODE, SHORT_VALUE, ColumnRange.VALUE);

    private final AnalysisScope scope;
    private final ColumnMatcherResolver matchers;

    ColumnConditionResolver(AnalysisScope scope) {
        this.scope = scope;
        this.matchers = new ColumnMatcherResolver(scope);
    }

    List<RowCondition> resolve(PredicateDeclaration.Plain predicate) {
        List<RowCondition> conditions = new ArrayList<>();
        for (ColumnCondition condition : predicate.columnConditions()) {
            checkColumn(condition.column(), PREDICATE_KEYS);
            conditions.add(matchers.resolve(condition.column().text(), condition.matcher()));
        }
        return conditions;
    }

    /// In an expression `value` is short for the column of the value.
    RowCondition resolve(PredicateExpression.ColumnTest test) {
        return switch (test.column().text()) {
            case CODE -> matchers.resolveCode(test.matcher());
            case SHORT_VALUE, ColumnRange.VALUE -> matchers.resolveValue(test.matcher());
            case String column -> {
                checkColumn(test.column(), TEST_NAMES);
                yield matchers.resolve(column, test.matcher());
            }
        };
    }

    /// Of the two ways to name a column, the reference system takes one for predicates and the
    /// other one for demographics.
    void checkNotation(PredicateDeclaration.Plain predicate, boolean isDemographic) {
        if (!scope.isAces()) {
            return;
        }
        for (ColumnCondition condition : predicate.columnConditions()) {
            if (!(condition.matcher() instanceof ColumnMatcher.Equal)) {
                scope.reject(
                        DiagnosticCode.T042,
                        condition.matcher().span(),
                        "only equality of columns is supported by the semantics mode",
                        "use `semantics: standard`");
            }
            if (condition.underOtherColumns() != isDemographic) {
                String column = condition.column().text();
                String message =
                        isDemographic
                                ? "unknown key `" + column + "` in a demographic"
                                : "`other_cols` is not supported by the semantics mode";
                String help =
                        isDemographic
                                ? "write `other_cols: { " + column + ": ... }`"
                                : "write `" + column + ": ...` beside `code`";
                scope.reject(DiagnosticCode.S003, condition.column().span(), message, help);
            }
        }
    }

    /// @param otherNames what else could have been meant
    private void checkColumn(Name column, List<String> otherNames) {
        Set<String> columns = scope.dataColumns();
        if (scope.format() == InputFormat.DIRECT || columns == null) {
            checkSpelling(column, otherNames);
            return;
        }
        boolean isKnown =
                columns.contains(column.text()) && !(scope.isAces() && column.text().equals(TIME));
        if (!isKnown) {
            List<String> candidates = new ArrayList<>(otherNames);
            candidates.addAll(columns);
            scope.report(
                    guessing(NearestName.of(column.text(), candidates), column, unknown(column)));
        }
    }

    /// Without columns to compare with, only what looks like one of the other names can be told.
    /// Direct data have no such columns at all.
    private void checkSpelling(Name column, List<String> otherNames) {
        String nearest = NearestName.of(column.text(), otherNames);
        if (nearest == null) {
            return;
        }
        String message = "`" + column.text() + "` is taken for a column of the data";
        scope.report(
                guessing(
                        nearest,
                        column,
                        scope.format() == InputFormat.DIRECT
                                ? unknown(column)
                                : Diagnostic.warning(
                                        DiagnosticCode.T033, message, column.span(), "")));
    }

    private static Diagnostic unknown(Name column) {
        return Diagnostic.error(
                DiagnosticCode.T033,
                "unknown key `" + column.text() + "`",
                column.span(),
                "neither a key of a predicate nor a column of the data");
    }

    private static Diagnostic guessing(
            @Nullable String nearest, Name column, Diagnostic diagnostic) {
        return nearest == null
                ? diagnostic
                : diagnostic
                        .withHelp("did you mean `" + nearest + "`?")
                        .withFix(Edit.maybe(column.span(), nearest));
    }
}
