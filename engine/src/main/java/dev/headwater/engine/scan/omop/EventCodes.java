package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The codes of events: of the standard concept; where a row has none, of the source's concept;
/// where it has none either, of the source's text. Not thread-safe.
final class EventCodes implements AutoCloseable {
    private static final int UNKNOWN_CODE = -1;

    private final ConceptCodes concepts;
    private final Remarks remarks;
    private final ConceptTexts texts;
    private final IdColumn standard = new IdColumn();
    private final IdColumn source = new IdColumn();
    private final RowSelection everyRow = new RowSelection();

    EventCodes(ConceptCodes concepts, Remarks remarks, BufferAllocator allocator) {
        this.concepts = concepts;
        this.remarks = remarks;
        this.texts = new ConceptTexts(OmopColumns.CODE, allocator);
    }

    /// One code a row of the last [#load]; null where the row is no event.
    DictionaryColumn texts() {
        return texts;
    }

    /// Makes the codes of all rows of the current batch under a rule.
    void load(EventRule rule, TableScan table, Set<String> present, int rowCount) {
        texts.begin(rowCount);
        EventRule.ConceptSource columns = rule.concept();
        if (columns == null) {
            int id = texts.idOf(rule.prefix());
            for (int row = 0; row < rowCount; row++) {
                texts.set(row, id);
            }
            return;
        }
        everyRow.selectAll(rowCount);
        standard.load(table.column(columns.standard(), everyRow), everyRow, rowCount);
        if (!setMapped(rule, standard.ids(), rowCount)) {
            setOthers(rule, columns, table, present, rowCount);
        }
    }

    /// @return whether that were all
    private boolean setMapped(EventRule rule, long[] ids, int rowCount) {
        int[] known = texts.idsBySlot(rule, concepts.concepts().size());
        boolean isAll = true;
        long lastConcept = 0;
        int last = UNKNOWN_CODE;
        for (int row = 0; row < rowCount; row++) {
            if (ids[row] == 0) {
                isAll = false;
                continue;
            }
            if (ids[row] != lastConcept) {
                lastConcept = ids[row];
                last = idOf(lastConcept, rule, known);
            }
            texts.set(row, last);
            if (isUnknown(lastConcept)) {
                remarks.add(Remarks.Kind.UNKNOWN_CONCEPT, rule.table());
            }
        }
        return isAll;
    }

    private boolean isUnknown(long concept) {
        return concepts.concept(concepts.concepts().slotOf(concept)) == null;
    }

    private int idOf(long concept, EventRule rule, int[] known) {
        int slot = concepts.concepts().slotOf(concept);
        return texts.idOf(slot, known, found -> rule.prefix() + concepts.text(found));
    }

    private void setOthers(
            EventRule rule,
            EventRule.ConceptSource columns,
            TableScan table,
            Set<String> present,
            int rowCount) {
        int[] known = texts.idsBySlot(rule, concepts.concepts().size());
        boolean hasSource = present.contains(columns.source());
        if (hasSource) {
            source.load(table.column(columns.source(), everyRow), everyRow, rowCount);
        }
        DictionaryColumn words =
                present.contains(columns.text()) ? table.text(columns.text()) : null;
        for (int row = 0; row < rowCount; row++) {
            if (standard.ids()[row] != 0) {
                continue;
            }
            long concept = hasSource ? source.ids()[row] : 0;
            if (concept != 0) {
                texts.set(row, idOf(concept, rule, known));
            } else {
                setUnmapped(row, rule, words);
            }
        }
    }

    /// A trait of a person of which nothing is said is no event.
    private void setUnmapped(int row, EventRule rule, @Nullable DictionaryColumn words) {
        String word =
                words == null || words.ids().isNull(row) ? "" : words.text(words.ids().get(row));
        if (!word.isEmpty() || !(rule.time() instanceof EventTime.Static)) {
            texts.set(row, texts.idOf(ConceptCodes.unmapped(rule, word)));
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
