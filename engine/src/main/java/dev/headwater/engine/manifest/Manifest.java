package dev.headwater.engine.manifest;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.output.OutputFile;
import dev.headwater.engine.scan.FileDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run read, did and wrote: enough to repeat it and to tell whether the same came out.
///
/// Nothing in it depends on the machine or on the time. `identity` is null for a task that only its
/// predicates file makes valid. `inputHash` says how inputs are hashed. `inputs` are in the order
/// of the shards' names.
public record Manifest(
        TaskCompiler.Sources sources,
        @Nullable TaskIdentity identity,
        ExtractionOptions options,
        FileDigest.Algorithm inputHash,
        List<Input> inputs,
        List<OutputFile> outputs,
        ExtractionSummary summary) {

    /// A data file. `name` is its path below the data folder, with `/`.
    public record Input(String name, FileDigest digest) {}

    public Manifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
