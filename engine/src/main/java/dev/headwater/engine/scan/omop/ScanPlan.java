package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.util.ArrayList;
import java.util.List;

/// What of the tables is read: rules that give no code that can match are left out, and files with
/// no other rule. `prunedRows` counts the rows that these would have given.
record ScanPlan(List<ScanPart> parts, long prunedRows) {
    /// Few enough for all threads to have something to do, enough to be worth the start.
    private static final long ROWS_PER_PART = 1 << 20;

    ScanPlan {
        parts = List.copyOf(parts);
    }

    static ScanPlan of(OmopFolder folder, ConceptCodes concepts, ChunkFilter filter) {
        List<ScanPart> parts = new ArrayList<>();
        long prunedRows = 0;
        for (OmopTable table : OmopTable.values()) {
            List<EventRule> all = EventRule.of(table);
            List<EventRule> wanted =
                    all.stream().filter(rule -> concepts.mayMatch(rule, filter)).toList();
            for (TableFile file : folder.of(table)) {
                long rows = concepts.rows().getOrDefault(file, 0L);
                prunedRows += (all.size() - wanted.size()) * rows;
                if (!wanted.isEmpty()) {
                    addParts(file, rows, wanted, parts);
                }
            }
        }
        return new ScanPlan(parts, prunedRows);
    }

    private static void addParts(
            TableFile file, long rows, List<EventRule> rules, List<ScanPart> parts) {
        long start = 0;
        while (file.isParquet() && rows - start >= 2 * ROWS_PER_PART) {
            parts.add(new ScanPart(file, new RowRange(start, start + ROWS_PER_PART), rules));
            start += ROWS_PER_PART;
        }
        parts.add(new ScanPart(file, new RowRange(start, Long.MAX_VALUE), rules));
    }
}
