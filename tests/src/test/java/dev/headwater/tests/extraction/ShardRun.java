package dev.headwater.tests.extraction;

import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.ShardExtraction;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.SpillFile;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.sample.RowSample;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.EventScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Runs one shard with all summaries. Fails if a buffer is left open. An unsorted shard of more
/// than a few rows is sorted through a temporary file.
public final class ShardRun {
    private static final SortSpace LEAST_SPACE = new SortSpace(0, ShardRun::openSpillFile);

    private ShardRun() {}

    /// @param scans opens the shard; may be asked twice
    public static CohortTable ofScan(
            ExtractionPlan plan, Function<BufferAllocator, ? extends EventScan> scans) {
        return countedScan(plan, scans).table();
    }

    /// @param scans opens the shard; may be asked twice
    public static CohortTable ofScan(
            ExtractionPlan plan,
            RowSample sample,
            Function<BufferAllocator, ? extends EventScan> scans) {
        return countedScan(plan, sample, scans).table();
    }

    /// @param scans opens the shard; may be asked twice
    /// @param sinks opens what takes the rows; may be asked twice
    public static void ofScan(
            ExtractionPlan plan,
            RowSample sample,
            Function<BufferAllocator, ? extends EventScan> scans,
            Supplier<? extends CohortSink> sinks) {
        try (BufferAllocator allocator = new RootAllocator()) {
            extraction(plan, true, allocator, sample).run(() -> scans.apply(allocator), sinks);
        }
    }

    public static CohortTable ofTable(ExtractionPlan plan, DirectTable table) {
        return countedTable(plan, table).table();
    }

    /// @param scans opens the shard; may be asked twice
    public static Result countedScan(
            ExtractionPlan plan, Function<BufferAllocator, ? extends EventScan> scans) {
        return countedScan(plan, RowSample.ALL, scans);
    }

    private static Result countedScan(
            ExtractionPlan plan,
            RowSample sample,
            Function<BufferAllocator, ? extends EventScan> scans) {
        try (BufferAllocator allocator = new RootAllocator()) {
            return result(
                    plan,
                    sinks ->
                            extraction(plan, true, allocator, sample)
                                    .run(() -> scans.apply(allocator), sinks)
                                    .total());
        }
    }

    public static Result countedTable(ExtractionPlan plan, DirectTable table) {
        try (BufferAllocator allocator = new RootAllocator()) {
            return result(
                    plan,
                    sinks ->
                            extraction(plan, false, allocator, RowSample.ALL)
                                    .run(table, sinks)
                                    .total());
        }
    }

    private static ShardExtraction extraction(
            ExtractionPlan plan,
            boolean countsDistribution,
            BufferAllocator allocator,
            RowSample sample) {
        return new ShardExtraction(
                plan,
                true,
                true,
                countsDistribution,
                allocator,
                LEAST_SPACE,
                sample,
                SubjectGroups.ONE);
    }

    /// The rows of the cohort, and what was counted on the way.
    public record Result(CohortTable table, ShardCounts counts) {}

    private static SpillFile openSpillFile() {
        try {
            return SpillFile.open(Files.createTempFile("rows", ".tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Run {
        ShardCounts into(Supplier<CollectingSink> sinks);
    }

    private static Result result(ExtractionPlan plan, Run run) {
        List<CollectingSink> opened = new ArrayList<>();
        ShardCounts counts =
                run.into(() -> {
                    opened.add(new CollectingSink());
                    return opened.getLast();
                });
        Map<String, String> schema = new LinkedHashMap<>();
        CohortSchema.of(plan, true)
                .getFields()
                .forEach(field -> schema.put(field.getName(), ArrowValues.typeName(field)));
        return new Result(new CohortTable(schema, opened.getLast().rows()), counts);
    }
}
