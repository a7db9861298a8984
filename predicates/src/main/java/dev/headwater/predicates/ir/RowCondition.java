package dev.headwater.predicates.ir;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A boolean expression over the columns of one row.
///
/// It is true or false of any row: a condition on a column is false where the column is null, and
/// so its negation is true there. `And` and `Or` have one operand or more.
public sealed interface RowCondition extends Serializable
        permits CodeMatcher,
                ColumnEquality,
                ColumnRange,
                ColumnRegex,
                ColumnTimeRange,
                RowCondition.And,
                RowCondition.Or,
                RowCondition.Not {

    record And(List<RowCondition> operands) implements RowCondition {
        public And {
            operands = List.copyOf(operands);
        }
    }

    record Or(List<RowCondition> operands) implements RowCondition {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(RowCondition operand) implements RowCondition {}

    /// The columns looked at besides `code`, perhaps repeated.
    default Stream<String> columns() {
        return switch (this) {
            case CodeMatcher _ -> Stream.of();
            case ColumnEquality equality -> Stream.of(equality.column());
            case ColumnRange range -> Stream.of(range.column());
            case ColumnRegex regex -> Stream.of(regex.column());
            case ColumnTimeRange range -> Stream.of(range.column());
            case And(List<RowCondition> operands) ->
                    operands.stream().flatMap(RowCondition::columns);
            case Or(List<RowCondition> operands) ->
                    operands.stream().flatMap(RowCondition::columns);
            case Not(RowCondition operand) -> operand.columns();
        };
    }

    /// Accepts the codes of all rows that meet the condition, and perhaps others.
    default CodeMatcher necessaryCode() {
        return switch (this) {
            case CodeMatcher matcher -> matcher;
            case ColumnEquality _, ColumnRange _, ColumnRegex _, ColumnTimeRange _, Not _ ->
                    new CodeMatcher.Every();
            case And(List<RowCondition> operands) ->
                    operands.stream()
                            .map(RowCondition::necessaryCode)
                            .filter(codes -> !(codes instanceof CodeMatcher.Every))
                            .findFirst()
                            .orElse(new CodeMatcher.Every());
            case Or(List<RowCondition> operands) -> {
                List<CodeMatcher> codes =
                        operands.stream().map(RowCondition::necessaryCode).toList();
                yield codes.stream().anyMatch(CodeMatcher.Every.class::isInstance)
                        ? new CodeMatcher.Every()
                        : new CodeMatcher.Either(codes);
            }
        };
    }

    /// The conditions that together are this one: the operands of nested conjunctions.
    default List<RowCondition> conjuncts() {
        return switch (this) {
            case And(List<RowCondition> operands) -> {
                List<RowCondition> conjuncts = new ArrayList<>();
                operands.forEach(operand -> conjuncts.addAll(operand.conjuncts()));
                yield conjuncts;
            }
            case Or(List<RowCondition> operands)
                    when operands.stream().allMatch(CodeMatcher.class::isInstance) ->
                    List.of(necessaryCode());
            case CodeMatcher _,
                    ColumnEquality _,
                    ColumnRange _,
                    ColumnRegex _,
                    ColumnTimeRange _,
                    Or _,
                    Not _ ->
                    List.of(this);
        };
    }
}
