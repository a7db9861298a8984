package dev.headwater.engine.check;

import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All rules, and those that every extraction runs.
public final class TaskChecks {
    /// The time to compare all windows with each other grows with their third power.
    private static final int MOST_WINDOWS = 100;

    /// A label that is known beforehand makes a cohort worthless, however it is used.
    private static final List<Rule> KNOWN_LABEL =
            List.of(new LeakageRule(), new ConstantLabelRule());

    private static final List<Rule> OTHERS =
            List.of(
                    new UnusedRule(),
                    new WindowExtentRule(),
                    new OffsetRule(),
                    new ConstraintRule(),
                    new LabelRule(),
                    new RangeInAndRule(),
                    new ValueRule(),
                    new RegexRule(),
                    new CodeRule(),
                    new ExpressionRule(),
                    new NameRule());

    private TaskChecks() {}

    /// Adds all warnings, in the order of the text.
    ///
    /// @param task what the texts mean; with more than 100 windows it is not checked
    public static void warn(
            TaskDocument document,
            @Nullable PredicatesDocument file,
            Task task,
            Diagnostics diagnostics) {
        run(OTHERS, document, file, task, diagnostics);
    }

    /// Adds the warnings of labels that are known at the prediction time.
    public static void warnOfKnownLabel(
            TaskDocument document,
            @Nullable PredicatesDocument file,
            Task task,
            Diagnostics diagnostics) {
        if (task.label() != null) {
            run(KNOWN_LABEL, document, file, task, diagnostics);
        }
    }

    private static void run(
            List<Rule> rules,
            TaskDocument document,
            @Nullable PredicatesDocument file,
            Task task,
            Diagnostics diagnostics) {
        if (task.windows().size() > MOST_WINDOWS) {
            return;
        }
        CheckedTask checked = CheckedTask.of(document, file, task);
        var findings = new Diagnostics();
        rules.forEach(rule -> rule.check(checked, findings));
        diagnostics.addAll(inOrder(findings, document));
    }

    /// The task file's first.
    private static List<Diagnostic> inOrder(Diagnostics findings, TaskDocument document) {
        return findings.all().stream()
                .sorted(
                        Comparator.comparing((Diagnostic finding) ->
                                        place(finding).span().source() != document.source())
                                .thenComparing(finding -> place(finding).span().start()))
                .toList();
    }

    private static Diagnostic.Label place(Diagnostic finding) {
        return Objects.requireNonNull(finding.primary());
    }
}
