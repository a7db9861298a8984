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

/// All rules, and those that every extraction runs, for one task. With more than 100 windows it is
/// not checked.
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

    private final TaskDocument document;
    private final @Nullable PredicatesDocument file;
    private final Task task;
    private @Nullable CheckedTask checked;

    /// @param task what the texts mean
    public TaskChecks(TaskDocument document, @Nullable PredicatesDocument file, Task task) {
        this.document = document;
        this.file = file;
        this.task = task;
    }

    /// Adds the warnings of labels that are known at the prediction time, in the order of the text.
    public void warnOfKnownLabel(Diagnostics diagnostics) {
        if (task.label() != null) {
            run(KNOWN_LABEL, diagnostics);
        }
    }

    /// Adds all other warnings, in the order of the text.
    public void warnOfOthers(Diagnostics diagnostics) {
        run(OTHERS, diagnostics);
    }

    private void run(List<Rule> rules, Diagnostics diagnostics) {
        if (task.windows().size() > MOST_WINDOWS) {
            return;
        }
        if (checked == null) {
            checked = CheckedTask.of(document, file, task);
        }
        CheckedTask known = checked;
        var findings = new Diagnostics();
        rules.forEach(rule -> rule.check(known, findings));
        diagnostics.addAll(inOrder(findings));
    }

    /// The task file's first.
    private List<Diagnostic> inOrder(Diagnostics findings) {
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
