package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
    /// More than a buffer of the file.
    private static final long[] NUMBERS = LongStream.range(0, 100_000).map(i -> i * i).toArray();

    @TempDir private Path folder;

    @Test
    void numbersComeBackFromAnyPosition() throws IOException {
        try (SpillFile file = SpillFile.open(Files.createFile(folder.resolve("rows")))) {
            file.append(NUMBERS, 5, NUMBERS.length);
            file.append(NUMBERS, 0, 5);
            long[] last = new long[7];
            long[] all = new long[NUMBERS.length];
            file.read(NUMBERS.length - 7, last, 7);
            file.read(0, all, all.length);
            long[] expected =
                    Arrays.copyOf(Arrays.copyOfRange(NUMBERS, 5, NUMBERS.length), NUMBERS.length);
            System.arraycopy(NUMBERS, 0, expected, NUMBERS.length - 5, 5);
            assertThat(file.size()).isEqualTo(NUMBERS.length);
            assertThat(all).isEqualTo(expected);
            assertThat(last)
                    .isEqualTo(Arrays.copyOfRange(expected, NUMBERS.length - 7, NUMBERS.length));
        }
    }

    @Test
    void closingRemovesTheFile() throws IOException {
        Path path = Files.createFile(folder.resolve("rows"));
        SpillFile file = SpillFile.open(path);
        file.append(NUMBERS, 0, 10);
        file.close();
        assertThat(path).doesNotExist();
        file.close();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path path = folder.resolve("rows");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SpillFile.open(path))
                .withMessageContaining(path.toString())
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(DiagnosticCode.D015));
    }

    @Test
    void aFileThatBecameShorterIsNamed() throws IOException {
        Path path = Files.createFile(folder.resolve("rows"));
        try (SpillFile file = SpillFile.open(path)) {
            file.append(NUMBERS, 0, 10);
            Files.write(path, new byte[9]);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> file.read(0, new long[10], 10))
                    .withMessageContaining(path.toString());
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void anInterruptLeavesNoFile() throws IOException {
        Path path = Files.createFile(folder.resolve("rows"));
        try (SpillFile file = SpillFile.open(path)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> file.append(NUMBERS, 0, 10));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aRunThatFailsLeavesNoFile() throws IOException {
        Path path;
        try (var files = new StagedFiles()) {
            path = files.scratch(folder.resolve("labels"));
            SpillFile.open(path).append(NUMBERS, 0, 10);
        }
        assertThat(path).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }
}
