package dev.headwater.engine.plan;

import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.WindowSide;
import dev.headwater.predicates.ir.ColumnRange;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything that running one shard needs, as a serializable value: (plan, shard) -> cohort rows
/// is a pure function.
///
/// `steps` is the window tree in pre-order, which is also the order of the summary columns. `label`
/// and `index` name a step, or are null.
public record ExtractionPlan(
        Task task, List<WindowStep> steps, @Nullable LabelSource label, @Nullable IndexSource index)
        implements Serializable {

    public ExtractionPlan {
        steps = List.copyOf(steps);
    }

    /// The label is the count of `predicate` in the window of step `step`.
    public record LabelSource(int step, int predicate) implements Serializable {}

    /// The index timestamp is the start or end of the window of step `step`.
    public record IndexSource(int step, WindowSide side) implements Serializable {}

    /// The row predicates to evaluate, in the order of [#plainPredicateIds]. Only for MEDS data.
    public List<RowPredicate> rowPredicates() {
        List<RowPredicate> rows = new ArrayList<>();
        for (Predicate predicate : task.predicates()) {
            if (predicate instanceof Predicate.Plain plain && plain.row() != null) {
                rows.add(plain.row());
            }
        }
        return rows;
    }

    /// What is to be noticed beside the predicates; nothing but for ESGPT data in `aces-0.7.3`.
    public Witnesses witnesses() {
        return Witnesses.of(task, steps);
    }

    /// All that is evaluated for each row: the row predicates and the witnesses.
    public List<RowPredicate> evaluatedRows() {
        List<RowPredicate> rows = rowPredicates();
        rows.addAll(witnesses().rows());
        return rows;
    }

    /// The ids under which matches of [#evaluatedRows] are counted, in their order.
    public int[] evaluatedIds() {
        int predicates = task.predicates().size();
        return IntStream.concat(
                        Arrays.stream(plainPredicateIds()),
                        IntStream.range(predicates, predicates + witnesses().count()))
                .toArray();
    }

    /// The ids of the plain predicates, ascending: the data's side of the predicates.
    public int[] plainPredicateIds() {
        List<Predicate> predicates = task.predicates();
        return IntStream.range(0, predicates.size())
                .filter(id -> predicates.get(id) instanceof Predicate.Plain)
                .toArray();
    }

    /// The names of the plain predicates, which name the columns of direct data, in the order of
    /// [#plainPredicateIds].
    public List<String> plainPredicateNames() {
        return Arrays.stream(plainPredicateIds())
                .mapToObj(id -> task.predicates().get(id).name())
                .toList();
    }

    /// The columns of rows with codes to read: subject, time and code always, others where a row
    /// predicate looks at them.
    public Set<String> scanColumns() {
        Set<String> columns = new LinkedHashSet<>(List.of("subject_id", "time", "code"));
        for (RowPredicate row : evaluatedRows()) {
            if (row.range() != null) {
                columns.add(ColumnRange.VALUE);
            }
            row.conditions().stream().flatMap(RowCondition::columns).forEach(columns::add);
        }
        if (witnesses().exist()) {
            columns.add(EsgptLayout.ROWS);
        }
        return columns;
    }

    /// The columns of the data to read, of whatever format.
    public Collection<String> columnNames() {
        return switch (task.format()) {
            case MEDS, OMOP -> scanColumns();
            case ESGPT -> {
                Set<String> columns = scanColumns();
                columns.remove(EsgptLayout.ROWS);
                yield columns;
            }
            case DIRECT -> {
                List<String> columns = new ArrayList<>(List.of("subject_id", "timestamp"));
                columns.addAll(plainPredicateNames());
                yield columns;
            }
        };
    }

    /// Whether events at which no plain predicate matches must be known too: for a special
    /// predicate, for an edge of the record, or for a derived predicate that holds at them because
    /// of its static inputs or what it negates.
    public boolean needsEveryEvent() {
        List<Predicate> predicates = task.predicates();
        MatchlessEvents events = new MatchlessEvents(predicates);
        return steps.stream().anyMatch(step -> step.step() instanceof Endpoint.Step.ToRecordEdge)
                || IntStream.range(0, predicates.size())
                        .anyMatch(id ->
                                !(predicates.get(id) instanceof Predicate.Plain)
                                        && events.satisfy(id));
    }

    /// Which row groups can be passed over: those of which no row matters.
    public ChunkFilter rowGroupFilter() {
        ChunkFilter filter = ChunkFilter.of(rowPredicates());
        return needsEveryEvent() ? filter.keepingEveryRow() : filter;
    }

    /// Whether the start and end of the step's window are given the wrong way round: ACES does so
    /// if it reaches back by a fixed length (quirk Q3 in task-configs/SEMANTICS.md).
    public boolean swapsTimes(int step) {
        return task.semantics() == Semantics.ACES_0_7_3
                && steps.get(step).step() instanceof Endpoint.Step.Offset offset
                && offset.isBackward();
    }

    /// Whether the index timestamp is the earlier time of its step's window.
    public boolean indexesEarlier(IndexSource source) {
        return source.side() == WindowSide.START ^ swapsTimes(source.step());
    }

    /// The last step, if the triggers without a bound there give one row of nulls per subject
    /// (quirk Q21 in task-configs/SEMANTICS.md), else -1.
    public int nullRowStep() {
        return task.semantics() == Semantics.ACES_0_7_3 && canGiveNullRows()
                ? steps.size() - 1
                : -1;
    }

    /// Whether `aces-0.7.3` can give rows of nulls: the windows hang on each other in a single
    /// chain, the last one may find no bound, and its constraints admit a window without any match.
    public boolean canGiveNullRows() {
        boolean isChain =
                IntStream.range(0, steps.size())
                        .allMatch(step -> steps.get(step).parent() == step - 1);
        return !steps.isEmpty()
                && isChain
                && !(steps.getLast().step() instanceof Endpoint.Step.Offset)
                && steps.getLast().constraints().stream().allMatch(bound -> bound.admits(0));
    }
}
