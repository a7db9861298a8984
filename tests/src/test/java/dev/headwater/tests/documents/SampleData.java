package dev.headwater.tests.documents;

import dev.headwater.engine.library.LibraryDataset;
import dev.headwater.engine.library.TaskLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The sample dataset and the tasks that are shipped.
public final class SampleData {
    public static final Path MEDS = Repository.file("sample-data/meds");
    public static final Path PREDICATES = Repository.file("task-configs/datasets/sample.yaml");
    private static final Path TASKS = Repository.file("task-configs/tasks");
    private static final TaskLibrary LIBRARY = TaskLibrary.read();

    private SampleData() {}

    /// The names of all tasks, such as `mortality/in_hospital_24h`.
    public static List<String> tasks() {
        return Repository.filesEndingIn(".yaml").stream()
                .filter(file -> file.startsWith(TASKS))
                .map(file -> TASKS.relativize(file).toString().replace(".yaml", ""))
                .toList();
    }

    public static Path task(String name) {
        return TASKS.resolve(name + ".yaml");
    }

    /// The names of the datasets that support a task, such as `mimic-iv`.
    public static List<String> datasets(String task) {
        return LIBRARY.supporting(Objects.requireNonNull(LIBRARY.task(task))).stream()
                .map(LibraryDataset::name)
                .toList();
    }

    public static Path dataset(String name) {
        return Repository.file("task-configs/datasets/" + name + ".yaml");
    }
}
