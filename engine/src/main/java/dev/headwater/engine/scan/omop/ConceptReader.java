package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.LongIndex;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.SubjectSet;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.engine.scan.omop.ConceptCodes.Concept;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads the concept columns of all tables with events, then of the concept table what occurs in
/// them: it may have millions of rows, of which a dataset needs thousands.
final class ConceptReader {
    private final OmopFolder folder;
    private final BufferAllocator allocator;
    private final SpareArrays arrays = new SpareArrays();
    private final LongIndex concepts;
    private final Map<EventRule, BitSet> used = new HashMap<>();
    private final Set<EventRule> unmapped = new HashSet<>();
    private final SubjectSet persons = new SubjectSet();
    private final Map<TableFile, Long> rows = new HashMap<>();
    private final RowSelection everyRow = new RowSelection();
    private final IdColumn standard = new IdColumn();
    private final IdColumn other = new IdColumn();

    private ConceptReader(OmopFolder folder, LongIndex concepts, BufferAllocator allocator) {
        this.folder = folder;
        this.concepts = concepts;
        this.allocator = allocator;
    }

    /// @throws dev.headwater.engine.scan.DataException if a table is broken or lacks a column
    static ConceptCodes read(OmopFolder folder, BufferAllocator allocator) {
        return new ConceptReader(folder, new LongIndex(), allocator).read();
    }

    private ConceptCodes read() {
        for (OmopTable table : OmopTable.values()) {
            List<EventRule> rules = EventRule.of(table);
            rules.forEach(rule -> used.put(rule, new BitSet()));
            if (!rules.isEmpty()) {
                folder.of(table).forEach(file -> addUsed(file, rules));
            }
        }
        @Nullable Concept[] known = known();
        return new ConceptCodes(concepts, known, used, unmapped, persons, rows);
    }

    private void addUsed(TableFile file, List<EventRule> all) {
        Set<String> present = file.columnNames();
        List<EventRule> rules = all.stream().filter(rule -> rule.fits(present)).toList();
        Map<String, ColumnUse> uses = new LinkedHashMap<>();
        rules.forEach(rule -> addUses(rule, present, uses));
        if (rules.getFirst().table() == OmopTable.PERSON || uses.isEmpty()) {
            uses.put(OmopColumns.PERSON_ID, ColumnUse.SUBJECT);
        }
        long rowCount = 0;
        try (TableScan scan = file.open(uses, allocator, arrays)) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                rowCount += count;
                everyRow.selectAll(count);
                for (EventRule rule : rules) {
                    addUsed(rule, uses.keySet(), scan);
                }
                if (rules.getFirst().table() == OmopTable.PERSON) {
                    addPersons(scan);
                }
            }
        }
        rows.put(file, rowCount);
    }

    /// The standard concept must be there, all else may be.
    private static void addUses(EventRule rule, Set<String> present, Map<String, ColumnUse> uses) {
        if (rule.concept() != null) {
            uses.put(rule.concept().standard(), ColumnUse.ID);
        }
        for (String column : idColumns(rule)) {
            if (present.contains(column)) {
                uses.put(column, ColumnUse.ID);
            }
        }
    }

    /// Columns of concepts beside the standard one.
    private static List<String> idColumns(EventRule rule) {
        return rule.columns().values().stream()
                .map(column -> column.equals(EventRule.UNIT) ? OmopColumns.UNIT_CONCEPT : column)
                .filter(column -> column.endsWith("_concept_id"))
                .toList();
    }

    private void addUsed(EventRule rule, Set<String> read, TableScan scan) {
        BitSet codes = used.computeIfAbsent(rule, _ -> new BitSet());
        EventRule.ConceptSource source = rule.concept();
        for (String column : idColumns(rule)) {
            if (read.contains(column)) {
                other.load(scan.column(column, everyRow), everyRow, everyRow.count());
                addAll(other.ids(), everyRow.count());
            }
        }
        if (source == null) {
            return;
        }
        standard.load(scan.column(source.standard(), everyRow), everyRow, everyRow.count());
        boolean hasOther = read.contains(source.source());
        if (hasOther) {
            other.load(scan.column(source.source(), everyRow), everyRow, everyRow.count());
        }
        long last = 0;
        for (int row = 0; row < everyRow.count(); row++) {
            long id = standard.ids()[row];
            if (id == 0 && hasOther) {
                id = other.ids()[row];
            }
            if (id == 0) {
                unmapped.add(rule);
            } else if (id != last) {
                codes.set(concepts.add(id));
                last = id;
            }
        }
    }

    private void addAll(long[] ids, int count) {
        long last = 0;
        for (int row = 0; row < count; row++) {
            if (ids[row] != last) {
                last = ids[row];
                if (last != 0) {
                    concepts.add(last);
                }
            }
        }
    }

    private void addPersons(TableScan scan) {
        other.load(scan.column(OmopColumns.PERSON_ID, everyRow), everyRow, everyRow.count());
        for (int row = 0; row < everyRow.count(); row++) {
            persons.add(other.ids()[row]);
        }
    }

    /// The concepts of `ids` by slot, null where the concept table lacks them.
    static @Nullable Concept[] known(OmopFolder folder, LongIndex ids, BufferAllocator allocator) {
        return new ConceptReader(folder, ids, allocator).known();
    }

    private @Nullable Concept[] known() {
        @Nullable Concept[] known = new Concept[concepts.size()];
        folder.of(OmopTable.CONCEPT).forEach(file -> addKnown(file, known));
        return known;
    }

    private void addKnown(TableFile file, @Nullable Concept[] known) {
        Map<String, ColumnUse> uses =
                Map.of(
                        "concept_id", ColumnUse.ID,
                        "vocabulary_id", ColumnUse.CODE,
                        "concept_code", ColumnUse.TEXT);
        try (TableScan scan = file.open(uses, allocator, arrays)) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                everyRow.selectAll(count);
                standard.load(scan.column("concept_id", everyRow), everyRow, count);
                addKnown(count, scan, known);
            }
        }
    }

    private void addKnown(int count, TableScan scan, @Nullable Concept[] known) {
        int[] slots = new int[count];
        Arrays.setAll(slots, row -> concepts.slotOf(standard.ids()[row]));
        if (Arrays.stream(slots).allMatch(slot -> slot == LongIndex.NONE)) {
            return;
        }
        DictionaryColumn vocabulary = scan.text("vocabulary_id");
        DictionaryColumn code = scan.text("concept_code");
        for (int row = 0; row < count; row++) {
            if (slots[row] != LongIndex.NONE && !code.ids().isNull(row)) {
                known[slots[row]] = new Concept(text(row, vocabulary), text(row, code));
            }
        }
    }

    private static String text(int row, DictionaryColumn column) {
        return column.ids().isNull(row) ? "" : column.text(column.ids().get(row));
    }
}
