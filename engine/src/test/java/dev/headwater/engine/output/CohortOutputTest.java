package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortOutputTest {
    private static final List<Shard> SHARDS =
            List.of(shard("held_out/0"), shard("train/0"), shard("train/1"));

    @TempDir private Path folder;

    private final BufferAllocator allocator = new RootAllocator();
    private boolean overwrite;
    private int shardCount = 1;

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Test
    void labelFoldersMirrorTheShards() {
        run(options("labels", "windows.pq", "labels.arrow"), SHARDS);

        assertThat(filesBelow(folder))
                .containsExactly(
                        "labels.arrow",
                        "labels/held_out/0.parquet",
                        "labels/train/0.parquet",
                        "labels/train/1.parquet",
                        "windows.pq");
    }

    @Test
    void theOrderInWhichShardsFinishDoesNotChangeAByte() throws IOException {
        run(options("a.parquet", "a.windows", "a.arrow"), SHARDS);
        run(options("b.parquet", "b.windows", "b.arrow"), SHARDS.reversed());

        for (String name : List.of(".parquet", ".windows", ".arrow")) {
            assertThat(folder.resolve("b" + name))
                    .hasSameBinaryContentAs(folder.resolve("a" + name));
        }
        assertThat(ParquetRows.read(folder.resolve("a.parquet")).size())
                .isEqualTo(3 * CohortRows.COMPLETE_ROWS);
    }

    @Test
    void theSizeOfBatchesDoesNotChangeAByte() {
        run(options("a", "a.windows", "a.arrow"), SHARDS);
        try (var output = open(options("b", "b.windows", "b.arrow"))) {
            for (Shard shard : SHARDS) {
                try (var sink = output.openShard(shard)) {
                    CohortRows.writeInBatches(allocator, SHARDS.indexOf(shard), 1, sink);
                    sink.finish();
                }
            }
            output.join();
            output.commit();
        }

        assertThat(folder.resolve("b.arrow")).hasSameBinaryContentAs(folder.resolve("a.arrow"));
        assertThat(folder.resolve("b.windows")).hasSameBinaryContentAs(folder.resolve("a.windows"));
        assertThat(folder.resolve("b/train/1.parquet"))
                .hasSameBinaryContentAs(folder.resolve("a/train/1.parquet"));
    }

    @Test
    void withoutCommitNothingStays() {
        try (var output = open(options("deep/labels", "w/windows.pq", "labels.arrow"))) {
            CohortSink sink = output.openShard(SHARDS.get(1));
            CohortRows.writeInBatches(allocator, 1, 10, sink);
            sink.finish();
            sink.close();
            CohortSink unfinished = output.openShard(SHARDS.get(2));
            CohortRows.writeInBatches(allocator, 2, 10, unfinished);
            unfinished.close();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void beforeCommitReadersSeeNoParquetFile() {
        try (var output = open(options("labels", null, null))) {
            writeAll(output, SHARDS);

            assertThat(filesBelow(folder))
                    .hasSize(3)
                    .allMatch(name -> name.matches(".*/\\.headwater-.*\\.tmp"));
        }
    }

    @Test
    void aShardThatWasGivenUpCanBeWrittenAgain() {
        try (var output = open(options("a.parquet", null, "a.arrow"))) {
            try (var givenUp = output.openShard(SHARDS.getFirst())) {
                CohortRows.writeInBatches(allocator, 7, 10, givenUp);
            }
            writeAll(output, SHARDS);
            output.join();
            output.commit();
        }
        run(options("b.parquet", null, "b.arrow"), SHARDS);

        assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
        assertThat(folder.resolve("a.arrow")).hasSameBinaryContentAs(folder.resolve("b.arrow"));
    }

    @Test
    void commitNeedsEveryShard() {
        try (var output = open(options("labels", null, null))) {
            writeAll(output, SHARDS.subList(0, 2));

            assertThatThrownBy(output::join).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void existingOutputsAreRefusedUnlessTheyMayBeOverwritten() {
        run(options("labels", "windows.pq", null), SHARDS);

        assertRefused(options("labels", null, null), DiagnosticCode.D010, "held_out/0.parquet");
        assertRefused(options("other", "windows.pq", null), DiagnosticCode.D010, "windows.pq");
        overwrite = true;
        run(options("labels", "windows.pq", null), SHARDS);
    }

    @Test
    void labelsOfAnEarlierRunAreNeverMixedIn() throws IOException {
        Files.createDirectories(folder.resolve("labels/train"));
        Files.createFile(folder.resolve("labels/train/7.parquet"));
        overwrite = true;

        assertRefused(options("labels", null, null), DiagnosticCode.D010, "train/7.parquet");
        shardCount = 2;
        run(options("labels", null, null), SHARDS);
        assertThat(filesBelow(folder)).contains("labels/train/7.parquet", "labels/train/1.parquet");
    }

    @Test
    void theDataIsNeverOverwritten() throws IOException {
        Path file = Files.createFile(folder.resolve("0.parquet"));
        overwrite = true;
        var options = options(".", null, null);

        assertThatThrownBy(() ->
                        CohortOutput.open(
                                        options,
                                        List.of(new Shard("0", file)),
                                        CohortRows.SCHEMA,
                                        allocator,
                                        System.out)
                                .close())
                .hasMessageContaining("part of the data");
    }

    @Test
    void pathsThatCannotBeWrittenAreRefusedFirst() throws IOException {
        Files.createFile(folder.resolve("file"));
        Files.createDirectory(folder.resolve("folder.parquet"));

        assertRefused(options("file", null, null), DiagnosticCode.D015, "it is a file");
        assertRefused(options("folder.parquet", null, null), DiagnosticCode.D015, "it is a folder");
        assertRefused(options("file/below", null, null), DiagnosticCode.D015, "is no folder");
    }

    @Test
    void aShardWhoseNameIsNoPathIsRefused() {
        List<Shard> shards = List.of(new Shard("not\0allowed", Path.of("data/0.parquet")));

        assertThatThrownBy(() ->
                        CohortOutput.open(
                                        options("labels", null, null),
                                        shards,
                                        CohortRows.SCHEMA,
                                        allocator,
                                        System.out)
                                .close())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no such file name");
    }

    @Test
    void twoOutputsCannotShareAPath() {
        assertRefused(options("labels", "w", "x/../w"), DiagnosticCode.D015, "for two outputs");
    }

    @Test
    void aLabelFolderThatCannotBeListedIsRefused() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("labels/closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        Assumptions.assumeFalse(Files.isReadable(closed), "root may list every folder");

        assertRefused(options("labels", null, null), DiagnosticCode.D015, "no permission");
    }

    @Test
    void anEmptyCohortKeepsItsColumns() throws IOException {
        try (var output = open(options("labels.parquet", "windows.pq", null))) {
            for (Shard shard : SHARDS) {
                try (var sink = output.openShard(shard)) {
                    sink.finish();
                }
            }
            output.join();
            output.commit();
        }

        assertThat(ParquetRows.columns(folder.resolve("labels.parquet")))
                .containsExactly("subject_id", "prediction_time", "boolean_value");
        assertThat(ParquetRows.columns(folder.resolve("windows.pq")))
                .startsWith(
                        "subject_id",
                        "index_timestamp",
                        "label",
                        "trigger",
                        "gap.end_summary.window_name");
        assertThat(ParquetRows.read(folder.resolve("windows.pq"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".arrow", ".feather", ".arrows"})
    void arrowFilesHoldTheRowsOfTheParquetFiles(String ending) throws IOException {
        run(options("labels.parquet", "w.parquet", "labels" + ending), SHARDS);
        run(options("other.parquet", "w" + ending, null), SHARDS);

        assertThat(ArrowRows.read(folder.resolve("labels" + ending), allocator).rows())
                .isEqualTo(ParquetRows.read(folder.resolve("labels.parquet")));
        assertThat(ArrowRows.read(folder.resolve("w" + ending), allocator).rows())
                .isEqualTo(ParquetRows.read(folder.resolve("w.parquet")))
                .hasSize(3 * CohortRows.ROWS);
    }

    @Test
    void arrowFilesKeepTheMetadataOfTheCohort() throws IOException {
        Map<String, String> metadata = Map.of("task", "sha256:0", "mode", "standard");
        Schema cohort = new Schema(CohortRows.SCHEMA.getFields(), metadata);
        ExtractionOptions options = options("labels.parquet", "w.arrow", "labels.arrow");
        try (var output = CohortOutput.open(options, SHARDS, cohort, allocator, System.out)) {
            writeAll(output, SHARDS);
            output.join();
            output.commit();
        }

        for (String name : List.of("labels.arrow", "w.arrow")) {
            assertThat(ArrowRows.read(folder.resolve(name), allocator).metadata())
                    .isEqualTo(metadata);
        }
    }

    @Test
    void anEmptyArrowFileKeepsItsColumns() throws IOException {
        try (var output = open(options("labels.parquet", "w.arrow", "labels.arrow"))) {
            for (Shard shard : SHARDS) {
                try (var sink = output.openShard(shard)) {
                    sink.finish();
                }
            }
            output.join();
            output.commit();
        }

        try (var reader =
                new ArrowFileReader(Files.newByteChannel(folder.resolve("w.arrow")), allocator)) {
            assertThat(reader.loadNextBatch()).isFalse();
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields())
                    .extracting(Field::getName)
                    .endsWith("trigger", "gap.end_summary");
        }
    }

    private static Shard shard(String name) {
        return new Shard(name, Path.of("data", name + ".parquet"));
    }

    private ExtractionOptions options(String labels, String windows, String arrow) {
        return new ExtractionOptions(
                Path.of("task.yaml"),
                null,
                Path.of("data"),
                InputFormat.MEDS,
                null,
                null,
                List.of(),
                0,
                shardCount,
                1,
                1 << 20,
                folder.resolve(labels),
                LabelsSchema.STRICT,
                windows == null ? null : folder.resolve(windows),
                arrow == null ? null : folder.resolve(arrow).toString(),
                null,
                overwrite,
                Sampling.NONE,
                null,
                null);
    }

    private CohortOutput open(ExtractionOptions options) {
        return CohortOutput.open(options, SHARDS, CohortRows.SCHEMA, allocator, System.out);
    }

    /// Opens all shards at once and finishes them in the order of `shards`.
    private void run(ExtractionOptions options, List<Shard> shards) {
        try (var output = open(options)) {
            writeAll(output, shards);
            output.join();
            output.commit();
        }
    }

    private void writeAll(CohortOutput output, List<Shard> shards) {
        List<CohortSink> sinks = new ArrayList<>();
        shards.forEach(shard -> sinks.add(output.openShard(shard)));
        for (int i = 0; i < sinks.size(); i++) {
            CohortRows.writeInBatches(allocator, SHARDS.indexOf(shards.get(i)), 100, sinks.get(i));
            sinks.get(i).finish();
            sinks.get(i).close();
        }
    }

    private void assertRefused(ExtractionOptions options, DiagnosticCode code, String message) {
        assertThatThrownBy(() -> open(options).close())
                .hasMessageContaining(message)
                .asInstanceOf(type(DataException.class))
                .extracting(DataException::code)
                .isEqualTo(code);
    }

    private static List<String> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
