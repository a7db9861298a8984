package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The README's examples do what it says.
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
    private static final String README = read(Repository.file("README.md"));

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheDocumentsSucceeds(@TempDir Path folder) {
        return Stream.of("README.md", "task-configs/README.md")
                .flatMap(document -> commands(read(Repository.file(document))))
                .map(command ->
                        DynamicTest.dynamicTest(
                                String.join(" ", command), () -> assertSucceeds(command, folder)));
    }

    @Test
    void theTaskGivesTheRowsShown(@TempDir Path folder) throws IOException {
        Path task = Files.writeString(folder.resolve("readmission.yaml"), block("yaml"));
        Path labels = folder.resolve("labels");
        CommandRun run = CommandRun.of("extract", task, "--data", SampleData.MEDS, "--out", labels);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> rows =
                Folders.files(labels).stream()
                        .filter(file -> file.toString().endsWith(".parquet"))
                        .flatMap(file -> ParquetTable.read(labels.resolve(file)).rows().stream())
                        .map(row ->
                                row.get("subject_id")
                                        + " "
                                        + row.get("prediction_time")
                                        + " "
                                        + row.get("boolean_value"))
                        .toList();
        List<String> shown =
                blockWith("prediction_time")
                        .lines()
                        .skip(1)
                        .map(line ->
                                line.replaceAll("(\\d\\d:\\d\\d:\\d\\d)", "$1.000000")
                                        .replaceFirst(" (\\d\\d:)", "T$1"))
                        .map(line -> line.replaceAll(" +", " "))
                        .toList();
        assertThat(Collections.indexOfSubList(rows, shown))
                .as("place of %s", shown)
                .isNotNegative();
        assertThat(shown).isNotEmpty();
    }

    @Test
    void theMistakeIsShownAsInTheReadme(@TempDir Path folder) throws IOException {
        String task = block("yaml").replace("trigger: discharge", "trigger: dischrge");
        Path file = Files.writeString(folder.resolve("readmission.yaml"), task);
        CommandRun run = CommandRun.of("check", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().replace(folder + "/", "")).contains(blockWith("error[T012]").strip());
    }

    /// Commands in code blocks, with the lines that a backslash goes on joined, without
    /// `./headwater`.
    private static Stream<List<String>> commands(String document) {
        return BLOCK.matcher(document)
                .results()
                .flatMap((MatchResult block) -> block.group(2).replaceAll("\\\\\n", " ").lines())
                .map(String::strip)
                .filter(line -> line.matches("(\\./)?headwater .*"))
                .map(line -> Arrays.asList(line.split("\\s+")))
                .map(words -> words.subList(1, words.size()));
    }

    /// Runs a command as if in the root of the repository, with its output below `folder`.
    private static void assertSucceeds(List<String> command, Path folder) {
        List<String> arguments = new ArrayList<>(command);
        for (int i = 0; i < arguments.size(); i++) {
            boolean isOutput = i > 0 && arguments.get(i - 1).equals("--out");
            boolean isInput = Files.exists(Repository.file(arguments.get(i)));
            if (isOutput) {
                arguments.set(i, folder.resolve(arguments.get(i)).toString());
            } else if (isInput) {
                arguments.set(i, Repository.file(arguments.get(i)).toString());
            }
        }
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static String block(String language) {
        return BLOCK.matcher(README)
                .results()
                .filter(block -> block.group(1).equals(language))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private static String blockWith(String text) {
        return BLOCK.matcher(README)
                .results()
                .map(block -> block.group(2))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
