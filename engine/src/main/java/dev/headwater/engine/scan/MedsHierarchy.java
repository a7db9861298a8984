package dev.headwater.engine.scan;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The hierarchy that `parent_codes` in a MEDS root's list of codes make: a code descends from its
/// parents, from theirs, and so on.
///
/// No code is unknown to it, because the list needs to have only what occurs in the data.
final class MedsHierarchy implements CodeHierarchy {
    private static final String PARENT_CODES = "parent_codes";

    private final Path file;
    private final BufferAllocator allocator;

    MedsHierarchy(Path root, BufferAllocator allocator) {
        this.file = CodeCatalog.file(root);
        this.allocator = allocator;
    }

    @Override
    public @Nullable String missing() {
        if (!Files.isRegularFile(file)) {
            return "there is no `metadata/codes.parquet`";
        }
        try (ParquetFile codes = ParquetFile.open(file, new SpareArrays())) {
            return parentCodes(codes) == null
                    ? "`metadata/codes.parquet` has no lists `" + PARENT_CODES + "`"
                    : null;
        }
    }

    @Override
    public Map<String, Below> below(Set<String> codes) {
        Map<String, List<String>> children = new HashMap<>();
        parents()
                .forEach((code, parents) ->
                        parents.forEach(parent ->
                                children.computeIfAbsent(parent, _ -> new ArrayList<>())
                                        .add(code)));
        Map<String, Below> below = new TreeMap<>();
        for (String code : codes) {
            below.put(code, new Below.Codes(reached(code, children)));
        }
        return below;
    }

    /// The codes above each code, in order; nothing where they are [#missing].
    ///
    /// @throws DataException if the list is broken
    Map<String, List<String>> ancestors() {
        if (missing() != null) {
            return Map.of();
        }
        Map<String, List<String>> parents = parents();
        Map<String, List<String>> ancestors = new HashMap<>();
        for (String code : parents.keySet()) {
            Set<String> reached = reached(code, parents);
            reached.remove(code);
            ancestors.put(code, List.copyOf(reached));
        }
        return ancestors;
    }

    /// `code` and all that lead on from it, in order; a circle is no harm.
    private static Set<String> reached(String code, Map<String, List<String>> steps) {
        Set<String> reached = new TreeSet<>(Set.of(code));
        Deque<String> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            for (String next : steps.getOrDefault(left.remove(), List.of())) {
                if (reached.add(next)) {
                    left.add(next);
                }
            }
        }
        return reached;
    }

    private Map<String, List<String>> parents() {
        Map<String, List<String>> parents = new HashMap<>();
        Iterator<@Nullable String> codes = codes().iterator();
        try (ParquetFile opened = ParquetFile.open(file, new SpareArrays())) {
            ParquetColumn items = parentCodes(opened);
            if (items != null) {
                GeneralTextLists.read(
                        opened,
                        items,
                        list -> {
                            if (!codes.hasNext()) {
                                throw opened.location().corrupt("more lists than codes");
                            }
                            String code = codes.next();
                            if (code != null && !list.isEmpty()) {
                                parents.computeIfAbsent(code, _ -> new ArrayList<>()).addAll(list);
                            }
                        });
            }
        }
        return parents;
    }

    private static @Nullable ParquetColumn parentCodes(ParquetFile codes) {
        ParquetColumn items = codes.schema().lists().get(PARENT_CODES);
        return items == null || items.type() != ColumnType.TEXT ? null : items;
    }

    /// In the order of the rows; null where there is none.
    private List<@Nullable String> codes() {
        List<@Nullable String> codes = new ArrayList<>();
        Shard list = new Shard("codes", file);
        try (ParquetEventScan scan =
                ParquetEventScan.open(list, Set.of(ParquetBatch.CODE), allocator)) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                DictionaryColumn code = batch.code();
                for (int row = 0; row < batch.rowCount(); row++) {
                    codes.add(code.ids().isNull(row) ? null : code.text(code.ids().get(row)));
                }
            }
        }
        return codes;
    }
}
