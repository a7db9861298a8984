package dev.headwater.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.library.LibraryDataset;
import dev.headwater.engine.library.LibraryTask;
import dev.headwater.engine.library.TaskLibrary;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The library is complete, and each of its tasks can be told what it is and where it can be used.
/// `-Dheadwater.update=true` writes the list of its files and its page anew.
class LibraryTest {
    private static final Path FOLDER = Repository.file("task-configs");
    private static final TaskLibrary LIBRARY = TaskLibrary.read();

    @Test
    void theListOfFilesIsCurrent() throws IOException {
        String files =
                Repository.filesEndingIn(".yaml").stream()
                        .filter(file -> file.startsWith(FOLDER))
                        .map(file -> FOLDER.relativize(file) + "\n")
                        .collect(Collectors.joining());

        assertIsCurrent(FOLDER.resolve("library.txt"), files);
    }

    @Test
    void thePageIsCurrent() throws IOException {
        CommandRun run = CommandRun.of("tasks", "--format", "markdown");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertIsCurrent(FOLDER.resolve("INDEX.md"), run.out());
    }

    @Test
    void everyTaskSaysWhatItAsksAndWhatItsLimitsAre() {
        assertThat(LIBRARY.tasks()).hasSizeGreaterThan(60);
        for (LibraryTask task : LIBRARY.tasks()) {
            assertThat(task.question()).as(task.name()).startsWith("Will ").endsWith("?");
            assertThat(task.details()).as(task.name()).startsWith("Asked ").endsWith(".");
            assertThat(task.limits()).as(task.name()).endsWith(".");
            assertThat(task.area() + task.askedAt() + task.positive())
                    .as(task.name())
                    .hasSizeGreaterThan(20);
            assertThat(task.predicates()).as(task.name()).isNotEmpty();
            assertThat(task.references())
                    .as(task.name())
                    .isNotEmpty()
                    .allSatisfy(reference -> assertThat(reference).contains("https://"));
        }
    }

    @Test
    void theTasksOfAFolderAreOfOneArea() {
        assertThat(
                        LIBRARY.tasks().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                task -> task.name().replaceFirst("/.*", ""),
                                                Collectors.mapping(
                                                        LibraryTask::area, Collectors.toSet())))
                                .values())
                .allSatisfy(areas -> assertThat(areas).hasSize(1));
    }

    @Test
    void whatADatasetDoesNotDefineHasAReason() {
        for (LibraryDataset dataset : LIBRARY.datasets()) {
            for (LibraryTask task : LIBRARY.tasks()) {
                assertThat(dataset.objection(task))
                        .as(task.name() + " on " + dataset.name())
                        .satisfiesAnyOf(
                                objection -> assertThat(objection).isNull(),
                                objection -> assertThat(objection).doesNotEndWith("not defined"));
            }
        }
    }

    @Test
    void theReasonsAreForPredicatesAndTasksThatAreThere() {
        for (LibraryDataset dataset : LIBRARY.datasets()) {
            assertThat(dataset.lacks().stream().flatMap(gap -> gap.names().stream()))
                    .as(dataset.name())
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(dataset.predicates())
                    .isSubsetOf(
                            LIBRARY.tasks().stream()
                                    .flatMap(task -> task.predicates().stream())
                                    .toList());
            assertThat(dataset.unsuitable().stream().flatMap(gap -> gap.names().stream()))
                    .allSatisfy(name ->
                            assertThat(SampleData.tasks())
                                    .anyMatch(task ->
                                            task.equals(name) || task.startsWith(name + "/")));
        }
    }

    @Test
    void theSampleSupportsEveryTask() {
        assertThat(LIBRARY.supportedBy("sample").tasks()).isEqualTo(LIBRARY.tasks());
    }

    @TestFactory
    Stream<DynamicTest> everyTaskPassesTheCheckWithEveryDatasetThatSupportsIt() {
        return LIBRARY.tasks().stream()
                .flatMap(task ->
                        LIBRARY.supporting(task).stream()
                                .flatMap(dataset ->
                                        Stream.of("standard", "aces-0.7.3")
                                                .map(mode -> check(task, dataset, mode))));
    }

    private static DynamicTest check(LibraryTask task, LibraryDataset dataset, String mode) {
        return DynamicTest.dynamicTest(
                task.name() + ", " + dataset.name() + ", " + mode,
                () -> {
                    CommandRun run =
                            CommandRun.of(
                                    "check",
                                    task.name(),
                                    "--predicates",
                                    dataset.name(),
                                    "--semantics",
                                    mode,
                                    "--deny",
                                    "all");
                    assertThat(run.exitCode()).as(run.err()).isZero();
                });
    }

    private static void assertIsCurrent(Path file, String text) throws IOException {
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
