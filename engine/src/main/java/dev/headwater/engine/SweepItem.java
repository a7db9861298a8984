package dev.headwater.engine;

import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.SpillFile;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// One item of a sweep: its shards, its outputs, and how far it has come. Thread-safe.
final class SweepItem implements AutoCloseable {
    private final int number;
    private final ExtractionOptions options;
    private final DataSelection data;
    private @Nullable CohortOutput output;
    private RunCounts counts = RunCounts.NONE;
    private int doneShards;
    private boolean hasFailed;

    private SweepItem(int number, ExtractionOptions options, DataSelection data) {
        this.number = number;
        this.options = options;
        this.data = data;
    }

    /// The item without its outputs.
    ///
    /// Its shards are named after it as well: another item may have the same data.
    ///
    /// @throws DataException if there are no data
    static SweepItem of(int number, ExtractionOptions options) {
        DataSelection data = DataSelection.withoutSplits(options);
        List<Shard> shards = new ArrayList<>();
        for (Shard shard : data.shards()) {
            shards.add(new Shard(number + ":" + shard.name(), shard.file(), shard.files()));
        }
        return new SweepItem(number, options, data.with(shards));
    }

    int number() {
        return number;
    }

    DataSelection data() {
        return data;
    }

    List<Shard> shards() {
        return data.shards();
    }

    /// @throws DataException if an output cannot be written
    void openOutput(Schema cohort, Schema windowColumns, BufferAllocator allocator) {
        output = CohortOutput.open(options, shards(), cohort, windowColumns, allocator, System.out);
    }

    CohortSink openShard(Shard shard) {
        return output().openShard(shard);
    }

    SpillFile openSpillFile() {
        return output().openSpillFile();
    }

    /// Puts the outputs in place if `shard` was the last one.
    ///
    /// @return the counts of all shards then, else null
    /// @throws DataException if an output cannot be written
    synchronized @Nullable RunCounts add(Shard shard, ShardCounts shardCounts) {
        if (hasFailed) {
            return null;
        }
        counts = counts.plus("", shardCounts);
        doneShards++;
        if (doneShards < shards().size()) {
            return null;
        }
        output().join();
        output().commit();
        return counts;
    }

    /// Notes that nothing will come of it; whether that is news.
    synchronized boolean fail() {
        boolean isNews = !hasFailed;
        hasFailed = true;
        return isNews;
    }

    /// Removes what is not in place. Only after all work on the shards has ended.
    @Override
    public void close() {
        if (output != null) {
            output.close();
        }
    }

    private CohortOutput output() {
        return Objects.requireNonNull(output, "the outputs are not open");
    }
}
