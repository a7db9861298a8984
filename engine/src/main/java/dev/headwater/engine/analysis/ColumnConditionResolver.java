package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.predicates.ir.ColumnEquality;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions of a plain predicate on further columns -> equalities.
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

    private final AnalysisScope scope;

    ColumnConditionResolver(AnalysisScope scope) {
        this.scope = scope;
    }

    List<ColumnEquality> resolve(PredicateDeclaration.Plain predicate) {
        List<ColumnEquality> equalities = new ArrayList<>();
        for (ColumnCondition condition : predicate.columnConditions()) {
            checkColumn(condition.column());
            equalities.add(
                    new ColumnEquality(condition.column().text(), literal(condition.value())));
        }
        return equalities;
    }

    /// Of the two ways to name a column, the reference system takes one for predicates and the
    /// other one for demographics.
    void checkNotation(PredicateDeclaration.Plain predicate, boolean isDemographic) {
        if (!scope.isAces()) {
            return;
        }
        for (ColumnCondition condition : predicate.columnConditions()) {
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

    private void checkColumn(Name column) {
        Set<String> columns = scope.dataColumns();
        if (scope.format() == InputFormat.DIRECT || columns == null) {
            checkSpelling(column);
            return;
        }
        boolean isKnown =
                columns.contains(column.text()) && !(scope.isAces() && column.text().equals(TIME));
        if (!isKnown) {
            List<String> candidates = new ArrayList<>(PREDICATE_KEYS);
            candidates.addAll(columns);
            scope.report(
                    guessing(NearestName.of(column.text(), candidates), column, unknown(column)));
        }
    }

    /// Without columns to compare with, only what looks like a key of a predicate can be told.
    /// Direct data have no such columns at all.
    private void checkSpelling(Name column) {
        String nearest = NearestName.of(column.text(), PREDICATE_KEYS);
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

    private static @Nullable Serializable literal(Scalar value) {
        return switch (value.kind()) {
            case NULL -> null;
            case BOOLEAN -> FlagReader.isTrue(value);
            case INTEGER -> integer(value);
            case FLOAT -> value.doubleValue();
            case STRING -> value.text();
        };
    }

    /// A double holds integers of up to 53 bits; beyond, only decimal ones are told apart.
    private static Serializable integer(Scalar value) {
        double rounded = value.doubleValue();
        if (Math.abs(rounded) < 0x1p53) {
            return (long) rounded;
        }
        try {
            return Long.parseLong(value.text().replace("_", ""));
        } catch (NumberFormatException _) {
            return rounded;
        }
    }
}
