package dev.headwater.engine.check;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The findings of all rules in a text without errors.
record CheckedText(List<Diagnostic> findings) {
    /// A task in which there is nothing to find.
    static final String CLEAN =
            """
            predicates:
              admission: { code: { regex: "^ADMISSION//" } }
              discharge: { code: { regex: "^DISCHARGE//" } }
              death: { code: DEATH }
              lab: { code: LAB }
              low: { code: LAB, value_max: 5, value_max_inclusive: false }
              left: { expr: "or(discharge, death)" }
            trigger: admission
            windows:
              input:
                start: null
                end: trigger + 24h
                start_inclusive: true
                end_inclusive: true
                has: { lab: "(1, None)", low: "(None, 5)" }
                index_timestamp: end
              gap:
                start: trigger
                end: start + 30h
                start_inclusive: false
                end_inclusive: true
                has: { left: "(None, 0)" }
              target:
                start: gap.end
                end: start -> left
                start_inclusive: false
                end_inclusive: true
                label: death
            """;

    /// The clean task with one piece of it, which must be there, replaced by another.
    static CheckedText with(String piece, String other) {
        return of(edited(piece, other), null, Semantics.STANDARD);
    }

    static CheckedText aces(String piece, String other) {
        return of(edited(piece, other), null, Semantics.ACES_0_7_3);
    }

    static CheckedText of(String text, @Nullable String predicates, Semantics semantics) {
        var diagnostics = new Diagnostics();
        TaskDocument document =
                Objects.requireNonNull(
                        TaskDocumentReader.readTask(
                                new SourceFile("task.yaml", text), diagnostics));
        PredicatesDocument file =
                predicates == null
                        ? null
                        : TaskDocumentReader.readPredicates(
                                new SourceFile("predicates.yaml", predicates), diagnostics);
        var options = new AnalysisOptions(semantics, InputFormat.MEDS, null);
        Task task = TaskAnalyzer.analyze(document, file, options, diagnostics);
        if (task == null) {
            throw new AssertionError("rejected: " + diagnostics.all());
        }
        var findings = new Diagnostics();
        var checks = new TaskChecks(document, file, task);
        checks.warnOfKnownLabel(findings);
        checks.warnOfOthers(findings);
        return new CheckedText(findings.all());
    }

    static String edited(String piece, String other) {
        if (!CLEAN.contains(piece)) {
            throw new AssertionError("not in the text: " + piece);
        }
        return CLEAN.replace(piece, other.replace("\\n", "\n"));
    }

    /// Code and the text pointed at.
    List<String> places() {
        return findings.stream()
                .map(finding ->
                        finding.code()
                                + " "
                                + Objects.requireNonNull(finding.primary()).span().text())
                .toList();
    }

    /// Such places as a table lists them: `C001 a, C002 b`, or an empty text.
    static List<String> listed(String places) {
        return places.isEmpty() ? List.of() : List.of(places.split(", (?=C\\d)"));
    }
}
