package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.LongIndex;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.engine.scan.omop.ConceptCodes.Concept;
import dev.headwater.predicates.column.RowSelection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Which concepts are above those that events have.
final class ConceptAncestors {
    private static final String ANCESTOR = "ancestor_concept_id";
    private static final String DESCENDANT = "descendant_concept_id";

    private ConceptAncestors() {}

    /// The ancestors' codes by code, in order; nothing without a table of them.
    static Map<String, List<String>> read(
            OmopFolder folder, ConceptCodes concepts, BufferAllocator allocator) {
        Map<Integer, Set<Long>> ancestors = new HashMap<>();
        for (TableFile file : folder.of(OmopTable.CONCEPT_ANCESTOR)) {
            addAncestors(file, concepts, allocator, ancestors);
        }
        LongIndex ids = new LongIndex();
        ancestors.values().forEach(above -> above.forEach(ids::add));
        @Nullable Concept[] known = ConceptReader.known(folder, ids, allocator);
        Map<String, List<String>> byCode = new HashMap<>();
        concepts.used()
                .forEach((rule, slots) ->
                        slots.stream()
                                .filter(ancestors::containsKey)
                                .forEach(slot ->
                                        byCode.put(
                                                rule.prefix() + concepts.text(slot),
                                                texts(
                                                        rule,
                                                        ancestors.getOrDefault(slot, Set.of()),
                                                        ids,
                                                        known))));
        return byCode;
    }

    private static List<String> texts(
            EventRule rule, Set<Long> ancestors, LongIndex ids, @Nullable Concept[] known) {
        List<String> texts = new ArrayList<>();
        for (long ancestor : ancestors) {
            Concept concept = known[ids.slotOf(ancestor)];
            if (concept != null) {
                texts.add(rule.prefix() + concept.text());
            }
        }
        return texts.stream().sorted().toList();
    }

    private static void addAncestors(
            TableFile file,
            ConceptCodes concepts,
            BufferAllocator allocator,
            Map<Integer, Set<Long>> ofSlots) {
        Map<String, ColumnUse> uses = Map.of(ANCESTOR, ColumnUse.ID, DESCENDANT, ColumnUse.ID);
        var ancestors = new IdColumn();
        var descendants = new IdColumn();
        var everyRow = new RowSelection();
        try (TableScan scan = file.open(uses, allocator, new SpareArrays())) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                everyRow.selectAll(count);
                descendants.load(scan.column(DESCENDANT, everyRow), everyRow, count);
                ancestors.load(scan.column(ANCESTOR, everyRow), everyRow, count);
                for (int row = 0; row < count; row++) {
                    long descendant = descendants.ids()[row];
                    int slot = concepts.concepts().slotOf(descendant);
                    if (slot != LongIndex.NONE && ancestors.ids()[row] != descendant) {
                        ofSlots.computeIfAbsent(slot, _ -> new TreeSet<>())
                                .add(ancestors.ids()[row]);
                    }
                }
            }
        }
    }
}
