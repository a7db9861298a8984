package dev.headwater.engine;

import dev.headwater.engine.event.SharedSubjects;
import dev.headwater.engine.event.SubjectGroups;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.why.FateFinder;
import dev.headwater.engine.why.SubjectFate;
import dev.headwater.engine.why.SubjectRow;
import dev.headwater.engine.why.SubjectRows;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.kernel.ChunkFilter;
import dev.headwater.predicates.kernel.TypeMismatchException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Asks what becomes of the triggers of one subject; writes nothing.
///
/// The shards are looked through in order for those that hold rows of the subject: for all of them,
/// because there may be one with rows that matter only. Row groups whose footer rules the subject
/// out are not read, of others the subject column first.
public final class SubjectInquiry {
    private final ExtractionOptions options;
    private final Dataset dataset;
    private final ExtractionPlan plan;
    private final long subject;

    private SubjectInquiry(
            ExtractionOptions options, Dataset dataset, ExtractionPlan plan, long subject) {
        this.options = options;
        this.dataset = dataset;
        this.plan = plan;
        this.subject = subject;
    }

    /// @param data what `options` chose
    /// @param mostEvents how many events of a window are listed
    /// @throws DataException D021 if the subject is in none of the shards, D043 if rows of it that
    ///   matter are in two; if the data are broken
    public static SubjectFate ask(
            ExtractionOptions options,
            ExtractionPlan plan,
            DataSelection data,
            long subject,
            int mostEvents) {
        var inquiry = new SubjectInquiry(options, data.dataset(), plan, subject);
        Shard home = null;
        List<SubjectRow> found = List.of();
        boolean isHomeSure = false;
        boolean isTaken = data.groups().of(subject) != SubjectGroups.PASSED_OVER;
        for (Shard shard : isTaken ? data.shards() : List.<Shard>of()) {
            List<SubjectRow> rows = inquiry.rows(shard);
            if (rows.isEmpty()) {
                continue;
            }
            boolean matters =
                    plan.needsEveryEvent()
                            || rows.stream().anyMatch(row -> !row.counts().isEmpty());
            if (home != null && isHomeSure && matters) {
                var shared = new SharedSubjects(1, subject, 0, 1);
                throw new DataException(
                        DiagnosticCode.D043, shared.describe(home.file(), shard.file()));
            }
            if (home == null || matters) {
                home = shard;
                found = rows;
                isHomeSure = matters;
            }
            if (plan.task().semantics() == Semantics.ACES_0_7_3) {
                break;
            }
        }
        if (home == null) {
            throw absent(data, subject, options);
        }
        return FateFinder.find(plan, subject, home.name(), found, mostEvents);
    }

    private static DataException absent(
            DataSelection data, long subject, ExtractionOptions options) {
        List<Shard> shards = data.shards();
        String place =
                shards.size() == 1
                        ? shards.getFirst().file().toString()
                        : "the " + shards.size() + " shards of " + options.data();
        return new DataException(DiagnosticCode.D021, "subject " + subject + " is not in " + place);
    }

    private List<SubjectRow> rows(Shard shard) {
        SubjectRows rows = new SubjectRows(plan, subject);
        switch (dataset) {
            case EventDataset events -> addRows(events, shard, rows);
            case DirectDataset tables -> rows.add(tables.read(shard, plan.plainPredicateNames()));
        }
        return rows.sorted();
    }

    private void addRows(EventDataset events, Shard shard, SubjectRows rows) {
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes())) {
            for (RowRange range : events.rangesOf(subject, shard)) {
                try (EventScan scan =
                        events.open(
                                shard,
                                range,
                                plan.scanColumns(),
                                ChunkFilter.NONE,
                                allocator,
                                new SpareArrays())) {
                    rows.add(scan);
                }
            }
        } catch (TypeMismatchException mismatch) {
            String what = mismatch.getMessage() + " (" + shard.file() + ")";
            throw new DataException(DiagnosticCode.D006, what, mismatch);
        }
    }
}
