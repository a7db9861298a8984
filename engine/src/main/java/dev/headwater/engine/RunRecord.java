package dev.headwater.engine;

import dev.headwater.engine.manifest.Manifest;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps what a manifest says of the files, and tells another about the progress. The files of a
/// shard are hashed by the thread that has just read them.
final class RunRecord implements Progress {
    private final Progress progress;
    private final FileDigest.Algorithm hash;
    private final Map<Path, FileDigest> digests = new ConcurrentHashMap<>();

    /// @param splits the file of the subjects' splits, which was read; null if none was
    /// @throws dev.headwater.engine.scan.DataException if it cannot be read
    RunRecord(Progress progress, FileDigest.Algorithm hash, @Nullable Path splits) {
        this.progress = progress;
        this.hash = hash;
        if (splits != null) {
            digests.put(splits, FileDigest.of(splits, hash));
        }
    }

    @Override
    public void started(Pass pass, List<Shard> shards) {
        progress.started(pass, shards);
    }

    @Override
    public boolean watchesRows() {
        return progress.watchesRows();
    }

    @Override
    public void rowsRead(Shard shard, long rows, long shardRows) {
        progress.rowsRead(shard, rows, shardRows);
    }

    /// @throws dev.headwater.engine.scan.DataException if a file cannot be read
    @Override
    public void shardDone(Shard shard, ShardCounts counts) {
        shard.files().forEach(file -> digests.put(file, FileDigest.of(file, hash)));
        progress.shardDone(shard, counts);
    }

    FileDigest.Algorithm hash() {
        return hash;
    }

    /// The files of all shards, which are done, in their order, and that of the subjects' splits.
    List<Manifest.Input> inputs(DataSelection data) {
        List<Manifest.Input> inputs = new ArrayList<>();
        for (Shard shard : data.shards()) {
            shard.files().forEach(file -> inputs.add(input(shard, file)));
        }
        Path splits = data.splitTable();
        if (splits != null) {
            String name = "metadata/" + splits.getFileName();
            inputs.add(new Manifest.Input(name, digest(splits)));
        }
        return inputs;
    }

    private Manifest.Input input(Shard shard, Path file) {
        String name =
                file.equals(shard.file())
                        ? shard.name() + suffix(shard)
                        : nameBelow(shard.file(), file);
        return new Manifest.Input(name, digest(file));
    }

    private FileDigest digest(Path file) {
        return Objects.requireNonNull(digests.get(file));
    }

    private static String nameBelow(Path folder, Path file) {
        return folder.relativize(file)
                .toString()
                .replace(folder.getFileSystem().getSeparator(), "/");
    }

    /// What the file's name has behind the shard's, such as `.parquet`.
    private static String suffix(Shard shard) {
        String name = shard.name().substring(shard.name().lastIndexOf('/') + 1);
        return String.valueOf(shard.file().getFileName()).substring(name.length());
    }
}
