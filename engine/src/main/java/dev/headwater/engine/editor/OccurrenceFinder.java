package dev.headwater.engine.editor;

import dev.headwater.engine.editor.Occurrence.Kind;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// AST -> the names in it, in no particular order.
final class OccurrenceFinder {
    private final List<Occurrence> found = new ArrayList<>();

    private OccurrenceFinder() {}

    static List<Occurrence> in(TaskDocument task) {
        var finder = new OccurrenceFinder();
        task.predicates().forEach(finder::add);
        task.demographics().forEach(finder::add);
        finder.addReference(task.trigger());
        task.windows().forEach(finder::add);
        return List.copyOf(finder.found);
    }

    static List<Occurrence> in(PredicatesDocument file) {
        var finder = new OccurrenceFinder();
        file.predicates().forEach(finder::add);
        file.demographics().forEach(finder::add);
        return List.copyOf(finder.found);
    }

    private void add(PredicateDeclaration declaration) {
        add(Kind.PREDICATE, declaration.name(), true);
        switch (declaration) {
            case PredicateDeclaration.Derived derived -> add(derived.expression());
            case PredicateDeclaration.Plain _,
                    PredicateDeclaration.Placeholder _,
                    PredicateDeclaration.Unreadable _ -> {}
        }
    }

    private void add(PredicateExpression expression) {
        switch (expression) {
            case PredicateExpression.Reference(Name predicate) -> addReference(predicate);
            case PredicateExpression.ColumnTest _ -> {}
            case PredicateExpression.And(List<PredicateExpression> operands, _) ->
                    operands.forEach(this::add);
            case PredicateExpression.Or(List<PredicateExpression> operands, _) ->
                    operands.forEach(this::add);
            case PredicateExpression.Not(PredicateExpression operand, _) -> add(operand);
            case PredicateExpression.Where(
                            PredicateExpression rows,
                            PredicateExpression condition,
                            _) -> {
                add(rows);
                add(condition);
            }
        }
    }

    private void add(WindowDeclaration window) {
        add(Kind.WINDOW, window.name(), true);
        add(window.start());
        add(window.end());
        window.has().forEach(constraint -> addReference(constraint.predicate()));
        Scalar label = window.label();
        if (label != null && !label.isNull()) {
            addReference(new Name(label.text(), label.span()));
        }
    }

    private void add(BoundaryDeclaration boundary) {
        switch (boundary) {
            case BoundaryDeclaration.Expression(
                            BoundaryReference reference,
                            BoundaryStep step,
                            _) -> {
                add(reference);
                if (step instanceof BoundaryStep.ToEvent(Name predicate, _, _)) {
                    addReference(predicate);
                }
            }
            case BoundaryDeclaration.RecordEdge _,
                    BoundaryDeclaration.Omitted _,
                    BoundaryDeclaration.Unreadable _ -> {}
        }
    }

    private void add(BoundaryReference reference) {
        switch (reference) {
            case BoundaryReference.WindowEndpoint(Name window, _, _) ->
                    add(Kind.WINDOW, window, false);
            case BoundaryReference.OwnEndpoint _,
                    BoundaryReference.Trigger _,
                    BoundaryReference.Word _ -> {}
        }
    }

    private void addReference(@Nullable Name predicate) {
        if (predicate != null) {
            add(Kind.PREDICATE, predicate, false);
        }
    }

    private void add(Kind kind, Name name, boolean isDeclaration) {
        if (!name.text().isEmpty()) {
            var span = Places.unquoted(name.span());
            found.add(new Occurrence(kind, name.text(), span, isDeclaration));
        }
    }
}
