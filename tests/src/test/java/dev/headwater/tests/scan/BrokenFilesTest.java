package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A broken file ends in a [DataException] that names it, or in wrong values where nothing tells
/// them from right ones; never in another exception.
class BrokenFilesTest {
    private static final Set<String> COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value", "flag", "visit", "note");
    private static final int TRIALS = 150;

    @TempDir Path folder;

    static List<WrittenFile> files() {
        return WrittenFile.all().stream()
                .filter(file -> file.rowCount() >= 63 && file.rowCount() <= 1500)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void changedBytesNeverEndInAnythingButADataException(WrittenFile file) throws IOException {
        long seed = file.toString().hashCode();
        Random random = new Random(seed);
        byte[] good = Files.readAllBytes(file.shard().file());
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] bad = good.clone();
            // Footers and headers are small and matter most, so half of the changes are near the
            // end.
            int from = trial % 2 == 0 ? 0 : Math.max(0, bad.length - 3000);
            for (int change = 0; change <= trial % 3; change++) {
                bad[from + random.nextInt(bad.length - from)] = (byte) random.nextInt();
            }
            readTolerantly(bad, "seed " + seed + ", trial " + trial);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aCutOffFileIsNoParquetFile(WrittenFile file) throws IOException {
        byte[] good = Files.readAllBytes(file.shard().file());
        for (int length = 0; length < good.length; length += 1 + good.length / 20) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOfSatisfying(
                            DataException.class,
                            e ->
                                    assertThat(e.code())
                                            .isIn(DiagnosticCode.D003, DiagnosticCode.D004));
        }
    }

    @Test
    void aChecksumThatDoesNotFitIsAnError() throws IOException {
        byte[] bytes =
                Files.readAllBytes(WrittenFile.folder().resolve("checksums.some.600.parquet"));
        // The first page's body, behind its header.
        bytes[60] ^= 1;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.code()).isEqualTo(DiagnosticCode.D004))
                .hasMessageContaining("row group 0, column `subject_id`");
    }

    @Test
    void anUnsupportedCodecIsNamed() throws IOException {
        byte[] bytes =
                Files.readAllBytes(WrittenFile.folder().resolve("codec-brotli.refused.parquet"));
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.code()).isEqualTo(DiagnosticCode.D011))
                .hasMessageContaining("BROTLI");
    }

    private void readTolerantly(byte[] bytes, String trial) throws IOException {
        try {
            read(bytes);
        } catch (DataException e) {
            assertThat(e).as(trial).hasMessageContaining("broken.parquet");
        } catch (RuntimeException | Error e) {
            throw new AssertionError(trial, e);
        }
    }

    private void read(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("broken.parquet"), bytes);
        RowSelection rows = new RowSelection();
        try (RootAllocator allocator = new RootAllocator(256 << 20);
                ParquetEventScan scan =
                        ParquetEventScan.open(new Shard("broken", path), COLUMNS, allocator)) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                rows.selectAll(batch.rowCount());
                for (String column : COLUMNS) {
                    batch.column(column, rows);
                }
            }
        }
    }
}
