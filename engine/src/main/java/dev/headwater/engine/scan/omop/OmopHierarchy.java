package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.ColumnUse;
import dev.headwater.engine.scan.LongIndex;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.engine.scan.TableScan;
import dev.headwater.predicates.column.RowSelection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The descendants of codes by the table of ancestors, of which one pass is made. A prefix such as
/// `VISIT_START//` before an ancestor's code stands before those of its descendants too.
final class OmopHierarchy implements CodeHierarchy {
    private static final String ANCESTOR = "ancestor_concept_id";
    private static final String DESCENDANT = "descendant_concept_id";
    private static final String PREFIX_END = "//";

    private final OmopFolder folder;
    private final ConceptCodes concepts;
    private final BufferAllocator allocator;

    OmopHierarchy(OmopFolder folder, ConceptCodes concepts, BufferAllocator allocator) {
        this.folder = folder;
        this.concepts = concepts;
        this.allocator = allocator;
    }

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public Map<String, Below> below(Set<String> codes) {
        Map<String, List<String>> codesByConcept = new HashMap<>();
        for (String code : codes) {
            codesByConcept.computeIfAbsent(concept(code), _ -> new ArrayList<>()).add(code);
        }
        var search = new ConceptSearch(folder, allocator);
        Map<String, Long> ids = search.find(codesByConcept.keySet());
        Map<Long, Set<String>> texts = new HashMap<>();
        ids.values().forEach(id -> texts.put(id, new HashSet<>()));
        for (TableFile file : folder.of(OmopTable.CONCEPT_ANCESTOR)) {
            addDescendants(file, texts);
        }
        Map<String, Below> below = new TreeMap<>();
        codesByConcept.forEach((concept, spellings) -> {
            Long id = ids.get(concept);
            String nearest = id == null ? search.nearest(concept) : null;
            for (String code : spellings) {
                String prefix = code.substring(0, code.length() - concept.length());
                below.put(
                        code,
                        id == null
                                ? new Below.Unknown(nearest == null ? null : prefix + nearest)
                                : new Below.Codes(prefixed(prefix, texts.get(id))));
            }
        });
        return below;
    }

    private static String concept(String code) {
        int end = code.lastIndexOf(PREFIX_END);
        return end < 0 ? code : code.substring(end + PREFIX_END.length());
    }

    private static Set<String> prefixed(String prefix, @Nullable Set<String> texts) {
        Set<String> prefixed = new HashSet<>();
        if (texts != null) {
            texts.forEach(text -> prefixed.add(prefix + text));
        }
        return prefixed;
    }

    /// Adds the texts of those descendants that occur in the data.
    private void addDescendants(TableFile file, Map<Long, Set<String>> texts) {
        Map<String, ColumnUse> uses = Map.of(ANCESTOR, ColumnUse.ID, DESCENDANT, ColumnUse.ID);
        LongIndex wanted = new LongIndex();
        texts.keySet().forEach(wanted::add);
        var ancestors = new IdColumn();
        var descendants = new IdColumn();
        var everyRow = new RowSelection();
        var matched = new RowSelection();
        try (TableScan scan = file.open(uses, allocator, new SpareArrays())) {
            for (int count = scan.next(); count > 0; count = scan.next()) {
                everyRow.selectAll(count);
                ancestors.load(scan.column(ANCESTOR, everyRow), everyRow, count);
                select(ancestors.ids(), count, wanted, matched);
                if (matched.count() == 0) {
                    continue;
                }
                descendants.load(scan.column(DESCENDANT, matched), matched, count);
                for (int i = 0; i < matched.count(); i++) {
                    int row = matched.rows()[i];
                    int slot = concepts.concepts().slotOf(descendants.ids()[row]);
                    Set<String> found = texts.get(ancestors.ids()[row]);
                    if (slot != LongIndex.NONE && found != null) {
                        found.add(concepts.text(slot));
                    }
                }
            }
        }
    }

    private static void select(long[] ids, int count, LongIndex wanted, RowSelection matched) {
        int selected = 0;
        for (int row = 0; row < count; row++) {
            if (wanted.slotOf(ids[row]) != LongIndex.NONE) {
                matched.rows()[selected++] = row;
            }
        }
        matched.setCount(selected);
    }
}
