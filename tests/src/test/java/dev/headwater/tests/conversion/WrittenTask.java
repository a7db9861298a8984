package dev.headwater.tests.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task and perhaps a predicates file, as texts in one form or the other.
public record WrittenTask(SourceFile task, @Nullable SourceFile predicates) {

    public static WrittenTask yaml(String task) {
        return new WrittenTask(new SourceFile("task.yaml", task), null);
    }

    /// The task that the texts mean, null when they have errors.
    public @Nullable Task meaning(Semantics semantics, InputFormat format) {
        var diagnostics = new Diagnostics();
        TaskDocument document = TaskDocumentReader.readTask(task, diagnostics);
        PredicatesDocument file =
                predicates == null
                        ? null
                        : TaskDocumentReader.readPredicates(predicates, diagnostics);
        var options = new AnalysisOptions(semantics, format, null);
        return document == null ? null : TaskAnalyzer.analyze(document, file, options, diagnostics);
    }

    /// What forbids the conversion of the task or the predicates file.
    public List<Diagnostic> mistakes(TextForm form) {
        var mistakes = new Diagnostics();
        TaskFormatter.convert(task, form, mistakes);
        if (predicates != null) {
            TaskFormatter.convert(predicates, form, mistakes);
        }
        return mistakes.all();
    }

    public WrittenTask to(TextForm form) {
        return new WrittenTask(to(form, task), predicates == null ? null : to(form, predicates));
    }

    private static SourceFile to(TextForm form, SourceFile source) {
        var mistakes = new Diagnostics();
        String text = TaskFormatter.convert(source, form, mistakes);
        assertThat(mistakes.all()).as(source.text()).isEmpty();
        assertThat(text).isNotNull();
        String name = source.name().replaceFirst("\\.[a-z]+$", form.suffix());
        return new SourceFile(name, String.valueOf(text));
    }
}
