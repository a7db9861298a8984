package dev.headwater.engine.identity;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.ColumnRegex;
import dev.headwater.predicates.ir.ColumnTimeRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The definition of a predicate -> its canonical form, one line.
///
/// Rows of a predicate in `given`, which a dataset defines, go by its name.
final class PredicateForm {
    private final List<Predicate> predicates;
    private final Set<String> given;

    PredicateForm(List<Predicate> predicates, Set<String> given) {
        this.predicates = predicates;
        this.given = given;
    }

    /// The line, or null where there is nothing to define.
    @Nullable String line(Predicate predicate) {
        String definition =
                switch (predicate) {
                    case Predicate.Plain(String name, _, _) when given.contains(name) -> null;
                    case Predicate.Plain(_, RowPredicate row, _) ->
                            row == null ? "counted" : "rows " + form(row).text();
                    case Predicate.Derived(_, EventExpression expression, _) ->
                            "events " + form(expression).text();
                    case Predicate.Special _ -> null;
                };
        String kind = predicate.isStatic() ? "static predicate " : "predicate ";
        return definition == null
                ? null
                : kind + QuotedText.of(predicate.name()) + " = " + definition;
    }

    private BooleanForm form(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) ->
                    new BooleanForm.Atom(QuotedText.of(predicates.get(predicate).name()));
            case EventExpression.And(List<EventExpression> operands) ->
                    BooleanForm.all(operands.stream().map(this::form).toList());
            case EventExpression.Or(List<EventExpression> operands) ->
                    BooleanForm.any(operands.stream().map(this::form).toList());
            case EventExpression.Not(EventExpression operand) -> BooleanForm.not(form(operand));
        };
    }

    /// Codes that follow from the other conditions were found by the engine, not written.
    private BooleanForm form(RowPredicate row) {
        List<RowCondition> conditions = new ArrayList<>(row.conditions());
        if (row.range() != null) {
            conditions.add(new ColumnRange(ColumnRange.VALUE, row.range()));
        }
        RowCondition rest = new RowCondition.And(conditions);
        return rest.necessaryCode().equals(row.code())
                ? form(rest)
                : BooleanForm.all(List.of(form(row.code()), form(rest)));
    }

    private BooleanForm form(RowCondition condition) {
        return switch (condition) {
            case CodeMatcher.Literal(String code) -> code(code);
            case CodeMatcher.AnyOf anyOf ->
                    BooleanForm.any(anyOf.codes().stream().map(this::code).toList());
            case CodeMatcher.DescendantsOf below ->
                    BooleanForm.any(
                            below.ancestors().stream()
                                    .map(code -> atom("code below " + QuotedText.of(code)))
                                    .toList());
            case CodeMatcher.Regex(String pattern) -> atom("code ~ " + QuotedText.of(pattern));
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    BooleanForm.any(matchers.stream().map(this::form).toList());
            case CodeMatcher.Every _ -> BooleanForm.ALWAYS;
            case CodeMatcher.Nothing _ -> BooleanForm.NEVER;
            case ColumnEquality(String column, Serializable literal) ->
                    atom(column(column) + " = " + literal(literal));
            case ColumnRange(String column, ValueRange range) -> form(column, range);
            case ColumnTimeRange range -> form(range);
            case ColumnRegex(String column, String pattern) ->
                    atom(column(column) + " ~ " + QuotedText.of(pattern));
            case RowCondition.And(List<RowCondition> operands) ->
                    BooleanForm.all(operands.stream().map(this::form).toList());
            case RowCondition.Or(List<RowCondition> operands) ->
                    BooleanForm.any(operands.stream().map(this::form).toList());
            case RowCondition.Not(RowCondition operand) -> BooleanForm.not(form(operand));
        };
    }

    private BooleanForm code(String code) {
        String name = GivenPredicates.nameOf(code);
        return name != null && given.contains(name)
                ? atom("rows of " + QuotedText.of(name))
                : atom("code = " + QuotedText.of(code));
    }

    /// How NaN compares follows from the semantics mode.
    private static BooleanForm form(String column, ValueRange range) {
        return bounds(
                column,
                range.min() == null ? null : number(range.min()),
                range.minInclusive(),
                range.max() == null ? null : number(range.max()),
                range.maxInclusive());
    }

    private static BooleanForm form(ColumnTimeRange range) {
        return bounds(
                range.column(),
                range.min() == null ? null : "time " + range.min(),
                range.minInclusive(),
                range.max() == null ? null : "time " + range.max(),
                range.maxInclusive());
    }

    /// Each bound by itself.
    private static BooleanForm bounds(
            String column,
            @Nullable String min,
            boolean minInclusive,
            @Nullable String max,
            boolean maxInclusive) {
        List<BooleanForm> bounds = new ArrayList<>();
        if (min != null) {
            bounds.add(atom(column(column) + (minInclusive ? " >= " : " > ") + min));
        }
        if (max != null) {
            bounds.add(atom(column(column) + (maxInclusive ? " <= " : " < ") + max));
        }
        return BooleanForm.all(bounds);
    }

    private static BooleanForm atom(String text) {
        return new BooleanForm.Atom(text);
    }

    private static String column(String name) {
        return "column " + QuotedText.of(name);
    }

    private static String literal(@Nullable Serializable literal) {
        return literal instanceof String text ? QuotedText.of(text) : String.valueOf(literal);
    }

    /// Both zeros are one number.
    private static String number(double value) {
        return Double.toString(value + 0.0);
    }
}
