package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.LongIndex;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/// What the concepts that events have are called.
final class ConceptNames {
    private static final String ID = "concept_id";
    private static final String NAME = "concept_name";

    private ConceptNames() {}

    /// The names by code, empty where there is none; nothing for codes without a concept.
    static Map<String, String> read(
            OmopFolder folder, ConceptCodes concepts, BufferAllocator allocator) {
        Map<Integer, String> names = new HashMap<>();
        for (TableFile file : folder.of(OmopTable.CONCEPT)) {
            if (file.columnNames().contains(NAME)) {
                addNames(file, concepts, allocator, names);
            }
        }
        Map<String, String> byCode = new TreeMap<>();
        concepts.used()
                .forEach((rule, slots) ->
                        slots.stream()
                                .forEach(slot ->
                                        byCode.put(
                                                rule.prefix() + concepts.text(slot),
                                                names.getOrDefault(slot, ""))));
        return byCode;
    }

    private static void addNames(
            TableFile file,
            ConceptCodes concepts,
            BufferAllocator allocator,
            Map<Integer, String> names) {
        Map<String, ColumnUse> uses = Map.of(ID, ColumnUse.ID, NAME, ColumnUse.TEXT);
        var ids = new IdColumn();
        var everyRow = new RowSelection();
        try (TableScan scan = file.open(uses, allocator, new SpareArrays())) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                everyRow.selectAll(count);
                ids.load(scan.column(ID, everyRow), everyRow, count);
                DictionaryColumn texts = null;
                for (int row = 0; row < count; row++) {
                    int slot = concepts.concepts().slotOf(ids.ids()[row]);
                    if (slot == LongIndex.NONE) {
                        continue;
                    }
                    texts = texts == null ? scan.text(NAME) : texts;
                    if (!texts.ids().isNull(row)) {
                        names.put(slot, texts.text(texts.ids().get(row)));
                    }
                }
            }
        }
    }
}
