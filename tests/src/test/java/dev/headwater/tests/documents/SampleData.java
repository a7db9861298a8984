package dev.headwater.tests.documents;

import java.nio.file.Path;
import java.util.List;

/// The sample dataset and the tasks that are shipped.
public final class SampleData {
    public static final Path MEDS = Repository.file("sample-data/meds");
    public static final Path PREDICATES = Repository.file("task-configs/datasets/sample.yaml");
    private static final Path TASKS = Repository.file("task-configs/tasks");

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
}
