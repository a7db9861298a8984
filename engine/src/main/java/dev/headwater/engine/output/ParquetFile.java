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
import org.jspecify.annotations.Nullable;

/// One Parquet file for all shards. Each shard is encoded on its own; joining copies the row
/// groups, unless there is only one shard.
final class ParquetFile implements OutputTable {
    private final String role;
    private final Path target;
    private final Schema schema;
    private final StagedFiles files;
    private final Map<Shard, ParquetTableWriter> parts = new ConcurrentHashMap<>();
    private @Nullable Path joinedFile;

    /// @param role what the file is called in the list of outputs
    ParquetFile(String role, Path target, Schema schema, StagedFiles files) {
        this.role = role;
        this.target = target;
        this.schema = schema;
        this.files = files;
    }

    @Override
    public String name() {
        return target.toString();
    }

    @Override
    public TableWriter openPart(Shard shard) throws IOException {
        var part = new ParquetTableWriter(files.scratch(target), schema);
        parts.put(shard, part);
        return part;
    }

    @Override
    public void join(List<Shard> shards) throws IOException {
        if (shards.size() == 1) {
            joinedFile = Objects.requireNonNull(parts.get(shards.getFirst())).file();
            files.keep(joinedFile, target);
            return;
        }
        joinedFile = files.stage(target);
        try (var joined = new ParquetTableWriter(joinedFile, schema)) {
            for (Shard shard : shards) {
                joined.append(Objects.requireNonNull(parts.get(shard)));
            }
            joined.finish();
        }
    }

    @Override
    public List<OutputFile> digests(List<Shard> shards, FileDigest.Algorithm algorithm) {
        Path joined = Objects.requireNonNull(joinedFile, "the file is not joined");
        return List.of(new OutputFile(role, FileDigest.of(joined, algorithm)));
    }
}
