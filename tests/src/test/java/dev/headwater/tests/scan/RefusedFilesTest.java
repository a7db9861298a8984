package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are whole but not what a scan needs.
class RefusedFilesTest {
    private static final Path GOOD = WrittenFile.folder().resolve("dictionary.none.65.parquet");

    @TempDir Path folder;

    @Test
    void theColumnsAreThoseOfTheFooter() {
        assertThat(ParquetEventScan.columnNames(GOOD))
                .containsExactly(
                        "subject_id",
                        "list",
                        "time",
                        "code",
                        "numeric_value",
                        "flag",
                        "visit",
                        "note");
    }

    @Test
    void aMissingColumnIsNamedWithTheNearestOne() {
        fails(
                GOOD,
                Set.of("subject_id", "visitt"),
                DiagnosticCode.D005,
                "missing column `visitt` (there is `visit`)");
    }

    @Test
    void aNestedColumnIsOfTheWrongType() {
        fails(GOOD, Set.of("list"), DiagnosticCode.D006, "the column is nested, not a boolean");
    }

    @Test
    void textIsNoSubject() {
        Path file = WrittenFile.folder().resolveSibling("direct-tables").resolve("text.parquet");
        fails(
                file,
                Set.of("subject_id"),
                DiagnosticCode.D006,
                "the column is BYTE_ARRAY STRING, not an integer");
    }

    @Test
    void aMissingFileIsNotFound() {
        fails(folder.resolve("absent.parquet"), Set.of(), DiagnosticCode.D001, "no such file");
    }

    @Test
    void aFolderCannotBeRead() {
        fails(folder, Set.of(), DiagnosticCode.D007, "a folder");
    }

    @Test
    void aFileOfAnotherKindIsNoParquetFile() throws IOException {
        Path file =
                Files.writeString(folder.resolve("table.parquet"), "subject_id,time,code\n1,2,3\n");
        fails(file, Set.of(), DiagnosticCode.D003, "not a Parquet file");
    }

    @Test
    void anEncryptedFooterIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(GOOD);
        bytes[bytes.length - 1] = 'E';
        Path file = Files.write(folder.resolve("secret.parquet"), bytes);
        fails(file, Set.of(), DiagnosticCode.D003, "the file is encrypted");
    }

    private static void fails(Path file, Set<String> columns, DiagnosticCode code, String message) {
        try (RootAllocator allocator = new RootAllocator()) {
            assertThatThrownBy(() ->
                            ParquetEventScan.open(new Shard("shard", file), columns, allocator))
                    .isInstanceOfSatisfying(
                            DataException.class, e -> assertThat(e.code()).isEqualTo(code))
                    .hasMessageContaining(message)
                    .hasMessageContaining(file.toString());
        }
    }
}
