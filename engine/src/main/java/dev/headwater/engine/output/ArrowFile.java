package dev.headwater.engine.output;

import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.Shard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final PrintStream standardOutput;
    private final Map<Shard, Path> parts = new ConcurrentHashMap<>();
    private @Nullable Path joinedFile;
    private @Nullable DigestChannel stream;

    /// @param target the file, or null for standard output
    ArrowFile(
            @Nullable Path target,
            Schema schema,
            StagedFiles files,
            BufferAllocator allocator,
            PrintStream standardOutput) {
        this.target = target;
        this.schema = schema;
        this.files = files;
        this.allocator = allocator;
        this.standardOutput = standardOutput;
    }

    @Override
    public String name() {
        return target == null ? "standard output" : target.toString();
    }

    @Override
    public TableWriter openPart(Shard shard) throws IOException {
        Path part = files.scratch(target == null ? SPOOL : target);
        parts.put(shard, part);
        return new EvenBatches(
                ArrowTableWriter.stream(part, ArrowTableWriter.open(part), schema, allocator),
                schema,
                allocator);
    }

    @Override
    public void join(List<Shard> shards) throws IOException {
        if (target != null) {
            joinedFile = files.stage(target);
            try (var joined = ArrowTableWriter.file(joinedFile, schema, allocator)) {
                copyParts(shards, joined);
            }
            return;
        }
        stream = new DigestChannel(Channels.newChannel(standardOutput));
        try (var joined = ArrowTableWriter.stream(Path.of("-"), stream, schema, allocator)) {
            copyParts(shards, joined);
            if (standardOutput.checkError()) {
                throw new IOException("it is closed, or what it goes to is full");
            }
        }
    }

    @Override
    public List<OutputFile> digests(List<Shard> shards, FileDigest.Algorithm algorithm) {
        FileDigest digest =
                joinedFile == null
                        ? Objects.requireNonNull(stream, "nothing is joined").digest()
                        : FileDigest.of(joinedFile, algorithm);
        return List.of(new OutputFile("arrow", digest));
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
