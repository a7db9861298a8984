package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.grammar.syntax.CohortScanner;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out task and predicates files anew, in their own form or the other one.
///
/// A file is a task if it has a trigger or windows; else it may be either, which makes no
/// difference here. Files with mistakes are not laid out; the mistakes are reported.
public final class TaskFormatter {
    private TaskFormatter() {}

    /// The file in its own form with the same meaning, or null if there are errors in
    /// `diagnostics`. What is laid out already comes back as it is.
    public static @Nullable String format(SourceFile source, Diagnostics diagnostics) {
        TaskDocument document = read(source, diagnostics);
        if (document == null) {
            return null;
        }
        return switch (source.form()) {
            case COHORT -> print(document, TextForm.COHORT, diagnostics);
            case YAML -> yaml(source);
        };
    }

    /// The file in the form `target`, or null if there are errors in `diagnostics`, among them what
    /// that form cannot say.
    public static @Nullable String convert(
            SourceFile source, TextForm target, Diagnostics diagnostics) {
        if (source.form() == target) {
            return format(source, diagnostics);
        }
        TaskDocument document = read(source, diagnostics);
        return document == null ? null : print(document, target, diagnostics);
    }

    /// A predicates file counts as a task without a trigger.
    private static @Nullable TaskDocument read(SourceFile source, Diagnostics diagnostics) {
        var ofTask = new Diagnostics();
        TaskDocument task = TaskDocumentReader.readTask(source, ofTask);
        boolean isTask = task != null && (task.trigger() != null || !task.windows().isEmpty());
        if (isTask || task == null) {
            diagnostics.addAll(ofTask.all());
            return diagnostics.hasErrors() ? null : task;
        }
        PredicatesDocument predicates = TaskDocumentReader.readPredicates(source, diagnostics);
        return predicates == null || diagnostics.hasErrors() ? null : asTask(predicates);
    }

    private static TaskDocument asTask(PredicatesDocument document) {
        SourceFile source = document.source();
        return new TaskDocument(
                source,
                document.header(),
                null,
                document.predicates(),
                document.demographics(),
                null,
                List.of(),
                source.span(0, source.text().length()));
    }

    private static @Nullable String print(
            TaskDocument document, TextForm target, Diagnostics diagnostics) {
        SourceFile source = document.source();
        var mistakes = new NoOtherForm(target, diagnostics);
        Datum metadata = document.header().metadata();
        if (metadata != null && WrittenSize.isTooMuch(metadata)) {
            mistakes.report(metadata.span(), "metadata of so many aliases", "shorten the metadata");
            return null;
        }
        var comments =
                new Comments(
                        source,
                        switch (source.form()) {
                            case COHORT -> CohortScanner.comments(source);
                            case YAML -> YamlTreeReader.comments(source);
                        },
                        Anchors.of(document));
        String text =
                switch (target) {
                    case COHORT -> CohortPrinter.print(document, comments, mistakes);
                    case YAML -> YamlPrinter.print(document, comments, mistakes);
                };
        return diagnostics.hasErrors() ? null : text;
    }

    /// YAML keeps what Headwater has no use for, such as anchors and unused predicates of any
    /// shape. A text that would not mean the same afterwards stays as it is.
    private static String yaml(SourceFile source) {
        YamlTreeReader.Tree tree = YamlTreeReader.read(source);
        if (tree == null) {
            return source.text();
        }
        String text = YamlWriter.write(tree.root(), tree.comments());
        boolean isSafe =
                YamlEvents.meanTheSame(source.text(), text)
                        && read(new SourceFile(source.name(), text), new Diagnostics()) != null;
        return isSafe ? text : source.text();
    }
}
