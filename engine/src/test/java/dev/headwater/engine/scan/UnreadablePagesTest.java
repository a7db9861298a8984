package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What neither path can read is an error with its place, whichever path it is.
class UnreadablePagesTest {
    private static final int TRIALS = 30;

    @TempDir Path folder;

    /// No value is encoded, so that the writer does not complain.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEncodingThatTheTypeCannotHaveIsNamed(boolean isGeneral) throws IOException {
        GeneratedColumn column =
                ColumnKinds.named("double")
                        .column("numeric_value", PageEncoding.DELTA_BINARY_PACKED, false);
        fails(
                file(List.of(column), NullPattern.ALL).write(path()),
                column,
                isGeneral,
                DiagnosticCode.D011,
                "the encoding DELTA_BINARY_PACKED is not supported",
                "row group 0, column `numeric_value`");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChecksumThatDoesNotFitIsAnError(boolean isGeneral) throws IOException {
        GeneratedColumn column =
                ColumnKinds.named("text").column("code", PageEncoding.PLAIN, false);
        byte[] bytes = Files.readAllBytes(file(List.of(column), NullPattern.NONE).write(path()));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.lastIndexOf("Gr")] ^= 1;
        fails(
                Files.write(path(), bytes),
                column,
                isGeneral,
                DiagnosticCode.D004,
                "a page does not have its checksum",
                "row group 0, column `code`");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSubjectOfMoreThan64BitsIsAnError(boolean isGeneral) throws IOException {
        BigInteger large = BigInteger.ONE.shiftLeft(63);
        GeneratedColumn whole =
                ColumnKinds.named("whole_subject").column("subject_id", PageEncoding.PLAIN, false);
        byte[] bytes = new byte[16];
        System.arraycopy(large.toByteArray(), 0, bytes, 7, 9);
        GeneratedColumn column =
                new GeneratedColumn(
                        whole.name(),
                        null,
                        whole.element(),
                        whole.encoding(),
                        whole.use(),
                        row -> Binary.fromConstantByteArray(bytes),
                        row -> large);
        fails(
                file(List.of(column), NullPattern.NONE).write(path()),
                column,
                isGeneral,
                DiagnosticCode.D006,
                "the integer " + large + " has more than 64 bits",
                "row group 0, column `subject_id`");
    }

    /// Without checksums, which would find them first.
    @ParameterizedTest
    @CsvSource({
        "PACKED_LEVELS, false",
        "PACKED_LEVELS, true",
        "VERSION_2, false",
        "VERSION_2, true"
    })
    void changedBytesNeverEndInAnythingButADataException(FileTrait trait, boolean isGeneral)
            throws IOException {
        List<GeneratedColumn> columns = new ArrayList<>();
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        for (ColumnKind kind : ColumnKinds.all()) {
            for (PageEncoding encoding : PageEncoding.of(kind.type())) {
                GeneratedColumn column = kind.column(kind.name() + " " + encoding, encoding, false);
                columns.add(column);
                uses.put(column.name(), column.use());
            }
        }
        byte[] good =
                Files.readAllBytes(
                        new GeneratedFile(
                                        columns,
                                        List.of(300),
                                        NullPattern.RANDOM,
                                        CompressionCodec.UNCOMPRESSED,
                                        100,
                                        Set.of(trait))
                                .write(path()));
        long seed = 99;
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] bad = good.clone();
            for (int change = 0; change < 30; change++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(path(), bad);
            for (String name : uses.keySet()) {
                readTolerantly(
                        file,
                        Map.of(name, uses.get(name)),
                        isGeneral,
                        "seed " + seed + ", trial " + trial + ", column " + name);
            }
        }
    }

    private static void readTolerantly(
            Path file, Map<String, ColumnUse> uses, boolean isGeneral, String trial) {
        try {
            ReadColumns.all(isGeneral).of(file, uses);
        } catch (DataException e) {
            assertThat(e).as(trial).hasMessageContaining("generated.parquet");
        } catch (RuntimeException | Error e) {
            throw new AssertionError(trial, e);
        }
    }

    private static void fails(
            Path file,
            GeneratedColumn column,
            boolean isGeneral,
            DiagnosticCode code,
            String message,
            String place) {
        assertThatThrownBy(() ->
                        ReadColumns.all(isGeneral).of(file, Map.of(column.name(), column.use())))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message)
                .hasMessageContaining(place);
    }

    private Path path() {
        return folder.resolve("generated.parquet");
    }

    private static GeneratedFile file(List<GeneratedColumn> columns, NullPattern nulls) {
        return new GeneratedFile(
                columns,
                List.of(300),
                nulls,
                CompressionCodec.UNCOMPRESSED,
                100,
                Set.of(FileTrait.CHECKSUMS));
    }
}
