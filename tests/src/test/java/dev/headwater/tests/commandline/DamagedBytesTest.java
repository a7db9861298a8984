package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever happens to the bytes of a file, the run ends with a message about the data or, where
/// nobody can tell, with a result.
class DamagedBytesTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");
    private static Path folder = Path.of("");

    @BeforeContainer
    static void createFolder() throws IOException {
        folder = Files.createTempDirectory("damaged");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("shard.parquet"));
        Files.deleteIfExists(folder.resolve("labels.parquet"));
        Files.delete(folder);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void aChangedByteIsNoInternalError(
            @ForAll Layout layout,
            @ForAll @IntRange(max = 999_999) int place,
            @ForAll byte change) {
        byte[] bytes = layout.bytes();
        bytes[(int) ((long) bytes.length * place / 1_000_000)] ^= change;
        assertThat(extract(bytes).exitCode()).isIn(0, 3);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aLostTailIsAnError(@ForAll Layout layout, @ForAll @IntRange(max = 999_999) int place) {
        byte[] bytes = layout.bytes();
        CommandRun run =
                extract(Arrays.copyOf(bytes, (int) ((long) bytes.length * place / 1_000_000)));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    }

    enum Layout {
        PLAIN("plain"),
        ZSTD("zstd"),
        SNAPPY("snappy"),
        GZIP("gzip"),
        LZ4("lz4"),
        DELTA("delta"),
        SECOND_VERSION("plain-pages-of-version-2");

        private final String name;

        Layout(String name) {
            this.name = name;
        }

        byte[] bytes() {
            try {
                return Files.readAllBytes(LAYOUTS.resolve(name + ".parquet"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static CommandRun extract(byte[] bytes) {
        try {
            Path shard = Files.write(folder.resolve("shard.parquet"), bytes);
            CommandRun run =
                    CommandRun.of(
                            "extract",
                            SampleData.task("abnormal_lab/creatinine"),
                            "--predicates",
                            SampleData.PREDICATES,
                            "--data",
                            shard,
                            "--overwrite",
                            "--debug",
                            "--no-manifest",
                            "--out",
                            folder.resolve("labels.parquet"));
            assertThat(run.err()).doesNotContain("internal error");
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
