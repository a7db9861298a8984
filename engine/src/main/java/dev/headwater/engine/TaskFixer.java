package dev.headwater.engine;

import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.SourceEdits;
import dev.headwater.grammar.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies the safe edits of a task's diagnostics to its texts.
///
/// Each is tried before it is kept: an error that was not there before, or a valid task that would
/// mean something else, and the edit is left out.
public final class TaskFixer {
    private final Sources sources;
    private final AnalysisOptions options;
    private final Outcome before;

    /// The texts after the edits, how many were made, and how many safe ones were left out.
    public record Fixed(Sources sources, int made, int leftOut) {}

    /// A checked text.
    private record Outcome(@Nullable ExtractionPlan plan, List<Diagnostic> diagnostics) {
        /// The errors as text without places, which edits shift.
        List<String> errors() {
            return diagnostics.stream()
                    .filter(Diagnostic::isError)
                    .map(error -> error.code() + " " + error.message())
                    .toList();
        }
    }

    private TaskFixer(Sources sources, AnalysisOptions options) {
        this.sources = sources;
        this.options = options;
        this.before = check(sources);
    }

    public static Fixed fix(Sources sources, AnalysisOptions options) {
        return new TaskFixer(sources, options).fix();
    }

    private Fixed fix() {
        List<Edit> candidates = new ArrayList<>(safeEdits(sources.task()));
        if (sources.predicates() != null) {
            candidates.addAll(safeEdits(sources.predicates()));
        }
        List<Edit> kept = new ArrayList<>();
        for (Edit candidate : candidates) {
            kept.add(candidate);
            if (!isHarmless(check(applied(kept)))) {
                kept.removeLast();
            }
        }
        return new Fixed(applied(kept), kept.size(), candidates.size() - kept.size());
    }

    private List<Edit> safeEdits(SourceFile source) {
        return SourceEdits.safeIn(source, before.diagnostics).edits();
    }

    private boolean isHarmless(Outcome after) {
        List<String> newErrors = new ArrayList<>(after.errors());
        before.errors().forEach(newErrors::remove);
        boolean keepsMeaning =
                before.plan == null
                        || (after.plan != null && before.plan.task().equals(after.plan.task()));
        return newErrors.isEmpty() && keepsMeaning;
    }

    private Outcome check(Sources texts) {
        var diagnostics = new Diagnostics();
        ExtractionPlan plan = TaskCompiler.check(texts, options, diagnostics).plan();
        return new Outcome(plan, List.copyOf(diagnostics.all()));
    }

    private Sources applied(List<Edit> edits) {
        SourceFile predicates = sources.predicates();
        return new Sources(
                applied(sources.task(), edits),
                predicates == null ? null : applied(predicates, edits));
    }

    private static SourceFile applied(SourceFile source, List<Edit> edits) {
        return new SourceEdits(
                        source,
                        edits.stream().filter(edit -> edit.span().source() == source).toList())
                .applied();
    }
}
