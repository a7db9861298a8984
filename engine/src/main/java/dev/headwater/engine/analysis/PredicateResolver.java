package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Used declarations -> predicates with ids: those of rows first, then derived ones after their
/// inputs, then special ones, which is the order of the reference system's columns. Declarations
/// with mistakes, which are reported, get ids too.
final class PredicateResolver {
    /// What stands beside the counts of predicates in the summary of a window.
    private static final Set<String> SUMMARY_FIELDS =
            Set.of("window_name", "timestamp_at_start", "timestamp_at_end");

    private final AnalysisScope scope;
    private final DeclaredPredicates declared;
    private final PlainResolver plains;
    private final RowExpressionResolver rows;
    private final List<Predicate> predicates = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private PredicateResolver(DeclaredPredicates declared, AnalysisScope scope) {
        this.scope = scope;
        this.declared = declared;
        this.plains = new PlainResolver(declared, scope);
        this.rows = new RowExpressionResolver(declared, plains, scope);
    }

    static ResolvedPredicates resolve(
            DeclaredPredicates declared, ReferencedPredicates referenced, AnalysisScope scope) {
        var resolver = new PredicateResolver(declared, scope);
        Map<String, PredicateDeclaration> used = referenced.inOrder();
        used.forEach((name, declaration) ->
                resolver.judge(declaration, declared.demographics().containsKey(name)));
        DerivedOrder.of(used, scope).forEach(resolver::addDerived);
        referenced.specials().forEach(kind -> resolver.add(new Predicate.Special(kind)));
        return new ResolvedPredicates(
                List.copyOf(resolver.predicates), Map.copyOf(resolver.ids), resolver.unknown());
    }

    /// Judges a declaration, and adds it unless its place depends on its inputs.
    private void judge(PredicateDeclaration declaration, boolean isDemographic) {
        Name name = declaration.name();
        Words.check("predicate", name, scope);
        if (SUMMARY_FIELDS.contains(name.text())) {
            String message = "`" + name.text() + "` cannot be the name of a predicate";
            String help = "rename it: the summaries of windows have a field of this name";
            scope.reject(DiagnosticCode.T002, name.span(), message, help);
        }
        switch (declaration) {
            case PredicateDeclaration.Plain plain -> add(plains.resolve(plain, isDemographic));
            case PredicateDeclaration.Derived _ when isDemographic -> {
                String message = "demographic `" + name.text() + "` cannot be an expression";
                String help = "declare it under `predicates` with `static: true`";
                scope.reject(DiagnosticCode.S003, name.span(), message, help);
            }
            case PredicateDeclaration.Derived derived -> {
                ExpressionResolver.checkForm(derived, scope);
                if (derived.expression().isAboutRows()) {
                    add(scope.isAces() ? withoutRows(name, false) : rows.resolve(derived));
                }
            }
            case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ -> {
                rows.condition(name);
                add(withoutRows(name, isDemographic));
            }
        }
    }

    /// What stands for a predicate with mistakes.
    private static Predicate withoutRows(Name name, boolean isStatic) {
        return new Predicate.Plain(name.text(), null, isStatic);
    }

    private void addDerived(PredicateDeclaration.Derived derived) {
        boolean isStatic = new FlagReader(scope).ofPredicate(derived.isStatic());
        ExpressionResolver.checkNegations(derived.expression(), declared, scope);
        EventExpression expression = ExpressionResolver.resolve(derived.expression(), ids);
        add(new Predicate.Derived(derived.name().text(), expression, isStatic));
    }

    private Map<Integer, RowPredicate> unknown() {
        Map<Integer, RowPredicate> unknown = new HashMap<>();
        plains.unknown()
                .forEach((name, row) -> {
                    Integer id = ids.get(name);
                    if (id != null && !predicates.get(id).isStatic()) {
                        unknown.put(id, row);
                    }
                });
        return unknown;
    }

    private void add(Predicate predicate) {
        ids.put(predicate.name(), predicates.size());
        predicates.add(predicate);
    }
}
