package dev.headwater.engine.output;

import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.types.pojo.Schema;

/// One Parquet file for all shards. Each shard is encoded on its own; joining copies the row
/// groups.
final class ParquetFile implements OutputTable {
    private final Path target;
    private final Schema schema;
    private final StagedFiles files;
    private final Map<Shard, ParquetTableWriter> parts = new ConcurrentHashMap<>();

    ParquetFile(Path target, Schema schema, StagedFiles files) {
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
        try (var joined = new ParquetTableWriter(files.stage(target), schema)) {
            for (Shard shard : shards) {
                joined.append(Objects.requireNonNull(parts.get(shard)));
            }
            joined.finish();
        }
    }
}
