package dev.headwater.engine.analysis;

import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.EventExpression;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.Severity;
import dev.headwater.grammar.source.Span;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Warns where the semantics modes can give different answers to a task that one of them accepts.
///
/// The Q numbers are those of task-configs/SEMANTICS.md. Rows of nulls (Q21) are not found here, as
/// they depend on how the windows hang together.
public final class ModeDifferences {
    private final TaskDocument document;
    private final @Nullable PredicatesDocument file;
    private final AnalysisOptions options;
    private final Task task;
    private final Diagnostics diagnostics;

    /// @param task what the texts mean under `options`
    /// @param diagnostics where the warnings go
    public ModeDifferences(
            TaskDocument document,
            @Nullable PredicatesDocument file,
            AnalysisOptions options,
            Task task,
            Diagnostics diagnostics) {
        this.document = document;
        this.file = file;
        this.options = options;
        this.task = task;
        this.diagnostics = diagnostics;
    }

    public void warn() {
        warnOfErrors();
        warnOfNaN();
        for (int position = 0; position < task.windows().size(); position++) {
            Window window = task.windows().get(position);
            WindowDeclaration declaration = document.windows().get(position);
            warnOfBound(window, far(declaration, window));
            warnOfUnknownCounts(window, declaration, position);
            warnOfIgnoredConstraints(window, declaration);
            warnOfSwappedTimes(window, declaration, position);
        }
    }

    private void warn(Span span, String message, String question) {
        Diagnostic warning = Diagnostic.warning(DiagnosticCode.T037, message, span, "");
        diagnostics.add(warning.withHelp("see " + question + " in task-configs/SEMANTICS.md"));
    }

    private void warnOfErrors() {
        boolean isStandard = task.semantics() == Semantics.STANDARD;
        Semantics other = isStandard ? Semantics.ACES_0_7_3 : Semantics.STANDARD;
        var mistakes = new Diagnostics();
        TaskAnalyzer.analyze(document, file, options.in(other), mistakes);
        for (Diagnostic mistake : mistakes.all()) {
            if (mistake.isError()) {
                diagnostics.add(
                        new Diagnostic(
                                DiagnosticCode.T037,
                                Severity.WARNING,
                                "an error in `" + other.id() + "`: " + mistake.message(),
                                mistake.primary(),
                                mistake.secondary(),
                                mistake.help(),
                                isStandard ? mistake.edits() : guesses(mistake.edits())));
            }
        }
    }

    /// What mends a task for `standard` can change what it means in `aces-0.7.3`: there, `no` is
    /// true.
    private static List<Edit> guesses(List<Edit> edits) {
        return edits.stream().map(Edit::asGuess).toList();
    }

    /// A maximum keeps NaN out in both modes.
    private void warnOfNaN() {
        var quiet = new AnalysisScope(task.semantics(), task.format(), new Diagnostics());
        var declared = DeclaredPredicates.merge(document, file, quiet);
        for (Predicate predicate : task.predicates()) {
            if (predicate instanceof Predicate.Plain(String name, RowPredicate row, _)
                    && row != null
                    && row.range() != null
                    && row.range().max() == null
                    && declared.find(name) instanceof PredicateDeclaration.Plain declaration
                    && declaration.valueMin() != null) {
                Span span = declaration.valueMin().value().span();
                warn(span, "in `aces-0.7.3` the value NaN lies above this minimum", "Q14");
            }
        }
    }

