package dev.headwater.engine.survey;

import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.kernel.ChunkFilter;
import dev.headwater.predicates.kernel.Matches;
import dev.headwater.predicates.kernel.PredicateEvaluator;
import dev.headwater.predicates.kernel.PredicateProgram;
import dev.headwater.predicates.kernel.TypeMismatchException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/// Looks for what the predicates of a plan find in the shards of a dataset, on all processors.
public final class DataSurveyor {
    private static final long ROWS_PER_SLICE = 4_000_000;

    private final ExtractionPlan plan;
    private final EventDataset events;
    private final List<Shard> shards;
    private final SubjectGroups groups;
    private final BufferAllocator allocator;
    private final SurveyProgram program;
    private final PredicateProgram evaluated;

    private final SpareArrays arrays = new SpareArrays();

    private DataSurveyor(
            ExtractionPlan plan,
            EventDataset events,
            List<Shard> shards,
            SubjectGroups groups,
            BufferAllocator allocator) {
        this.plan = plan;
        this.events = events;
        this.shards = shards;
        this.groups = groups;
        this.allocator = allocator;
        this.program = SurveyProgram.of(plan, events.columnNames(shards.getFirst()));
        this.evaluated = PredicateProgram.compile(program.rows());
    }

    /// Surveys shards of `events`, at least one, but for the subjects that are passed over. The
    /// result does not depend on the number of processors.
    ///
    /// @throws DataException if a shard is broken, lacks a column, or has one that cannot be
    ///   compared with what a predicate wants it to equal
    public static DataSurvey survey(
            ExtractionPlan plan,
            EventDataset events,
            List<Shard> shards,
            SubjectGroups groups,
            BufferAllocator allocator) {
        return new DataSurveyor(plan, events, shards, groups, allocator).survey();
    }

    private DataSurvey survey() {
        List<Slice> slices = shards.stream().flatMap(this::slices).toList();
        SurveyCounts counts =
                slices.parallelStream().map(this::count).reduce(SurveyCounts::plus).orElseThrow();
        return counts.survey(shards.size(), evaluated.matchedCodes());
    }

    private record Slice(Shard shard, RowRange rows) {}

    private Stream<Slice> slices(Shard shard) {
        return events.slices(shard, ROWS_PER_SLICE, allocator).stream()
                .map(rows -> new Slice(shard, rows));
    }

    private SurveyCounts count(Slice slice) {
        try {
            return scan(slice);
        } catch (TypeMismatchException mismatch) {
            String what = mismatch.getMessage() + " (" + slice.shard.file() + ")";
            throw new DataException(DiagnosticCode.D006, what, mismatch);
        }
    }

    private SurveyCounts scan(Slice slice) {
        Set<String> present = events.columnNames(slice.shard);
        Set<String> columns = program.columns(plan, present);
        SurveyCounts counts = new SurveyCounts(program, events.isOrdered(), groups);
        PredicateEvaluator predicates = evaluated.newEvaluator();
        Matches matches = new Matches(program.rows().size());
        try (EventScan scan =
                events.open(
                        slice.shard, slice.rows, columns, ChunkFilter.NONE, allocator, arrays)) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                predicates.evaluate(batch, matches);
                counts.add(batch, matches, present);
            }
            counts.add(scan.remarks());
        }
        return counts;
    }
}
