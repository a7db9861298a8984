package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Data that is missing or broken ends the run with exit code 3 and a message that names the file;
/// no output is left.
class BrokenDataTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken");
    private static final Path GOOD = Path.of("src/test/resources/layouts/zstd.parquet");

    @TempDir private Path folder;

    private Path task = Path.of("");

    @BeforeEach
    void writeTask() throws IOException {
        task =
                Files.writeString(
                        folder.resolve("task.yaml"),
                        """
                        predicates:
                          high: {code: {regex: .}, value_min: 1}
                        trigger: high
                        windows:
                          w: {start: trigger, end: start + 1d, label: high, index_timestamp: start}
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_id", "time", "code", "numeric_value"})
    void aMissingColumnIsNamed(String column) {
        Path shard = BROKEN.resolve("no-" + column + ".parquet");
        assertFails(shard, "D005", shard.toString(), column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_id", "time", "numeric_value"})
    void aColumnOfTextsIsNamed(String column) {
        Path shard = BROKEN.resolve("text-" + column + ".parquet");
        assertFails(shard, "D006", shard.toString(), column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_id", "time", "code", "numeric_value"})
    void aColumnOfListsIsNamed(String column) {
        Path shard = BROKEN.resolve("list-" + column + ".parquet");
        assertFails(shard, "D006", shard.toString(), column);
    }

    @Test
    void aColumnThatCannotEqualWhatTheTaskSaysIsNamed() throws IOException {
        Files.writeString(
                task,
                Files.readString(task).replace("value_min", "numeric_value: high, value_min"));
        assertFails(
                GOOD,
                "D006",
                GOOD.toString(),
                "`numeric_value` holds numbers and cannot equal `high`");
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        // A link to itself stops everybody; missing permissions would not stop root.
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("again"), data);
        assertFails(folder, "D007", folder.toString());
    }

    @Test
    void aCodecThatCannotBeReadIsNamed() {
        Path shard = BROKEN.resolve("brotli.parquet");
        assertFails(shard, "D011", shard.toString(), "brotli");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path data = folder.resolve("nowhere");
        assertFails(data, "D001", data.toString());
    }

    @Test
    void aFolderWithoutShardsIsNamed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("empty"));
        assertFails(data, "D002", data.toString());
    }

    @Test
    void aFileThatIsNoParquetFileIsNamed() throws IOException {
        Path shard =
                Files.writeString(
                        folder.resolve("text.parquet"), "subject_id,time,code\n1,2020-01-01,A\n");
        assertFails(shard, "D003", shard.toString());
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path shard = Files.createFile(folder.resolve("empty.parquet"));
        assertFails(shard, "D003", shard.toString());
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(GOOD);
        Path shard = folder.resolve("truncated.parquet");
        Files.write(shard, Arrays.copyOf(bytes, bytes.length / 2));
        assertFails(shard, "D003", shard.toString());
    }

    @Test
    void aShardThatIsBrokenLeavesNoLabelsOfTheOthers() throws IOException {
        Path data = folder.resolve("meds");
        Files.createDirectories(data.resolve("data/train"));
        Files.copy(GOOD, data.resolve("data/train/0.parquet"));
        Files.copy(GOOD, data.resolve("data/train/1.parquet"));
        Files.copy(BROKEN.resolve("no-code.parquet"), data.resolve("data/train/2.parquet"));
        assertFails(data, "D005", "2.parquet", "code");
    }

    @Test
    void aTimestampInAnotherFormatIsNamed() throws IOException {
        Path table =
                Files.writeString(
                        folder.resolve("counts.csv"),
                        "subject_id,timestamp,high\n1,2020-01-01,1\n");
        assertFails(table, "D008", table.toString(), "timestamp", "--format", "direct");
    }

    @Test
    void aMissingCountColumnIsNamed() throws IOException {
        Path table =
                Files.writeString(
                        folder.resolve("counts.csv"), "subject_id,timestamp\n1,01/01/2020 00:00\n");
        assertFails(table, "D005", table.toString(), "high", "--format", "direct");
    }

    private void assertFails(Path data, String code, String... words) {
        boolean isDirect = Arrays.asList(words).contains("--format");
        Path output = folder.resolve("output");
        CommandRun run =
                CommandRun.of(
                        "extract",
                        task,
                        "--format",
                        isDirect ? "direct" : "meds",
                        "--data",
                        data,
                        "--out",
                        output.resolve("labels"),
                        "--windows",
                        output.resolve("windows.parquet"),
                        "--arrow",
                        output.resolve("labels.arrow"));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("error[" + code + "]");
        Arrays.stream(words)
                .takeWhile(word -> !word.equals("--format"))
                .forEach(word -> assertThat(run.err()).contains(word));
        assertThat(Folders.files(output)).isEmpty();
        assertThat(output).doesNotExist();
    }
}
