package dev.headwater.engine.library;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.TaskDocument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shipped task as it describes itself.
///
/// `question` is the first sentence of its description, `details` the rest. `predicates` are those
/// that a dataset must define. `negative` is empty if it is only the contrary of `positive`.
public record LibraryTask(
        String name,
        String area,
        String question,
        String details,
        String askedAt,
        String positive,
        String negative,
        String limits,
        List<String> keywords,
        List<String> references,
        List<String> predicates) {

    public LibraryTask {
        keywords = List.copyOf(keywords);
        references = List.copyOf(references);
        predicates = List.copyOf(predicates);
    }

    static LibraryTask of(String name, TaskDocument document) {
        var description = document.header().description();
        String text = description == null ? "" : description.text().strip();
        int end = text.indexOf("? ") + 1;
        var metadata = Metadata.of(document.header());
        return new LibraryTask(
                name,
                metadata.text("clinical_area"),
                end == 0 ? text : text.substring(0, end),
                end == 0 ? "" : text.substring(end).strip(),
                metadata.text("asked_at"),
                metadata.text("positive"),
                metadata.text("negative"),
                metadata.text("limits"),
                metadata.texts("keywords"),
                metadata.texts("references"),
                document.predicates().stream()
                        .map(LibraryTask::openName)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /// Whether each word occurs somewhere in what the task says of itself, whatever the case.
    boolean isAbout(List<String> words) {
        String all =
                String.join(
                                "\n",
                                name,
                                area,
                                question,
                                details,
                                askedAt,
                                positive,
                                negative,
                                String.join("\n", keywords),
                                String.join("\n", references))
                        .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }

    /// The folder that the task lies in.
    String folder() {
        return name.substring(0, name.indexOf('/'));
    }

    private static @Nullable String openName(PredicateDeclaration declaration) {
        return declaration instanceof PredicateDeclaration.Placeholder(Name name, _)
                ? name.text()
                : null;
    }
}
