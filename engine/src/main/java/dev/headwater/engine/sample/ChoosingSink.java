package dev.headwater.engine.sample;

import dev.headwater.engine.label.CohortSchema;
import dev.headwater.engine.output.CohortSink;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Keeps no row of a shard, but finds those that a limit has to choose from. Tells of them when the
/// shard is finished, because a run that is given up has seen subjects only in part.
public final class ChoosingSink implements CohortSink {
    private final Sampling sampling;
    private final SmallestHashes ofCohort;
    private final SmallestHashes ofShard;

    /// @param sampling with a limit
    /// @param ofCohort is told of the rows of the shard; may be that of other shards too
    public ChoosingSink(Sampling sampling, SmallestHashes ofCohort) {
        this.sampling = sampling;
        this.ofCohort = ofCohort;
        this.ofShard = ofCohort.another();
    }

    @Override
    public void write(VectorSchemaRoot batch) {
        var subjects = (BigIntVector) batch.getVector(CohortSchema.SUBJECT_ID);
        var triggers = (TimeStampMicroVector) batch.getVector(CohortSchema.TRIGGER);
        for (int row = 0; row < batch.getRowCount(); row++) {
            ofShard.add(sampling.hash(RowHash.WITHIN_COHORT, subjects.get(row), triggers.get(row)));
        }
    }

    @Override
    public void finish() {
        ofCohort.addAll(ofShard);
    }

    @Override
    public void close() {}
}
