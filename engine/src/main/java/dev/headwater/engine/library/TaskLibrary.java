package dev.headwater.engine.library;

import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// All tasks and datasets that are shipped, read.
public record TaskLibrary(List<LibraryTask> tasks, List<LibraryDataset> datasets) {
    public TaskLibrary {
        tasks = List.copyOf(tasks);
        datasets = List.copyOf(datasets);
    }

    /// Reads all files, which takes a while.
    public static TaskLibrary read() {
        return new TaskLibrary(
                LibraryFiles.tasks().stream()
                        .map(name ->
                                LibraryTask.of(name, parse(name, TaskDocumentReader::readTask)))
                        .toList(),
                LibraryFiles.datasets().stream()
                        .map(name ->
                                LibraryDataset.of(
                                        name, parse(name, TaskDocumentReader::readPredicates)))
                        .toList());
    }

    /// The library with those tasks only that speak of all the words.
    public TaskLibrary about(List<String> words) {
        return new TaskLibrary(
                tasks.stream().filter(task -> task.isAbout(words)).toList(), datasets);
    }

    /// The library with those tasks only that the dataset of that name supports.
    public TaskLibrary supportedBy(String dataset) {
        return new TaskLibrary(
                tasks.stream()
                        .filter(task ->
                                supporting(task).stream()
                                        .anyMatch(known -> known.name().equals(dataset)))
                        .toList(),
                datasets);
    }

    /// The library with this task only.
    public TaskLibrary only(LibraryTask task) {
        return new TaskLibrary(List.of(task), datasets);
    }

    /// The task of that name, or null.
    public @Nullable LibraryTask task(String name) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst().orElse(null);
    }

    /// The datasets that support the task.
    public List<LibraryDataset> supporting(LibraryTask task) {
        return datasets.stream().filter(dataset -> dataset.supports(task)).toList();
    }

    private static <D> D parse(
            String name, BiFunction<SourceFile, Diagnostics, @Nullable D> reader) {
        SourceFile source = Objects.requireNonNull(LibraryFiles.find(name));
        return Objects.requireNonNull(reader.apply(source, new Diagnostics()));
    }
}
