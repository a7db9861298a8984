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

/// Which concepts are right above those that events have.
final class ConceptParents {
    private static final String ANCESTOR = "ancestor_concept_id";
    private static final String DESCENDANT = "descendant_concept_id";
    private static final String LEVELS = "min_levels_of_separation";

    private ConceptParents() {}

    /// The parents' codes by code, in order; nothing without a table that says how far apart
    /// ancestors are.
    static Map<String, List<String>> read(
            OmopFolder folder, ConceptCodes concepts, BufferAllocator allocator) {
        Map<Integer, Set<Long>> parents = new HashMap<>();
        for (TableFile file : folder.of(OmopTable.CONCEPT_ANCESTOR)) {
            if (file.columnNames().contains(LEVELS)) {
                addParents(file, concepts, allocator, parents);
            }
        }
        LongIndex ids = new LongIndex();
        parents.values().forEach(above -> above.forEach(ids::add));
        @Nullable Concept[] known = ConceptReader.known(folder, ids, allocator);
        Map<String, List<String>> byCode = new HashMap<>();
        concepts.used()
                .forEach((rule, slots) ->
                        slots.stream()
                                .filter(parents::containsKey)
                                .forEach(slot ->
                                        byCode.put(
                                                rule.prefix() + concepts.text(slot),
                                                texts(
                                                        rule,
                                                        parents.getOrDefault(slot, Set.of()),
                                                        ids,
                                                        known))));
        return byCode;
    }

    private static List<String> texts(
            EventRule rule, Set<Long> parents, LongIndex ids, @Nullable Concept[] known) {
        List<String> texts = new ArrayList<>();
        for (long parent : parents) {
            Concept concept = known[ids.slotOf(parent)];
            if (concept != null) {
                texts.add(rule.prefix() + concept.text());
            }
        }
        return texts.stream().sorted().toList();
    }

    private static void addParents(
            TableFile file,
            ConceptCodes concepts,
            BufferAllocator allocator,
            Map<Integer, Set<Long>> parents) {
        Map<String, ColumnUse> uses =
                Map.of(ANCESTOR, ColumnUse.ID, DESCENDANT, ColumnUse.ID, LEVELS, ColumnUse.ID);
        var ancestors = new IdColumn();
        var descendants = new IdColumn();
        var levels = new IdColumn();
        var everyRow = new RowSelection();
        try (TableScan scan = file.open(uses, allocator, new SpareArrays())) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                everyRow.selectAll(count);
                levels.load(scan.column(LEVELS, everyRow), everyRow, count);
                descendants.load(scan.column(DESCENDANT, everyRow), everyRow, count);
                ancestors.load(scan.column(ANCESTOR, everyRow), everyRow, count);
                for (int row = 0; row < count; row++) {
                    int slot = concepts.concepts().slotOf(descendants.ids()[row]);
                    if (levels.ids()[row] == 1 && slot != LongIndex.NONE) {
                        parents.computeIfAbsent(slot, _ -> new TreeSet<>())
                                .add(ancestors.ids()[row]);
                    }
                }
            }
        }
    }
}
