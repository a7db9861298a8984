package dev.headwater.engine.label;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.WindowStep;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.window.Realizations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;

/// Writes the summary struct of one window step.
final class StepSummary {
    private final int step;
    private final byte[] name;
    private final boolean swapsTimes;
    private final StructVector struct;
    private final VarCharVector names;
    private final TimeStampMicroVector starts;
    private final TimeStampMicroVector ends;
    private final int[] predicates;
    private final BigIntVector[] predicateCounts;

    StepSummary(ExtractionPlan plan, int step, VectorSchemaRoot rows) {
        WindowStep window = plan.steps().get(step);
        this.step = step;
        this.name = window.name().getBytes(StandardCharsets.UTF_8);
        this.swapsTimes = plan.swapsTimes(step);
        this.struct = (StructVector) rows.getVector(CohortSchema.summaryName(window));
        this.names = struct.getChild(CohortSchema.WINDOW_NAME, VarCharVector.class);
        this.starts = struct.getChild(CohortSchema.TIMESTAMP_AT_START, TimeStampMicroVector.class);
        this.ends = struct.getChild(CohortSchema.TIMESTAMP_AT_END, TimeStampMicroVector.class);
        List<Predicate> all = plan.task().predicates();
        this.predicates =
                IntStream.range(0, all.size()).filter(id -> !all.get(id).isStatic()).toArray();
        this.predicateCounts = new BigIntVector[predicates.length];
        for (int i = 0; i < predicates.length; i++) {
            predicateCounts[i] = struct.getChild(all.get(predicates[i]).name(), BigIntVector.class);
        }
    }

    /// Writes the triggers `from .. to` of the block to the rows from `row` on. `counts` is
    /// scratch.
    void write(Realizations block, int from, int to, int row, long[] counts) {
        for (int i = from; i < to; i++) {
            int position = block.position(i);
            int target = row + i - from;
            struct.setIndexDefined(target);
            names.setSafe(target, name);
            starts.setSafe(
                    target,
                    swapsTimes ? block.later(step, position) : block.earlier(step, position));
            ends.setSafe(
                    target,
                    swapsTimes ? block.earlier(step, position) : block.later(step, position));
        }
        for (int p = 0; p < predicates.length; p++) {
            block.count(step, predicates[p], counts);
            for (int i = from; i < to; i++) {
                predicateCounts[p].setSafe(row + i - from, counts[block.position(i)]);
            }
        }
    }
}
