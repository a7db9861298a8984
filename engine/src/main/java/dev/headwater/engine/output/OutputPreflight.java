package dev.headwater.engine.output;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Refuses, before any work is done, outputs that exist, that would mix with older labels, or that
/// cannot be written.
///
/// Readers take every `*.parquet` below a label folder. So a run over all shards refuses a folder
/// with other Parquet files in it, also when it may overwrite: it never deletes what it does not
/// replace. A run over some shards (`splits` that are folders, `shardIndex`) shares the folder with
/// its siblings.
final class OutputPreflight {
    private OutputPreflight() {}

    /// @throws DataException D010 or D015
    static void check(ExtractionOptions options, List<Shard> shards) {
        Path labels = options.labelsPath();
        List<Path> targets = new ArrayList<>();
        if (labels != null && CohortOutput.isSingleFile(labels)) {
            targets.add(labels);
        } else if (labels != null) {
            requireFolder(labels);
            shards.forEach(shard -> targets.add(fileOf(labels, shard)));
        }
        if (options.windowsPath() != null) {
            targets.add(options.windowsPath());
        }
        if (options.attritionPath() != null) {
            targets.add(options.attritionPath());
        }
        if (options.arrowPath() != null && !options.arrowPath().equals("-")) {
            targets.add(Path.of(options.arrowPath()));
        }
        if (options.report() != null) {
            targets.add(options.report().file());
        }
        if (options.manifest() != null) {
            targets.add(options.manifest().file());
        }
        requireDistinct(targets);
        for (Path target : targets) {
            checkTarget(target, shards, options);
        }
        boolean isWholeRun = options.splits().isEmpty() && options.shardCount() == 1;
        if (labels != null && isWholeRun && Files.isDirectory(labels)) {
            requireNoOtherLabels(labels, new HashSet<>(targets));
        }
    }

    private static Path fileOf(Path labels, Shard shard) {
        try {
            return ParquetFolder.fileOf(labels, shard);
        } catch (InvalidPathException e) {
            throw new DataException(
                    DiagnosticCode.D015,
                    "cannot write the labels of `"
                            + shard.name()
                            + "`: the locale has no such file name",
                    e);
        }
    }

    private static void requireDistinct(List<Path> targets) {
        Set<Path> seen = new HashSet<>();
        for (Path target : targets) {
            if (!seen.add(target.toAbsolutePath().normalize())) {
                throw unwritable(target, "it is named for two outputs");
            }
        }
    }

    private static void checkTarget(Path target, List<Shard> shards, ExtractionOptions options) {
        if (Files.isDirectory(target)) {
            throw unwritable(target, "it is a folder");
        }
        if (Files.exists(target)) {
            for (Shard shard : shards) {
                shard.files().forEach(file -> requireDifferent(target, file));
            }
            if (!options.overwrite()) {
                String hint =
                        holdsPartOfShards(options, shards)
                                ? "choose another folder for each split, or pass --overwrite"
                                : "pass --overwrite to replace it";
                throw new DataException(
                        DiagnosticCode.D010, "output `" + target + "` exists; " + hint);
            }
        }
        requireWritableParent(target);
    }

    /// Whether splits are chosen that are no folders, so that labels of others have the same names.
    private static boolean holdsPartOfShards(ExtractionOptions options, List<Shard> shards) {
        return !options.splits().isEmpty()
                && shards.stream()
                        .anyMatch(shard -> options.splits().stream().noneMatch(shard::isIn));
    }

    private static void requireDifferent(Path target, Path file) {
        try {
            if (Files.exists(file) && Files.isSameFile(target, file)) {
                throw unwritable(target, "it is part of the data");
            }
        } catch (IOException e) {
            throw OutputFailure.of(target.toString(), e);
        }
    }

    private static void requireFolder(Path labels) {
        if (Files.exists(labels) && !Files.isDirectory(labels)) {
            throw unwritable(
                    labels, "it is a file; a folder or a name that ends in `.parquet` is needed");
        }
    }

    private static void requireWritableParent(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw unwritable(target, "`" + folder + "` is no folder");
        }
        if (folder != null && !Files.isWritable(folder)) {
            throw unwritable(target, "no permission for `" + folder + "`");
        }
    }

    private static void requireNoOtherLabels(Path labels, Set<Path> ownFiles) {
        List<Path> others =
                parquetFiles(labels).stream().filter(file -> !ownFiles.contains(file)).toList();
        if (!others.isEmpty()) {
            String more = others.size() == 1 ? "" : " and " + (others.size() - 1) + " more";
            throw new DataException(
                    DiagnosticCode.D010,
                    "`"
                            + others.getFirst()
                            + "`"
                            + more
                            + " would be read together with the labels of this run;"
                            + " choose another folder or remove the files that are not part of it");
        }
    }

    /// What readers of a folder would find below it, in order.
    ///
    /// @throws DataException D015 if the folder cannot be read
    static List<Path> parquetFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
        } catch (IOException e) {
            throw OutputFailure.of(folder.toString(), e);
        } catch (UncheckedIOException e) {
            throw OutputFailure.of(folder.toString(), Objects.requireNonNull(e.getCause()));
        }
    }

    private static DataException unwritable(Path target, String reason) {
        return new DataException(DiagnosticCode.D015, "cannot write `" + target + "`: " + reason);
    }
}
