package dev.headwater.engine.cli;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a run writes, and where.
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "Labels: a folder, for one file a shard, or one file if it ends in .parquet.")
    @Nullable Path labels;

    @Option(
            names = "--labels-schema",
            paramLabel = "SCHEMA",
            converter = Choice.OfLabelsSchema.class,
            completionCandidates = Choice.OfLabelsSchema.class,
            description =
                    "strict: only the columns the task fills, no nulls. compat: all six label"
                            + " columns of MEDS, as ACES writes them. Default: strict.")
    LabelsSchema schema = LabelsSchema.STRICT;

    @Option(
            names = "--windows",
            paramLabel = "FILE",
            description =
                    "Every row's trigger and its windows' times and counts: Parquet, or Arrow if the"
                            + " name is one that --arrow takes for it.")
    @Nullable Path windows;

    @Option(
            names = "--arrow",
            paramLabel = "FILE",
            description =
                    "Labels as an Arrow file (.arrow, .feather) or stream (.arrows), or with - as a"
                            + " stream on standard output.")
    @Nullable String arrow;

    @Option(names = "--overwrite", description = "Replace outputs that exist.")
    boolean overwrite;

    boolean areMissing() {
        return labels == null && windows == null && arrow == null;
    }

    boolean useStandardOutput() {
        return "-".equals(arrow);
    }

    boolean mixWindowsWithLabels() {
        return windows != null && isReadAsLabels(windows);
    }

    boolean mixArrowWithLabels() {
        return arrow != null && isReadAsLabels(Path.of(arrow));
    }

    /// Whether readers of the label folder would take `file` for labels.
    private boolean isReadAsLabels(Path file) {
        if (labels == null || !file.toString().endsWith(".parquet")) {
            return false;
        }
        Path folder = labels.toAbsolutePath().normalize();
        return file.toAbsolutePath().normalize().startsWith(folder);
    }
}
