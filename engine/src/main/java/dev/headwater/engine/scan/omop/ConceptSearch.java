package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowSelection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Looks through the concept table for concepts by `vocabulary/code`.
final class ConceptSearch {
    private final OmopFolder folder;
    private final BufferAllocator allocator;
    private final Set<String> vocabularies = new TreeSet<>();

    ConceptSearch(OmopFolder folder, BufferAllocator allocator) {
        this.folder = folder;
        this.allocator = allocator;
    }

    private interface Visitor {
        void visit(String vocabulary, String code, long id);
    }

    /// The ids of those that there are.
    Map<String, Long> find(Set<String> concepts) {
        Map<String, Long> ids = new HashMap<>();
        Set<String> wanted = new TreeSet<>();
        concepts.forEach(concept -> wanted.add(vocabulary(concept)));
        visitAll(
                wanted,
                (vocabulary, code, id) -> {
                    String concept = vocabulary + "/" + code;
                    if (concepts.contains(concept)) {
                        ids.put(concept, id);
                    }
                });
        return ids;
    }

    /// The concept that one that there is not most likely misspells, or null.
    @Nullable String nearest(String concept) {
        String written = vocabulary(concept);
        if (!vocabularies.contains(written)) {
            String vocabulary = NearestName.of(written, vocabularies);
            return vocabulary == null ? null : vocabulary + concept.substring(written.length());
        }
        var nearest = new Nearest(concept);
        visitAll(Set.of(written), nearest);
        return nearest.found;
    }

    /// Keeps the nearest of the concepts that are about as long.
    private static final class Nearest implements Visitor {
        private static final int MOST_MORE = 2;

        private final String wanted;
        private @Nullable String found;

        Nearest(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public void visit(String vocabulary, String code, long id) {
            String concept = vocabulary + "/" + code;
            if (Math.abs(concept.length() - wanted.length()) <= MOST_MORE) {
                found =
                        NearestName.of(
                                wanted, found == null ? List.of(concept) : List.of(found, concept));
            }
        }
    }

    private static String vocabulary(String concept) {
        int end = concept.indexOf('/');
        return end < 0 ? concept : concept.substring(0, end);
    }

    /// Visits the concepts of some vocabularies, and notes the names of all.
    private void visitAll(Set<String> wanted, Visitor visitor) {
        Map<String, ColumnUse> uses =
                Map.of(
                        "concept_id", ColumnUse.ID,
                        "vocabulary_id", ColumnUse.CODE,
                        "concept_code", ColumnUse.TEXT);
        var ids = new IdColumn();
        var everyRow = new RowSelection();
        for (TableFile file : folder.of(OmopTable.CONCEPT)) {
            try (TableScan scan = file.open(uses, allocator, new SpareArrays())) {
                for (int count = scan.next(); count > 0; count = scan.next()) {
                    everyRow.selectAll(count);
                    ids.load(scan.column("concept_id", everyRow), everyRow, count);
                    visitBatch(wanted, scan, ids.ids(), count, visitor);
                }
            }
        }
    }

    private void visitBatch(
            Set<String> wanted, TableScan scan, long[] ids, int count, Visitor visitor) {
        DictionaryColumn vocabulary = scan.text("vocabulary_id");
        String[] names = new String[vocabulary.dictionarySize()];
        for (int id = 0; id < names.length; id++) {
            names[id] = vocabulary.text(id);
            vocabularies.add(names[id]);
        }
        DictionaryColumn code = scan.text("concept_code");
        for (int row = 0; row < count; row++) {
            if (vocabulary.ids().isNull(row) || code.ids().isNull(row)) {
                continue;
            }
            String name = names[vocabulary.ids().get(row)];
            if (wanted.contains(name)) {
                visitor.visit(name, code.text(code.ids().get(row)), ids[row]);
            }
        }
    }
}
