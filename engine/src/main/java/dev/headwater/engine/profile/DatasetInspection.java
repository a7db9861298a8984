package dev.headwater.engine.profile;

import dev.headwater.engine.profile.DatasetProfile.ColumnProfile;
import dev.headwater.engine.profile.DatasetProfile.ShardProfile;
import dev.headwater.engine.scan.CodeCatalog;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DatasetDescription;
import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import dev.headwater.engine.scan.SubjectSplits;
import dev.headwater.engine.survey.UnlistedCodes;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Inspects a MEDS dataset: what is in it, and what is wrong with it.
///
/// A shard or a file of metadata that cannot be read is a mistake like others; what can be read is
/// told nevertheless.
public final class DatasetInspection {
    private final Path data;
    private final int threads;
    private final BufferAllocator allocator;
    private final Diagnostics diagnostics;
    private final ProfileWarnings warnings;

    private DatasetInspection(
            Path data, int threads, BufferAllocator allocator, Diagnostics diagnostics) {
        this.data = data;
        this.threads = threads;
        this.allocator = allocator;
        this.diagnostics = diagnostics;
        this.warnings = new ProfileWarnings(diagnostics);
    }

    /// @param data a MEDS root, a folder of shards or a shard
    /// @param threads how many go over the rows
    /// @param diagnostics gets what is wrong
    /// @throws DataException if there is no shard
    public static DatasetProfile inspect(
            Path data, int threads, BufferAllocator allocator, Diagnostics diagnostics) {
        return new DatasetInspection(data, threads, allocator, diagnostics).inspect();
    }

    private DatasetProfile inspect() {
        List<Shard> shards = Dataset.of(InputFormat.MEDS, data, null).shards();
        SequencedMap<Shard, SequencedMap<String, String>> types = new LinkedHashMap<>();
        for (Shard shard : shards) {
            SequencedMap<String, String> ofShard =
                    read(() -> ParquetEventScan.columnTypes(shard.file()));
            if (ofShard != null) {
                types.put(shard, ofShard);
            }
        }
        DatasetCounts counts =
                new DatasetProfiler(types, DatasetProfiler.ROWS_PER_SLICE, threads, allocator)
                        .count();
        counts.failures().forEach(warnings::addFailure);
        boolean isRoot = ShardCatalog.isRoot(data);
        DatasetDescription description = isRoot ? description() : null;
        Map<String, String> listed = isRoot ? listedCodes() : Map.of();
        SubjectSplits table = isRoot ? read(() -> SubjectSplits.read(data, allocator)) : null;
        if (isRoot) {
            warnings.addStrayFiles(ShardCatalog.strayFiles(data));
        }
        List<ColumnProfile> columns = ShardColumns.of(types);
        warnings.addColumns(columns, types);
        warnings.addShards(counts.shards());
        warnings.addFindings(counts.findings());
        DatasetSplits splits = new DatasetSplits(table);
        counts.shards().forEach(splits::add);
        splits.warn(warnings);
        warnOfUnlisted(counts.codes(), listed);
        return profile(description, columns, counts, splits, listed);
    }

    private DatasetProfile profile(
            @Nullable DatasetDescription description,
            List<ColumnProfile> columns,
            DatasetCounts counts,
            DatasetSplits splits,
            Map<String, String> listed) {
        List<ShardTally> shards = counts.shards();
        ShardTally total = new ShardTally(new Shard("", data));
        shards.forEach(total::add);
        return new DatasetProfile(
                data.toString(),
                description,
                shards.stream().map(DatasetInspection::profile).toList(),
                columns,
                total.rows,
                total.staticRows,
                total.events,
                total.subjects.count(),
                total.hasTimes ? total.firstTime : null,
                total.hasTimes ? total.lastTime : null,
                shards.stream().anyMatch(shard -> shard.subjects.isScattered()),
                splits.profiles(),
                counts.codes().profiles(listed),
                counts.codes().areAllTold());
    }

    private static ShardProfile profile(ShardTally tally) {
        return new ShardProfile(
                tally.shard.name(),
                ParquetEventScan.byteCount(tally.shard.file()),
                tally.rows,
                tally.subjects.count(),
                tally.events,
                tally.isSorted());
    }

    private @Nullable DatasetDescription description() {
        try {
            DatasetDescription description = DatasetDescription.read(data);
            if (description == null) {
                warnings.warn(DiagnosticCode.D055, "there is no `metadata/dataset.json`");
            }
            return description;
        } catch (DataException unreadable) {
            warnings.warn(unreadable.code(), unreadable.message());
            return null;
        }
    }

    private Map<String, String> listedCodes() {
        if (!CodeCatalog.exists(data)) {
            warnings.warn(DiagnosticCode.D055, "there is no `metadata/codes.parquet`");
            return Map.of();
        }
        Map<String, String> listed = read(() -> CodeCatalog.listed(data, allocator));
        return listed == null ? Map.of() : listed;
    }

    private void warnOfUnlisted(CodeCounts codes, Map<String, String> listed) {
        List<String> unlisted =
                codes.codes().filter(code -> !listed.containsKey(code)).sorted().toList();
        if (!listed.isEmpty() && !unlisted.isEmpty()) {
            diagnostics.add(UnlistedCodes.warning(unlisted));
        }
    }

    /// Null if it cannot be read, which is noted then.
    private <T> @Nullable T read(Supplier<? extends @Nullable T> source) {
        try {
            return source.get();
        } catch (DataException failure) {
            warnings.addFailure(failure);
            return null;
        }
    }
}
