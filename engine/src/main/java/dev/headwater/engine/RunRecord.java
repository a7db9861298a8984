package dev.headwater.engine;

import dev.headwater.engine.manifest.Manifest;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what a manifest says of the files, and tells another about the progress. The files of a
/// shard are hashed by the thread that has just read them.
final class RunRecord implements Progress {
    private final Progress progress;
    private final FileDigest.Algorithm hash;
    private final Map<Path, FileDigest> digests = new ConcurrentHashMap<>();

    RunRecord(Progress progress, FileDigest.Algorithm hash) {
        this.progress = progress;
        this.hash = hash;
    }

    @Override
    public void started(Pass pass, List<Shard> shards) {
        progress.started(pass, shards);
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

    /// The files of `shards`, which are all done, in this order.
    List<Manifest.Input> inputs(List<Shard> shards) {
        return shards.stream()
                .flatMap(shard -> shard.files().stream().map(file -> input(shard, file)))
                .toList();
    }

    private Manifest.Input input(Shard shard, Path file) {
        String name =
                file.equals(shard.file())
                        ? shard.name() + suffix(shard)
                        : nameBelow(shard.file(), file);
        return new Manifest.Input(name, Objects.requireNonNull(digests.get(file)));
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
