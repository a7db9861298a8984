package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The shards of a dataset.
public final class ShardCatalog {
    private static final String PARQUET = ".parquet";
    private static final String CSV = ".csv";

    private ShardCatalog() {}

    /// The shards below `data`, ordered by name, character by character (`train/10` before
    /// `train/2`): a MEDS root (with `data/`), a folder of Parquet files at any depth, or one file
    /// (`.parquet`, or `.csv` for direct tables). Hidden and temporary files and folders (names
    /// that begin with `.` or `_`) are passed over.
    ///
    /// @throws DataException if there is nothing at `data`, it cannot be read, or it holds no shard
    public static List<Shard> list(Path data) {
        DataLocation location = DataLocation.of(data);
        if (!Files.exists(data)) {
            throw location.error(DiagnosticCode.D001, "no such file or folder");
        }
        if (!Files.isDirectory(data)) {
            return List.of(new Shard(nameOf(data.getFileName()), data));
        }
        List<Shard> shards = shardsBelow(isRoot(data) ? data.resolve("data") : data, location);
        if (shards.isEmpty()) {
            throw location.error(DiagnosticCode.D002, "no Parquet file in the folder");
        }
        return shards;
    }

    /// The names that shards of all Parquet files below a folder have, hidden ones too, in order;
    /// null if there is no folder at `path`. Links to folders are not followed.
    ///
    /// @throws DataException if the folder cannot be read
    public static @Nullable List<String> namesBelow(String path) {
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(folder::relativize)
                    .filter(file -> file.toString().endsWith(PARQUET))
                    .map(ShardCatalog::nameOf)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw DataLocation.of(folder).unreadable(e);
        }
    }

    /// The files among the shards of a MEDS root that are none, by their names below its folder
    /// `data`, in order; hidden ones are passed over.
    ///
    /// @throws DataException if the folder cannot be read
    public static List<String> strayFiles(Path root) {
        Path folder = root.resolve("data");
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !isShard(file) && !isHiddenIn(file))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw DataLocation.of(folder).unreadable(e);
        }
    }

    /// Whether there is a folder `data`, beside which a MEDS root has its metadata.
    public static boolean isRoot(Path data) {
        return Files.isDirectory(data.resolve("data"));
    }

    private static List<Shard> shardsBelow(Path folder, DataLocation location) {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(
                            file -> isShard(folder.relativize(file)) && Files.isRegularFile(file))
                    .map(file -> new Shard(nameOf(folder.relativize(file)), file))
                    .sorted(Comparator.comparing(Shard::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw location.unreadable(e);
        }
    }

    private static boolean isShard(Path relative) {
        return relative.toString().endsWith(PARQUET) && !isHiddenIn(relative);
    }

    private static boolean isHiddenIn(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).anyMatch(ShardCatalog::isHidden);
    }

    private static boolean isHidden(Path name) {
        return name.toString().startsWith(".") || name.toString().startsWith("_");
    }

    private static String nameOf(Path relative) {
        String name = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        for (String suffix : List.of(PARQUET, CSV)) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return name;
    }
}
