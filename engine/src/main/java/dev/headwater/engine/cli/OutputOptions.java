package dev.headwater.engine.cli;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionOptions.ManifestTarget;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.scan.FileDigest;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run writes, and where.
final class OutputOptions {
    /// What public agencies ask for.
    private static final int DEFAULT_LEAST_COUNT = 11;

    @Nullable Path labels;
    LabelsSchema schema = LabelsSchema.STRICT;
    @Nullable Path windows;
    @Nullable String arrow;
    @Nullable Path attrition;
    @Nullable Path report;
    private @Nullable Integer leastCount;
    @Nullable Path manifest;
    boolean noManifest;
    FileDigest.Algorithm manifestHash = FileDigest.Algorithm.CRC32C;
    boolean overwrite;

    void declare(Arguments arguments) {
        arguments.option(
                "--out",
                "PATH",
                Path.class,
                value -> labels = value,
                "Labels: a folder, for one file a shard, or one file if it ends in .parquet.");
        arguments.option(
                "--labels-schema",
                "SCHEMA",
                Choice.of(LabelsSchema.values()),
                value -> schema = value,
                "strict: only the columns the task fills, no nulls. compat: all six label"
                        + " columns of MEDS, as ACES writes them. Default: strict.");
        arguments.option(
                "--windows",
                "FILE",
                Path.class,
                value -> windows = value,
                "Every row's trigger and its windows' times and counts: Parquet, or Arrow if"
                        + " the name is one that --arrow takes for it.");
        arguments.option(
                "--arrow",
                "FILE",
                String.class,
                value -> arrow = value,
                "Labels as an Arrow file (.arrow, .feather) or stream (.arrows), or with - as a"
                        + " stream on standard output.");
        arguments.option(
                "--attrition",
                "FILE",
                Path.class,
                value -> attrition = value,
                "What became of the triggers at each step and constraint, as JSON; a table of"
                        + " it is shown at the end.");
        arguments.option(
                "--report",
                "FILE",
                Path.class,
                value -> report = value,
                "A page for readers (HTML): the task, the funnel, labels, times. Counts are"
                        + " rounded and small ones withheld.");
        arguments.option(
                "--report-min-cell",
                "N",
                Integer.class,
                value -> leastCount = value,
                "The least count that the report tells; counts are rounded to multiples of it."
                        + " 0: all, exactly. Default: 11.");
        arguments.option(
                "--manifest",
                "FILE",
                Path.class,
                value -> manifest = value,
                "What was read, done and written, for headwater verify. Default: manifest.json"
                        + " in the label folder, else NAME.manifest.json beside the first output; none"
                        + " for --arrow - alone.");
        arguments.flag("--no-manifest", () -> noManifest = true, "Write no manifest.");
        arguments.option(
                "--manifest-hash",
                "HASH",
                Choice.of(FileDigest.Algorithm.values()),
                value -> manifestHash = value,
                "How the manifest tells data files apart: crc32c, sha256 (slower, withstands"
                        + " intent), or none, by size only. Default: crc32c.");
        arguments.flag("--overwrite", () -> overwrite = true, "Replace outputs that exist.");
    }

    boolean areMissing() {
        return Stream.of(labels, windows, arrow, attrition, report).allMatch(Objects::isNull);
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

    boolean mixReportWithLabels() {
        return report != null && isReadAsLabels(report);
    }

    boolean haveUnusedLeastCount() {
        return leastCount != null && (report == null || leastCount < 0);
    }

    boolean mixArrowWithLabels() {
        return arrow != null && isReadAsLabels(Path.of(arrow));
    }

    boolean mixManifestWithLabels() {
        return manifest != null && isReadAsLabels(manifest);
    }

    /// Where the manifest goes; null if there is none. Jobs that share a label folder have one
    /// each.
    @Nullable ManifestTarget manifestTarget(DataOptions data) {
        Path file = manifest == null ? defaultManifest(data) : manifest;
        return noManifest || file == null ? null : new ManifestTarget(file, manifestHash);
    }

    /// Where the report goes; null if there is none.
    @Nullable ReportTarget reportTarget() {
        return report == null
                ? null
                : new ReportTarget(
                        report, Objects.requireNonNullElse(leastCount, DEFAULT_LEAST_COUNT));
    }

    private @Nullable Path defaultManifest(DataOptions data) {
        if (labels != null && !CohortOutput.isSingleFile(labels)) {
            return labels.resolve("manifest" + data.part() + ".json");
        }
        Path first =
                Stream.of(labels, windows, arrowFile(), report)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return first == null
                ? null
                : first.resolveSibling(
                        first.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "")
                                + ".manifest.json");
    }

    private @Nullable Path arrowFile() {
        return arrow == null || useStandardOutput() ? null : Path.of(arrow);
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
