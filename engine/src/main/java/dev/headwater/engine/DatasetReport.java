package dev.headwater.engine;

import dev.headwater.engine.profile.DatasetInspection;
import dev.headwater.engine.profile.DatasetProfile;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Inspects a MEDS dataset within a limit of memory.
public final class DatasetReport {
    private DatasetReport() {}

    /// @param memoryBytes of the whole process
    /// @param diagnostics gets what is wrong with the data
    /// @throws DataException if there is no shard, or the memory limit is reached
    public static DatasetProfile of(Path data, long memoryBytes, Diagnostics diagnostics) {
        var memory = new MemoryBudget(memoryBytes);
        int threads = memory.threads(Runtime.getRuntime().availableProcessors());
        try (BufferAllocator allocator = new RootAllocator(memory.bufferBytes())) {
            return CohortExtractor.withinMemory(
                    () -> DatasetInspection.inspect(data, threads, allocator, diagnostics));
        }
    }
}
