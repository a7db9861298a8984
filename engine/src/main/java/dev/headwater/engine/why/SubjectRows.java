package dev.headwater.engine.why;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DirectTable;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import dev.headwater.predicates.kernel.PredicateEvaluator;
import dev.headwater.predicates.kernel.PredicateProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// Picks the rows of one subject out of a shard, with the plain predicates that they match. Of
/// batches without a row of it, only the subjects are read.
public final class SubjectRows {
    private final ExtractionPlan plan;
    private final long subject;
    private final int[] predicateIds;
    private final List<SubjectRow> rows = new ArrayList<>();

    public SubjectRows(ExtractionPlan plan, long subject) {
        this.plan = plan;
        this.subject = subject;
        this.predicateIds = plan.evaluatedIds();
    }

    /// Adds the subject's rows of a MEDS shard.
    public void add(EventScan scan) {
        PredicateProgram program = PredicateProgram.compile(plan.evaluatedRows());
        PredicateEvaluator predicates = program.newEvaluator();
        Matches matches = new Matches(program.predicateCount());
        RowSelection everyRow = new RowSelection();
        for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
            everyRow.selectAll(batch.rowCount());
            RowSelection own = ownRows(batch.subjectId(everyRow), batch.rowCount());
            if (own.count() > 0) {
                predicates.evaluate(batch, matches);
                add(batch, own, matches);
            }
        }
    }

    /// Adds the subject's rows of a direct table.
    public void add(DirectTable table) {
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.subject(row) != subject) {
                continue;
            }
            Map<Integer, Long> counts = new HashMap<>();
            for (int i = 0; i < predicateIds.length; i++) {
                if (table.count(row, i) != 0) {
                    counts.put(predicateIds[i], table.count(row, i));
                }
            }
            rows.add(new SubjectRow(table.isStatic(row) ? null : table.time(row), null, counts));
        }
    }

    /// What was added so far, static rows first, then by time.
    public List<SubjectRow> sorted() {
        return rows.stream()
                .sorted(
                        Comparator.comparing(
                                SubjectRow::time, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private RowSelection ownRows(BigIntVector subjects, int rowCount) {
        RowSelection own = new RowSelection();
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            if (!subjects.isNull(row) && subjects.get(row) == subject) {
                own.rows()[count++] = row;
            }
        }
        own.setCount(count);
        return own;
    }

    private void add(RowBatch batch, RowSelection own, Matches matches) {
        TimeStampMicroVector times = batch.time(own);
        DictionaryColumn codes = batch.code();
        int[] matched = matches.selection().rows();
        int match = 0;
        for (int i = 0; i < own.count(); i++) {
            int row = own.rows()[i];
            while (match < matches.selection().count() && matched[match] < row) {
                match++;
            }
            boolean isMatch = match < matches.selection().count() && matched[match] == row;
            rows.add(
                    new SubjectRow(
                            times.isNull(row) ? null : times.get(row),
                            code(row, codes),
                            isMatch ? counts(matches, match) : Map.of()));
        }
    }

    private Map<Integer, Long> counts(Matches matches, int match) {
        Map<Integer, Long> counts = new HashMap<>();
        for (int i = 0; i < predicateIds.length; i++) {
            long word = matches.masks()[match * matches.wordCount() + (i >>> 6)];
            if ((word & 1L << i) != 0) {
                counts.put(predicateIds[i], 1L);
            }
        }
        return counts;
    }

    private static @Nullable String code(int row, DictionaryColumn codes) {
        if (codes.ids().isNull(row)) {
            return null;
        }
        String code = codes.text(codes.ids().get(row));
        return code.equals(EsgptLayout.ROWS) ? null : code;
    }
}
