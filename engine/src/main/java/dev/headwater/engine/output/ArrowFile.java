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

/// One Arrow file for all shards, in the streaming format if its name ends in `.arrows`; or an
/// Arrow stream on standard output, which gets its first byte when all shards are done.
///
/// Buffers are neither compressed nor misaligned, so that readers can use them where they are.
final class ArrowFile implements OutputTable {
    private static final Path SPOOL = Path.of(System.getProperty("java.io.tmpdir"), "arrow-stream");
    private static final String STREAM_ENDING = ".arrows";
    private static final List<String> ENDINGS = List.of(".arrow", ".feather", STREAM_ENDING);

    private final String role;
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
            String role,
            @Nullable Path target,
            Schema schema,
            StagedFiles files,
            BufferAllocator allocator,
            PrintStream standardOutput) {
        this.role = role;
        this.target = target;
        this.schema = schema;
        this.files = files;
        this.allocator = allocator;
        this.standardOutput = standardOutput;
    }

    /// Whether the name of `file` is one of an Arrow file.
    static boolean isNamedAsOne(Path file) {
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }

    /// Whether a file of this name holds a stream.
    static boolean isStream(Path file) {
        return file.toString().endsWith(STREAM_ENDING);
    }

    @Override
    public String name() {
        return target == null ? "standard output" : target.toString();
    }

    @Override
    public TableWriter openPart(Shard shard) throws IOException {
        Path part = files.scratch(target == null ? SPOOL : target);
        parts.put(shard, part);
        return new EvenBatches(ArrowTableWriter.ofPart(part, schema, allocator), schema, allocator);
    }

    @Override
    public void join(List<Shard> shards) throws IOException {
        try (var texts = new TextDictionaries(schema, allocator)) {
            if (target == null) {
                joinOnStandardOutput(shards, texts);
                return;
            }
            Path staged = files.stage(target);
            joinedFile = staged;
            try (var joined =
                    isStream(target)
                            ? ArrowTableWriter.stream(
                                    staged, ArrowTableWriter.open(staged), texts, allocator)
                            : ArrowTableWriter.file(staged, texts, allocator)) {
                copyParts(shards, texts, joined);
            }
        }
    }

    private void joinOnStandardOutput(List<Shard> shards, TextDictionaries texts)
            throws IOException {
        stream = new DigestChannel(Channels.newChannel(standardOutput));
        try (var joined = ArrowTableWriter.stream(Path.of("-"), stream, texts, allocator)) {
            copyParts(shards, texts, joined);
            if (standardOutput.checkError()) {
                throw StandardOutput.failure();
            }
        }
    }

    @Override
    public List<OutputFile> digests(List<Shard> shards, FileDigest.Algorithm algorithm) {
        FileDigest digest =
                joinedFile == null
                        ? Objects.requireNonNull(stream, "nothing is joined").digest()
                        : FileDigest.of(joinedFile, algorithm);
        return List.of(new OutputFile(role, digest));
    }

    private void copyParts(List<Shard> shards, TextDictionaries texts, ArrowTableWriter joined)
            throws IOException {
        for (Shard shard : shards) {
            try (var reader =
                    new ArrowStreamReader(Files.newInputStream(parts.get(shard)), allocator)) {
                while (reader.loadNextBatch()) {
                    joined.write(texts.encode(reader.getVectorSchemaRoot()));
                }
            }
        }
        joined.finish();
    }
}
