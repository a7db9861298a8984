package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.Remark;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.RowBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads parts of tables one after the other, and of each batch the events of one rule after the
/// other. Scans that read side by side take their parts from the same queue.
final class OmopScan implements EventScan {
    private final Queue<ScanPart> parts;
    private final Set<String> columns;
    private final BufferAllocator allocator;
    private final SpareArrays arrays;
    private final Remarks remarks = new Remarks();
    private final OmopBatch batch;
    private final long prunedRows;
    private @Nullable TableScan table;
    private Set<String> present = Set.of();
    private List<EventRule> rules = List.of();
    private Iterator<EventRule> rulesLeft = rules.iterator();
    private int batchRows;

    /// @param prunedRows how many rows are in none of the parts
    OmopScan(
            Queue<ScanPart> parts,
            long prunedRows,
            ConceptCodes concepts,
            Set<String> columns,
            BufferAllocator allocator,
            SpareArrays arrays) {
        this.parts = parts;
        this.prunedRows = prunedRows;
        this.columns = columns;
        this.allocator = allocator;
        this.arrays = arrays;
        this.batch = new OmopBatch(concepts, remarks, allocator);
    }

    @Override
    public @Nullable RowBatch next() {
        while (!rulesLeft.hasNext()) {
            if (!nextTableBatch()) {
                return null;
            }
        }
        batch.begin(rulesLeft.next(), Objects.requireNonNull(table), present, batchRows);
        return batch;
    }

    private boolean nextTableBatch() {
        batchRows = table == null ? 0 : table.next();
        while (batchRows == 0) {
            closeTable();
            ScanPart part = parts.poll();
            if (part == null) {
                return false;
            }
            table = open(part);
            batchRows = table.next();
        }
        rulesLeft = rules.iterator();
        return true;
    }

    private TableScan open(ScanPart part) {
        Set<String> inFile = part.file().columnNames();
        rules = part.rules().stream().filter(rule -> rule.fits(inFile)).toList();
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        uses.put(OmopColumns.PERSON_ID, ColumnUse.SUBJECT);
        for (EventRule rule : rules) {
            requireTime(rule, inFile, uses);
            if (rule.concept() != null) {
                uses.put(rule.concept().standard(), ColumnUse.ID);
            }
            wanted(rule)
                    .filter(inFile::contains)
                    .forEach(column -> uses.put(column, OmopColumns.use(column)));
        }
        present = uses.keySet();
        return part.file().open(uses, part.rows(), allocator, arrays);
    }

    /// Of the columns with the time of an event, one must be there.
    private static void requireTime(
            EventRule rule, Set<String> inFile, Map<String, ColumnUse> uses) {
        List<String> times = rule.time().columns();
        if (!times.isEmpty() && times.stream().noneMatch(inFile::contains)) {
            uses.put(times.getLast(), ColumnUse.TIME);
        }
    }

    /// The columns of the table that the rule looks at, if they are there.
    private Stream<String> wanted(EventRule rule) {
        List<String> wanted = new ArrayList<>(rule.time().columns());
        if (rule.concept() != null) {
            wanted.add(rule.concept().source());
            wanted.add(rule.concept().text());
        }
        for (String column : columns) {
            String own = rule.columns().getOrDefault(column, column);
            EventTime.At end = EventColumns.end(rule);
            if (column.equals(OmopColumns.END_TIME) && end != null) {
                wanted.addAll(end.columns());
            } else if (own.equals(EventRule.UNIT)) {
                wanted.add(OmopColumns.UNIT_CONCEPT);
                wanted.add(OmopColumns.UNIT_TEXT);
            } else {
                wanted.add(own);
            }
        }
        return wanted.stream();
    }

    @Override
    public long prunedRows() {
        return prunedRows;
    }

    @Override
    public Map<Remark, Long> remarks() {
        return remarks.all();
    }

    private void closeTable() {
        if (table != null) {
            table.close();
            table = null;
        }
    }

    @Override
    public void close() {
        closeTable();
        batch.close();
    }
}
