package dev.headwater.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.IsoTime;
import dev.headwater.tests.extraction.ParquetTable;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.ReferenceExtractor;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The naive extractor finds the same labels for every shipped task, in one shard of the sample.
class LibraryAgreesWithReferenceTest {
    private static final Path SHARD = SampleData.MEDS.resolve("data/held_out/0.parquet");
    private static final List<DataRow> ROWS =
            ParquetTable.read(SHARD).rows().stream()
                    .map(LibraryAgreesWithReferenceTest::row)
                    .toList();

    @TestFactory
    Stream<DynamicTest> everyTaskGivesTheLabelsOfTheReferenceExtractor(@TempDir Path folder) {
        return SampleData.tasks().stream()
                .map(task ->
                        DynamicTest.dynamicTest(
                                task,
                                () ->
                                        assertThat(extracted(task, folder.resolve("l.parquet")))
                                                .isEqualTo(reference(task))
                                                .isNotEmpty()));
    }

    private static List<String> extracted(String task, Path labels) {
        CommandRun run =
                CommandRun.of(
                        "extract",
                        task,
                        "--predicates",
                        "sample",
                        "--data",
                        SHARD,
                        "--no-manifest",
                        "--overwrite",
                        "--out",
                        labels);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return ParquetTable.read(labels).rows().stream()
                .map(row ->
                        row.get("subject_id")
                                + " "
                                + row.get("prediction_time")
                                + " "
                                + row.get("boolean_value"))
                .toList();
    }

    private static List<String> reference(String name) {
        ReferenceTask task = ReferenceTaskReader.read(name, "sample");
        var extractor =
                new ReferenceExtractor(
                        task, Semantics.STANDARD, ReferenceRecords.ofRows(task, ROWS, false));
        return extractor.extract().stream()
                .map(row ->
                        row.subject()
                                + " "
                                + IsoTime.ofMicros(Objects.requireNonNull(row.index()))
                                + " "
                                + (Objects.requireNonNull(row.label()) > 0))
                .toList();
    }

    private static DataRow row(Map<String, @Nullable Object> row) {
        Object time = row.get("time");
        return new DataRow(
                (Long) row.get("subject_id"),
                time == null
                        ? null
                        : LocalDateTime.parse((String) time).toEpochSecond(ZoneOffset.UTC)
                                * 1_000_000,
                (String) row.get("code"),
                (Float) row.get("numeric_value"),
                null);
    }
}
