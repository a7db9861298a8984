package dev.headwater.engine.editor;

import dev.headwater.engine.CheckedTask;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text in an editor at one moment, and what is known about it. Immutable.
///
/// `task` is null where the text is a predicates file or cannot be read at all; so is `file`, the
/// predicates file, where there is none. `diagnostics` may point into either text.
record OpenText(
        SourceFile source,
        @Nullable TaskDocument task,
        @Nullable PredicatesDocument file,
        List<Occurrence> occurrences,
        List<Diagnostic> diagnostics) {
    private static final Pattern TASK_KEY =
            Pattern.compile("(?m)^(trigger|windows|semantics)[ \\t]*:");
    private static final Pattern TASK_STATEMENT =
            Pattern.compile("(?m)^(trigger|window|semantics)(?![\\p{L}\\p{N}_])");

    OpenText {
        occurrences = List.copyOf(occurrences);
        diagnostics = List.copyOf(diagnostics);
    }

    /// Reads a text. `predicates` is the predicates file of a task, null = none.
    static OpenText of(SourceFile source, @Nullable SourceFile predicates) {
        return isTask(source) ? task(source, predicates) : predicatesFile(source);
    }

    /// A predicates file has neither trigger nor windows.
    static boolean isTask(SourceFile source) {
        Pattern ofTasks =
                switch (source.form()) {
                    case YAML -> TASK_KEY;
                    case COHORT -> TASK_STATEMENT;
                };
        return ofTasks.matcher(source.text()).find();
    }

    private static OpenText task(SourceFile source, @Nullable SourceFile predicates) {
        var found = new Diagnostics();
        var options = new AnalysisOptions(null, InputFormat.MEDS, null);
        CheckedTask checked = TaskCompiler.check(new Sources(source, predicates), options, found);
        TaskDocument task = checked.task();
        PredicatesDocument file = checked.predicates();
        List<Occurrence> occurrences = new ArrayList<>();
        if (task != null) {
            occurrences.addAll(OccurrenceFinder.in(task));
        }
        if (file != null) {
            occurrences.addAll(OccurrenceFinder.in(file));
        }
        return new OpenText(source, task, file, occurrences, found.all());
    }

    private static OpenText predicatesFile(SourceFile source) {
        var found = new Diagnostics();
        PredicatesDocument file = TaskDocumentReader.readPredicates(source, found);
        if (file != null) {
            for (PredicateDeclaration declaration : file.predicates()) {
                if (declaration instanceof PredicateDeclaration.Unreadable unreadable) {
                    found.addAll(unreadable.mistakes());
                }
            }
        }
        List<Occurrence> occurrences = file == null ? List.of() : OccurrenceFinder.in(file);
        return new OpenText(source, null, file, occurrences, found.all());
    }

    /// The name at an offset of the text itself, or null.
    @Nullable Occurrence at(int offset) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.span().source() == source)
                .filter(occurrence -> Places.contains(occurrence.span(), offset))
                .findFirst()
                .orElse(null);
    }

    /// All places of the same name, in both texts.
    List<Occurrence> all(Occurrence same) {
        return occurrences.stream().filter(same::isOf).toList();
    }

    /// The predicates of both texts, by name; those of the predicates file count.
    Map<String, PredicateDeclaration> predicates() {
        Map<String, PredicateDeclaration> declared = new LinkedHashMap<>();
        ownPredicates().forEach(own -> declared.put(own.name().text(), own));
        if (file != null) {
            file.predicates().forEach(entry -> declared.put(entry.name().text(), entry));
            file.demographics().forEach(entry -> declared.put(entry.name().text(), entry));
        }
        return declared;
    }

    /// The predicates that the text itself declares.
    List<PredicateDeclaration> ownPredicates() {
        List<PredicateDeclaration> own = new ArrayList<>();
        if (task != null) {
            own.addAll(task.predicates());
            own.addAll(task.demographics());
        } else if (file != null && file.source() == source) {
            own.addAll(file.predicates());
            own.addAll(file.demographics());
        }
        return own;
    }

    List<WindowDeclaration> windows() {
        return task == null ? List.of() : task.windows();
    }
}
