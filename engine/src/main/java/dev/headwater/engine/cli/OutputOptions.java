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
            description = "Every row's trigger and its windows' times and counts, as Parquet.")
    @Nullable Path windows;

    @Option(
            names = "--arrow",
            paramLabel = "FILE",
            description = "Labels as an Arrow file, or with - as a stream on standard output.")
    @Nullable String arrow;

    @Option(
            names = "--attrition",
            paramLabel = "FILE",
            description =
                    "What became of the triggers at each step and constraint, as JSON; a table of it"
                            + " is shown at the end.")
    @Nullable Path attrition;

    @Option(names = "--overwrite", description = "Replace outputs that exist.")
    boolean overwrite;

    boolean areMissing() {
        return labels == null && windows == null && arrow == null && attrition == null;
    }

    boolean useStandardOutput() {
        return "-".equals(arrow);
    }

    boolean mixWindowsWithLabels() {
        return windows != null && isReadAsLabels(windows);
    }

    boolean mixAttritionWithLabels() {
        return attrition != null && isReadAsLabels(attrition);
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
