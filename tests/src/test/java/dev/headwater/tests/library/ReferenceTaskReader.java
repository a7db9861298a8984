package dev.headwater.tests.library;

import dev.headwater.engine.library.LibraryFiles;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import dev.headwater.tests.reference.EventFormula;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.ReferenceWindow;
import dev.headwater.tests.reference.ReferenceWindow.Has;
import dev.headwater.tests.reference.ReferenceWindow.Step;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a shipped task means with a dataset, for the reference extractor: straight from the syntax,
/// without the engine's analysis. Knows no more of the language than the library uses.
final class ReferenceTaskReader {
    private ReferenceTaskReader() {}

    static ReferenceTask read(String task, String dataset) {
        TaskDocument document =
                Objects.requireNonNull(TaskDocumentReader.readTask(text(task), new Diagnostics()));
        PredicatesDocument file =
                Objects.requireNonNull(
                        TaskDocumentReader.readPredicates(text(dataset), new Diagnostics()));
        Map<String, PredicateDeclaration> declared = new LinkedHashMap<>();
        document.predicates().forEach(entry -> declared.put(entry.name().text(), entry));
        file.predicates().forEach(entry -> declared.put(entry.name().text(), entry));
        return new ReferenceTask(
                declared.values().stream().map(ReferenceTaskReader::predicate).toList(),
                Objects.requireNonNull(document.trigger()).text(),
                document.windows().stream().map(ReferenceTaskReader::window).toList());
    }

    private static SourceFile text(String name) {
        return Objects.requireNonNull(LibraryFiles.find(name));
    }

    private static ReferencePredicate predicate(PredicateDeclaration declaration) {
        String name = declaration.name().text();
        return switch (declaration) {
            case PredicateDeclaration.Plain plain ->
                    new ReferencePredicate.Plain(
                            name,
                            code(Objects.requireNonNull(plain.code())),
                            bound(plain.valueMin()),
                            bound(plain.valueMax()),
                            null,
                            isTrue(plain.isStatic(), false),
                            false);
            case PredicateDeclaration.Derived derived ->
                    new ReferencePredicate.Derived(name, formula(derived.expression()), false);
            case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ ->
                    throw new IllegalArgumentException(name + " is not defined");
        };
    }

    private static ReferencePredicate.Code code(CodeDeclaration code) {
        return switch (code) {
            case CodeDeclaration.Literal literal ->
                    new ReferencePredicate.Code.Literal(literal.value().text());
            case CodeDeclaration.AnyOf any ->
                    new ReferencePredicate.Code.AnyOf(
                            any.values().stream().map(Scalar::text).toList());
            case CodeDeclaration.Regex regex ->
                    new ReferencePredicate.Code.Regex(regex.pattern().text());
            case CodeDeclaration.DescendantsOf _ ->
                    throw new IllegalArgumentException("needs the hierarchy of a dataset");
            case CodeDeclaration.Unreadable unreadable ->
                    throw new IllegalArgumentException(unreadable.mistake().message());
        };
    }

    private static ReferencePredicate.@Nullable Bound bound(@Nullable ValueBound bound) {
        return bound == null
                ? null
                : new ReferencePredicate.Bound(
                        bound.value().doubleValue(), isTrue(bound.inclusive(), false));
    }

    private static EventFormula formula(PredicateExpression expression) {
        return switch (expression) {
            case PredicateExpression.Reference name ->
                    new EventFormula.Name(name.predicate().text());
            case PredicateExpression.And and ->
                    new EventFormula.And(
                            and.operands().stream().map(ReferenceTaskReader::formula).toList());
            case PredicateExpression.Or or ->
                    new EventFormula.Or(
                            or.operands().stream().map(ReferenceTaskReader::formula).toList());
            case PredicateExpression.Not not -> new EventFormula.Not(formula(not.operand()));
            case PredicateExpression.ColumnTest _, PredicateExpression.Where _ ->
                    throw new IllegalArgumentException("a condition on rows");
        };
    }

    private static ReferenceWindow window(WindowDeclaration window) {
        boolean rootIsStart =
                window.end() instanceof BoundaryDeclaration.RecordEdge || isOwn(window.end());
        BoundaryDeclaration root = rootIsStart ? window.start() : window.end();
        BoundaryDeclaration far = rootIsStart ? window.end() : window.start();
        return new ReferenceWindow(
                window.name().text(),
                rootIsStart,
                reference(((BoundaryDeclaration.Expression) root).reference()),
                step(root, rootIsStart),
                step(far, rootIsStart),
                isTrue(window.startInclusive(), true),
                isTrue(window.endInclusive(), true),
                window.has().stream()
                        .map(has -> new Has(has.predicate().text(), has.min(), has.max()))
                        .toList(),
                window.label() == null ? null : window.label().text(),
                window.indexTimestamp() == null
                        ? null
                        : window.indexTimestamp().text().equals("start"));
    }

    private static boolean isOwn(BoundaryDeclaration boundary) {
        return boundary instanceof BoundaryDeclaration.Expression expression
                && expression.reference() instanceof BoundaryReference.OwnEndpoint;
    }

    private static String reference(BoundaryReference reference) {
        return switch (reference) {
            case BoundaryReference.Trigger _ -> "trigger";
            case BoundaryReference.WindowEndpoint(var window, Side side, _) ->
                    window.text() + "." + side.name().toLowerCase(Locale.ROOT);
            case BoundaryReference.OwnEndpoint _, BoundaryReference.Word _ ->
                    throw new IllegalArgumentException("no reference to the outside");
        };
    }

    private static Step step(BoundaryDeclaration boundary, boolean isForward) {
        return switch (boundary) {
            case BoundaryDeclaration.RecordEdge _ -> new Step.ToRecordEdge(isForward, false);
            case BoundaryDeclaration.Expression(_, BoundaryStep step, _) when step != null ->
                    switch (step) {
                        case BoundaryStep.Offset offset ->
                                new Step.Shift(
                                        offset.duration().months(), offset.duration().micros());
                        case BoundaryStep.ToEvent event ->
                                new Step.ToEvent(
                                        event.predicate().text(),
                                        event.direction() == BoundaryStep.Direction.NEXT);
                    };
            case BoundaryDeclaration.Expression _ -> new Step.Same();
            case BoundaryDeclaration.Omitted _, BoundaryDeclaration.Unreadable _ ->
                    throw new IllegalArgumentException("a boundary that is not written");
        };
    }

    private static boolean isTrue(@Nullable Scalar flag, boolean otherwise) {
        return flag == null ? otherwise : flag.text().equals("true");
    }
}
