package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A plain declaration for ESGPT data -> what a row must be like.
///
/// A code names a measurement, perhaps with a key. Without data at hand codes are taken as they
/// are.
final class EsgptResolver {
    private final AnalysisScope scope;
    private final CodeResolver codes;
    private final ValueRangeResolver ranges;
    private final ColumnConditionResolver columns;
    private final EsgptCodes measurements;
    private final Map<String, RowPredicate> unknown = new HashMap<>();

    EsgptResolver(AnalysisScope scope) {
        this.scope = scope;
        this.codes = new CodeResolver(scope);
        this.ranges = new ValueRangeResolver(scope);
        this.columns = new ColumnConditionResolver(scope);
        this.measurements = new EsgptCodes(scope);
    }

    /// By predicate, the rows that stand for events at which `aces-0.7.3` has no count of it.
    Map<String, RowPredicate> unknown() {
        return unknown;
    }

    RowPredicate resolve(
            PredicateDeclaration.Plain declaration, CodeDeclaration written, boolean isStatic) {
        ValueRange range = ranges.resolve(declaration.valueMin(), declaration.valueMax());
        List<EsgptCode> found = new ArrayList<>();
        CodeMatcher code = matcher(written, isStatic, found);
        if (range != null) {
            found.forEach(each -> measurements.checkValues(each, isStatic));
        }
        if (scope.isAces() && range == null && found.stream().anyMatch(EsgptCode::isWhole)) {
            // The reference system does not look at further columns then.
            RowPredicate row = new RowPredicate(code, null, List.of());
            noteUnknown(declaration, row, found, List.of());
            return row;
        }
        List<RowCondition> conditions = columns.resolve(declaration);
        for (ColumnCondition condition : declaration.columnConditions()) {
            found.forEach(each -> measurements.checkColumn(condition.column(), each));
        }
        RowPredicate row = new RowPredicate(code, range, conditions);
        noteUnknown(declaration, row, found, conditions);
        return row;
    }

    private void noteUnknown(
            PredicateDeclaration.Plain declaration,
            RowPredicate row,
            List<EsgptCode> found,
            List<RowCondition> conditions) {
        EsgptLayout layout = scope.esgpt();
        if (layout == null || found.size() != 1) {
            return;
        }
        EsgptCode code = found.getFirst();
        RowPredicate rows =
                code.measurement().table() == EsgptTable.MEASUREMENTS
                        ? EsgptUnknown.ofMeasurements()
                        : EsgptUnknown.ofEvents(code, row.range(), conditions, layout);
        if (rows != null) {
            unknown.put(declaration.name().text(), rows);
        }
    }

    private CodeMatcher matcher(CodeDeclaration written, boolean isStatic, List<EsgptCode> found) {
        return switch (written) {
            case CodeDeclaration.Literal(Scalar value, _) -> one(value, isStatic, found);
            case CodeDeclaration.AnyOf anyOf when isOneText(anyOf) ->
                    new CodeMatcher.Either(
                            anyOf.values().stream()
                                    .map(value -> one(value, isStatic, found))
                                    .toList());
            case CodeDeclaration.Regex regex when isOneText(regex) -> codes.resolve(regex);
            case CodeDeclaration.DescendantsOf _, CodeDeclaration.Unreadable _ ->
                    codes.resolve(written);
            case CodeDeclaration.AnyOf _, CodeDeclaration.Regex _ -> new CodeMatcher.Nothing();
        };
    }

    /// Whether a code that is no single text can be used; reported when not.
    private boolean isOneText(CodeDeclaration code) {
        if (scope.isAces()) {
            scope.reject(
                    DiagnosticCode.T032,
                    code.span(),
                    "a code of ESGPT data must be one text in this semantics mode",
                    "declare a predicate for each code and join them: `expr: or(a, b)`; or use"
                            + " `semantics: standard`");
        }
        return !scope.isAces();
    }

    private CodeMatcher one(Scalar code, boolean isStatic, List<EsgptCode> found) {
        if (code.kind() != Scalar.Kind.STRING) {
            if (code.isNull() && scope.isAces()) {
                scope.reject(DiagnosticCode.T032, code.span(), "a code must be a text, not null");
            }
            return codes.resolve(new CodeDeclaration.Literal(code, code.span()));
        }
        if (scope.esgpt() == null) {
            return new CodeMatcher.Literal(code.text());
        }
        EsgptCode resolved = measurements.find(code, isStatic, scope.esgpt());
        if (resolved == null) {
            return new CodeMatcher.Nothing();
        }
        found.add(resolved);
        return matcher(resolved);
    }

    private static CodeMatcher matcher(EsgptCode code) {
        EsgptMeasurement measurement = code.measurement();
        String key = code.key();
        if (measurement.kind() != EsgptMeasurement.Kind.TEXT) {
            return new CodeMatcher.Literal(measurement.column());
        }
        if (key == null) {
            return new CodeMatcher.Regex(measurement.anyKey());
        }
        if (!code.isEventType()) {
            return new CodeMatcher.Literal(measurement.prefix() + key);
        }
        boolean isOnePart = !key.contains(EsgptMeasurement.PART_SEPARATOR);
        return isOnePart
                ? new CodeMatcher.Regex(measurement.havingPart(key))
                : new CodeMatcher.Nothing();
    }
}
