package dev.headwater.engine.library;

import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The predicates of a dataset, and which tasks cannot be asked of it.
///
/// `lacks` says of predicates why they are not defined, `unsuitable` of tasks or whole folders of
/// them why they would mean something else, although their predicates are.
public record LibraryDataset(
        String name, String title, Set<String> predicates, List<Gap> lacks, List<Gap> unsuitable) {

    /// A reason, and the names that it holds for.
    public record Gap(String because, List<String> names) {
        public Gap {
            names = List.copyOf(names);
        }
    }

    public LibraryDataset {
        predicates = Set.copyOf(predicates);
        lacks = List.copyOf(lacks);
        unsuitable = List.copyOf(unsuitable);
    }

    static LibraryDataset of(String name, PredicatesDocument document) {
        var metadata = Metadata.of(document.header());
        return new LibraryDataset(
                name,
                metadata.text("dataset"),
                document.predicates().stream()
                        .map((PredicateDeclaration declaration) -> declaration.name().text())
                        .collect(Collectors.toSet()),
                gaps(metadata, "lacks", "predicates"),
                gaps(metadata, "unsuitable", "tasks"));
    }

    /// Whether the task means on this dataset what it says.
    public boolean supports(LibraryTask task) {
        return objection(task) == null;
    }

    /// Why the task cannot be asked of this dataset, or null if it can.
    public @Nullable String objection(LibraryTask task) {
        Stream<Gap> ofTask =
                unsuitable.stream()
                        .filter(gap ->
                                gap.names().contains(task.name())
                                        || gap.names().contains(task.folder()));
        Stream<String> ofPredicates =
                task.predicates().stream()
                        .filter(predicate -> !predicates.contains(predicate))
                        .map(this::reason);
        return Stream.concat(ofTask.map(Gap::because), ofPredicates).findFirst().orElse(null);
    }

    private String reason(String predicate) {
        return lacks.stream()
                .filter(gap -> gap.names().contains(predicate))
                .map(Gap::because)
                .findFirst()
                .orElse(predicate + " is not defined");
    }

    private static List<Gap> gaps(Metadata metadata, String field, String names) {
        return metadata.entries(field).stream()
                .map(entry -> new Gap(entry.text("because"), entry.texts(names)))
                .toList();
    }
}
