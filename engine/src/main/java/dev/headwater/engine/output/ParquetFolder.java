package dev.headwater.engine.output;

import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.types.pojo.Schema;

/// The labels as a tree of Parquet files that mirrors the shards' names, one file a shard.
final class ParquetFolder implements OutputTable {
    private final Path folder;
    private final Schema schema;
    private final StagedFiles files;
    private final Map<Shard, Path> parts = new ConcurrentHashMap<>();

    ParquetFolder(Path folder, Schema schema, StagedFiles files) {
        this.folder = folder;
        this.schema = schema;
        this.files = files;
    }

    static Path fileOf(Path folder, Shard shard) {
        return folder.resolve(shard.name() + ".parquet");
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public TableWriter openPart(Shard shard) throws IOException {
        Path part = files.stage(fileOf(folder, shard));
        parts.put(shard, part);
        return new ParquetTableWriter(part, schema);
    }

    @Override
    public void join(List<Shard> shards) {}

    @Override
    public List<OutputFile> digests(List<Shard> shards, FileDigest.Algorithm algorithm) {
        return shards.stream()
                .map(shard ->
                        new OutputFile(
                                "labels/" + shard.name() + ".parquet",
                                FileDigest.of(Objects.requireNonNull(parts.get(shard)), algorithm)))
                .toList();
    }
}
