package dev.headwater.engine.analysis;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window's declaration -> window.
final class WindowResolver {
    private final BoundaryResolver boundaries;
    private final ConstraintResolver constraints;
    private final FlagReader flags;
    private final AnalysisScope scope;

    WindowResolver(
            BoundaryResolver boundaries, ResolvedPredicates predicates, AnalysisScope scope) {
        this.boundaries = boundaries;
        this.constraints = new ConstraintResolver(predicates, scope);
        this.flags = new FlagReader(scope);
        this.scope = scope;
    }

    /// The window, or null after a mistake, which is reported here or was before.
    @Nullable Window resolve(WindowDeclaration window) {
        Words.check("window", window.name(), scope);
        BoundaryDeclaration start = meant(window, window.start(), "start");
        BoundaryDeclaration end = meant(window, window.end(), "end");
        boolean startInclusive = flag(window, window.startInclusive(), "start_inclusive");
        boolean endInclusive = flag(window, window.endInclusive(), "end_inclusive");
        boundaries.checkWindow(start);
        boundaries.checkWindow(end);
        Step startStep = boundaries.step(start, WindowSide.START);
        Step endStep = boundaries.step(end, WindowSide.END);
        var linkage = new WindowLinkage(window, start, end);
        // A word that is no reference at all may well be a misspelt one to the other endpoint.
        boolean hasWords = reportWord(start) | reportWord(end);
        WindowSide root = hasWords ? null : linkage.root(scope);
        if (root == null) {
            constraints.resolve(window.has(), false);
            return null;
        }
        Step farStep = root == WindowSide.START ? endStep : startStep;
        boolean hasNoWindow = scope.isAces() && farStep instanceof Step.None;
        List<CountConstraint> resolved = constraints.resolve(window.has(), hasNoWindow);
        Reference reference = reference(linkage.boundary(root));
        if (startStep == null || endStep == null || reference == null) {
            return null;
        }
        Reference other = new Reference.OtherEndpoint();
        return new Window(
                window.name().text(),
                root,
                new Endpoint(root == WindowSide.START ? reference : other, startStep),
                new Endpoint(root == WindowSide.END ? reference : other, endStep),
                startInclusive,
                endInclusive,
                resolved);
    }

    /// The boundary with the liberties of `standard`: it may be omitted, or be called `None`.
    private BoundaryDeclaration meant(
            WindowDeclaration window, BoundaryDeclaration boundary, String key) {
        boolean isOmitted = boundary instanceof BoundaryDeclaration.Omitted;
        boolean isNone =
                boundary instanceof Expression(BoundaryReference.Word(var word), var step, _)
                        && step == null
                        && word.text().equalsIgnoreCase("none");
        if (!scope.isAces() && (isOmitted || isNone)) {
            return new BoundaryDeclaration.RecordEdge(boundary.span());
        }
        if (isOmitted) {
            String help = "write `" + key + ": null` for the " + key + " of the record";
            reportMissing(window, key, "null", help);
        }
        return boundary;
    }

    private boolean flag(WindowDeclaration window, @Nullable Scalar flag, String key) {
        if (flag == null && scope.isAces()) {
            String help = "write `" + key + ": true` or `" + key + ": false`";
            reportMissing(window, key, "true", help);
        }
        return flags.ofWindow(flag);
    }

    /// @param meant what `standard` takes an absent key for
    private void reportMissing(WindowDeclaration window, String key, String meant, String help) {
        String message = "window `" + window.name().text() + "` has no `" + key + "`";
        Diagnostic error =
                Diagnostic.error(DiagnosticCode.S004, message, window.name().span(), "")
                        .withHelp(help);
        Edit insertion = KeyInsertion.first(window, key + ": " + meant);
        scope.report(insertion == null ? error : error.withFix(insertion));
    }

    private boolean reportWord(BoundaryDeclaration boundary) {
        return boundary instanceof Expression(BoundaryReference.Word word, _, _)
                && boundaries.external(word) == null;
    }

    private @Nullable Reference reference(BoundaryDeclaration root) {
        return root instanceof Expression(BoundaryReference reference, _, _)
                ? boundaries.external(reference)
                : null;
    }
}
