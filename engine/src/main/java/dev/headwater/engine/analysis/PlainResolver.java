package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.ir.ValueRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plain declaration -> what a row must be like.
final class PlainResolver {
    private final AnalysisScope scope;
    private final FlagReader flags;
    private final CodeResolver codes;
    private final ValueRangeResolver ranges;
    private final ColumnConditionResolver columns;
    private final DeclaredPredicates declared;
    private final EsgptResolver esgpt;

    /// A declaration may be met as a predicate and in expressions; its mistakes are reported once.
    private final Map<String, @Nullable RowPredicate> rows = new HashMap<>();

    PlainResolver(DeclaredPredicates declared, AnalysisScope scope) {
        this.declared = declared;
        this.esgpt = new EsgptResolver(scope);
        this.scope = scope;
        this.flags = new FlagReader(scope);
        this.codes = new CodeResolver(scope);
        this.ranges = new ValueRangeResolver(scope);
        this.columns = new ColumnConditionResolver(scope);
    }

    /// A demographic is static by itself and must not say so.
    Predicate.Plain resolve(PredicateDeclaration.Plain declaration, boolean isDemographic) {
        boolean isStatic = isDemographic || flags.ofPredicate(declaration.isStatic());
        columns.checkNotation(declaration, isDemographic);
        if (isDemographic && declaration.isStatic() != null) {
            String help = "demographics are static anyway; remove the key";
            scope.reject(
                    DiagnosticCode.S003,
                    declaration.isStatic().span(),
                    "unknown key `static` in a demographic",
                    help);
        }
        RowPredicate row = row(declaration);
        boolean countsComeWithData = scope.format() == InputFormat.DIRECT;
        return new Predicate.Plain(
                declaration.name().text(), countsComeWithData ? null : row, isStatic);
    }

    /// Null when rows are not looked at, or after a mistake, which is reported.
    @Nullable RowPredicate row(PredicateDeclaration.Plain declaration) {
        String name = declaration.name().text();
        if (!rows.containsKey(name)) {
            rows.put(name, newRow(declaration));
        }
        return rows.get(name);
    }

    /// By predicate, the rows at whose events it has no count.
    Map<String, RowPredicate> unknown() {
        return esgpt.unknown();
    }

    private @Nullable RowPredicate newRow(PredicateDeclaration.Plain declaration) {
        if (declaration.code() == null) {
            String message = "predicate `" + declaration.name().text() + "` has no `code`";
            String help = "write `code: X`, `code: { any: [X, Y] }` or `code: { regex: X }`";
            scope.reject(DiagnosticCode.S004, declaration.name().span(), message, help);
            return null;
        }
        if (scope.ignoresRows()) {
            return null;
        }
        if (scope.format() == InputFormat.ESGPT) {
            return esgpt.resolve(declaration, declaration.code(), declared.isStatic(declaration));
        }
        CodeMatcher code = codes.resolve(declaration.code());
        ValueRange range = ranges.resolve(declaration.valueMin(), declaration.valueMax());
        List<RowCondition> conditions = columns.resolve(declaration);
        return new RowPredicate(code, range, conditions);
    }
}
