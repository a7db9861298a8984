package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration.Derived;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Expressions about rows -> what a row must be like. A name stands for the condition of another
/// predicate of rows, which is no part of the task unless something else refers to it.
///
/// After a mistake, which is reported once however often a name is met, a condition that no row
/// meets.
final class RowExpressionResolver {
    private static final RowCondition NO_ROW = new CodeMatcher.Nothing();
    private static final int MAX_DEPTH = 500;
    private static final int MAX_SIZE = 10_000;

    private final DeclaredPredicates declared;
    private final PlainResolver plains;
    private final ColumnConditionResolver columns;
    private final AnalysisScope scope;
    private final Map<String, Resolved> known = new HashMap<>();
    private final SequencedMap<String, Name> open = new LinkedHashMap<>();
    private int depth;
    private long size;
    private boolean isTooLarge;

    /// @param size how many conditions on columns it has when every name is spelt out
    private record Resolved(RowCondition condition, long size) {}

    RowExpressionResolver(DeclaredPredicates declared, PlainResolver plains, AnalysisScope scope) {
        this.declared = declared;
        this.plains = plains;
        this.columns = new ColumnConditionResolver(scope);
        this.scope = scope;
    }

    Predicate.Plain resolve(Derived predicate) {
        boolean isStatic = new FlagReader(scope).ofPredicate(predicate.isStatic());
        if (!isStatic) {
            ExpressionResolver.names(predicate.expression()).forEach(this::checkHasEvents);
        }
        RowCondition condition = condition(predicate.name());
        boolean countsComeWithData = scope.format() == InputFormat.DIRECT;
        return new Predicate.Plain(
                predicate.name().text(),
                countsComeWithData ? null : RowPredicate.of(onlyRowsWithCode(condition)),
                isStatic);
    }

    /// Values of ESGPT data are rows with a code each; what has none stands for an event only.
    private RowCondition onlyRowsWithCode(RowCondition condition) {
        return scope.esgpt() != null
                ? new RowCondition.And(List.of(condition, new CodeMatcher.Regex("")))
                : condition;
    }

    /// What a row must be like to match the predicate called `name`.
    RowCondition condition(Name name) {
        Resolved found = known.get(name.text());
        if (found == null) {
            long before = size;
            RowCondition condition = newCondition(name);
            found = new Resolved(condition, size - before);
            known.put(name.text(), found);
        } else {
            size += found.size;
        }
        return found.condition;
    }

    private RowCondition newCondition(Name name) {
        if (open.containsKey(name.text())) {
            reportCycle(name);
            return NO_ROW;
        }
        PredicateDeclaration declaration = declared.find(name, scope);
        return switch (declaration) {
            case null -> NO_ROW;
            case PredicateDeclaration.Plain plain -> {
                size++;
                RowPredicate row = plains.row(plain);
                yield row == null ? NO_ROW : row.condition();
            }
            case Derived derived when derived.expression().isAboutRows() -> expanded(derived);
            case Derived derived -> {
                reject(
                        DiagnosticCode.T041,
                        name,
                        "`" + name.text() + "` combines events and has no rows",
                        "refine the predicates that it is made of, then combine these");
                yield NO_ROW;
            }
            case PredicateDeclaration.Placeholder placeholder -> {
                reject(
                        DiagnosticCode.T017,
                        placeholder.name(),
                        "predicate `" + name.text() + "` is only a placeholder",
                        "give a predicates file that defines it");
                yield NO_ROW;
            }
            case PredicateDeclaration.Unreadable(_, List<Diagnostic> mistakes, _) -> {
                mistakes.forEach(scope::report);
                yield NO_ROW;
            }
        };
    }

    private RowCondition expanded(Derived derived) {
        Name name = derived.name();
        open.put(name.text(), name);
        long before = size;
        RowCondition condition = condition(derived.expression());
        open.remove(name.text());
        if (size - before > MAX_SIZE) {
            rejectSize(name, "with every name spelt out it has more than " + MAX_SIZE + " parts");
        }
        return isTooLarge ? NO_ROW : condition;
    }

    /// What is made of a predicate that is too large is too large as well.
    private void rejectSize(Name name, String help) {
        if (!isTooLarge) {
            isTooLarge = true;
            String message = "predicate `" + name.text() + "` is too large";
            reject(DiagnosticCode.T046, name, message, help);
        }
    }

    private RowCondition condition(PredicateExpression expression) {
        if (depth == MAX_DEPTH) {
            String help = "with every name spelt out it nests more than " + MAX_DEPTH + " deep";
            rejectSize(open.firstEntry().getValue(), help);
        }
        if (isTooLarge) {
            return NO_ROW;
        }
        depth++;
        RowCondition condition =
                switch (expression) {
                    case PredicateExpression.Reference(Name name) -> condition(name);
                    case PredicateExpression.ColumnTest test -> {
                        size++;
                        yield columns.resolve(test);
                    }
                    case PredicateExpression.And and -> new RowCondition.And(all(and.operands()));
                    case PredicateExpression.Or or -> new RowCondition.Or(all(or.operands()));
                    case PredicateExpression.Not not ->
                            new RowCondition.Not(condition(not.operand()));
                    case PredicateExpression.Where where ->
                            new RowCondition.And(all(List.of(where.rows(), where.condition())));
                };
        depth--;
        return condition;
    }

    private List<RowCondition> all(List<PredicateExpression> operands) {
        List<RowCondition> conditions = new ArrayList<>();
        for (PredicateExpression operand : operands) {
            conditions.add(condition(operand));
        }
        return conditions;
    }

    /// Static rows have no time, so what also counts others cannot be made of them.
    private void checkHasEvents(Name name) {
        PredicateDeclaration declaration = declared.find(name.text());
        if (declaration != null && declared.isStatic(declaration)) {
            reject(
                    DiagnosticCode.T018,
                    name,
                    "static predicate `" + name.text() + "` has no events",
                    "add `static: true` to refine its static rows");
        }
    }

    private void reportCycle(Name name) {
        List<Name> path = List.copyOf(open.values());
        int first = List.copyOf(open.keySet()).indexOf(name.text());
        DerivedOrder.reportCycle(path.subList(first, path.size()), scope);
    }

    private void reject(DiagnosticCode code, Name name, String message, String help) {
        scope.reject(code, name.span(), message, help);
    }
}
