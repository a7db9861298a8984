package dev.headwater.engine.output;

import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/// A tree of Parquet files that mirrors the shards' names, one file a shard.
final class ParquetFolder implements OutputTable {
    private final Path folder;
    private final Schema schema;
    private final StagedFiles files;

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
        return new ParquetTableWriter(files.stage(fileOf(folder, shard)), schema);
    }

    @Override
    public void join(List<Shard> shards) {}
}