    private void warnOfBound(Window window, Span far) {
        boolean startOnly = window.startInclusive() && !window.endInclusive();
        boolean endOnly = window.endInclusive() && !window.startInclusive();
        switch (window.farEndpoint().step()) {
            case Step.ToEvent(int bound, Direction direction) -> {
                boolean isNext = direction == Direction.NEXT;
                boolean isKeptOut = isNext && isKeptOutOfStart(bound, window);
                if (!isKeptOut && (isNext ? endOnly : startOnly)) {
                    String where = isNext ? "start" : "end";
                    String message =
                            "in `aces-0.7.3` an event at the excluded "
                                    + where
                                    + " can be the bound";
                    warn(far, message, isNext ? "Q1" : "Q2");
                }
            }
            case Step.ToRecordEdge(Direction direction) -> {
                boolean isNext = direction == Direction.NEXT;
                boolean isIncluded = isNext ? window.endInclusive() : window.startInclusive();
                if (!isIncluded) {
                    String where = isNext ? "last" : "first";
                    String message =
                            "in `aces-0.7.3` a window from the record's "
                                    + where
                                    + " event is lost";
                    warn(far, message, "Q5");
                }
            }
            case Step.Offset _, Step.None _ -> {}
        }
    }

    /// Whether the window begins where another one ends that allows no event of `bound`, its end
    /// included.
    private boolean isKeptOutOfStart(int bound, Window window) {
        return window.start().step() instanceof Step.None
                && window.start().reference()
                        instanceof Reference.WindowEndpoint(int before, WindowSide side)
                && side == WindowSide.END
                && keepsOutOfEnd(bound, task.windows().get(before));
    }

    private static boolean keepsOutOfEnd(int bound, Window window) {
        return window.endInclusive()
                && !(window.farEndpoint().step() instanceof Step.None)
                && window.constraints().stream()
                        .anyMatch(has -> has.predicate() == bound && has.max() <= 0);
    }

    /// Of ESGPT data.
    private void warnOfUnknownCounts(Window window, WindowDeclaration declaration, int position) {
        Step step = window.farEndpoint().step();
        if (!(step instanceof Step.ToEvent || step instanceof Step.ToRecordEdge)) {
            return;
        }
        Task.LabelDefinition label = task.label();
        boolean countsUnknown =
                window.constraints().stream().anyMatch(each -> mayBeUnknown(each.predicate()))
                        || (label != null
                                && label.window() == position
                                && mayBeUnknown(label.predicate()));
        if (countsUnknown) {
            String message = "in `aces-0.7.3` events without measurements change what is counted";
            warn(far(declaration, window), message, "Q19");
        }
    }

    private boolean mayBeUnknown(int predicate) {
        return switch (task.predicates().get(predicate)) {
            case Predicate.Plain _ -> task.unknown().containsKey(predicate);
            case Predicate.Derived derived -> mayBeUnknown(derived.expression());
            case Predicate.Special _ -> false;
        };
    }

    private boolean mayBeUnknown(EventExpression expression) {
        return switch (expression) {
            case EventExpression.Holds(int predicate) -> mayBeUnknown(predicate);
            case EventExpression.And(List<EventExpression> operands) ->
                    operands.stream().anyMatch(this::mayBeUnknown);
            case EventExpression.Or(List<EventExpression> operands) ->
                    operands.stream().anyMatch(this::mayBeUnknown);
            case EventExpression.Not(EventExpression operand) -> mayBeUnknown(operand);
        };
    }

    private void warnOfIgnoredConstraints(Window window, WindowDeclaration declaration) {
        if (window.farEndpoint().step() instanceof Step.None && !declaration.has().isEmpty()) {
            String message = "in `aces-0.7.3` a window without length has no constraints";
            warn(declaration.has().getFirst().predicate().span(), message, "Q6");
        }
    }

    private void warnOfSwappedTimes(Window window, WindowDeclaration declaration, int position) {
        boolean runsBack =
                window.farEndpoint().step() instanceof Step.Offset offset && offset.isBackward();
        boolean givesIndex =
                task.indexTimestamp() != null && task.indexTimestamp().window() == position;
        if (runsBack && givesIndex && declaration.indexTimestamp() != null) {
            String message = "in `aces-0.7.3` start and end of this window are swapped";
            warn(declaration.indexTimestamp().span(), message, "Q3");
        }
    }

    private static Span far(WindowDeclaration declaration, Window window) {
        boolean endsFar = window.root() == WindowSide.START;
        return (endsFar ? declaration.end() : declaration.start()).span();
    }
}
