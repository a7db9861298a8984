package dev.headwater.engine.output;

import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// One Arrow file for all shards, or an Arrow stream on standard output, which gets its first byte
/// when all shards are done.
final class ArrowFile implements OutputTable {
    private static final Path SPOOL = Path.of(System.getProperty("java.io.tmpdir"), "arrow-stream");

    private final @Nullable Path target;
    private final Schema schema;
    private final StagedFiles files;
    private final BufferAllocator allocator;
    private final Map<Shard, Path> parts = new ConcurrentHashMap<>();

    /// @param target the file, or null for standard output
    ArrowFile(@Nullable Path target, Schema schema, StagedFiles files, BufferAllocator allocator) {
        this.target = target;
        this.schema = schema;
        this.files = files;
        this.allocator = allocator;
    }

    @Override
    public String name() {
        return target == null ? "standard output" : target.toString();
    }

    @Override
    public TableWriter openPart(Shard shard) throws IOException {
        Path part = files.scratch(target == null ? SPOOL : target);
        parts.put(shard, part);
        return ArrowTableWriter.stream(part, ArrowTableWriter.open(part), schema, allocator);
    }

    @Override
    public void join(List<Shard> shards) throws IOException {
        if (target != null) {
            try (var joined = ArrowTableWriter.file(files.stage(target), schema, allocator)) {
                copyParts(shards, joined);
            }
            return;
        }
        PrintStream out = System.out;
        try (var joined =
                ArrowTableWriter.stream(
                        Path.of("-"), Channels.newChannel(out), schema, allocator)) {
            copyParts(shards, joined);
            if (out.checkError()) {
                throw new IOException("it is closed, or what it goes to is full");
            }
        }
    }

    private void copyParts(List<Shard> shards, ArrowTableWriter joined) throws IOException {
        for (Shard shard : shards) {
            try (var reader =
                    new ArrowStreamReader(Files.newInputStream(parts.get(shard)), allocator)) {
                while (reader.loadNextBatch()) {
                    joined.write(reader.getVectorSchemaRoot());
                }
            }
        }
        joined.finish();
    }
}
