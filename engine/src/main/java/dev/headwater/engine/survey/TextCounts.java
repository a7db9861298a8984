package dev.headwater.engine.survey;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// How often each text of a column occurs in some rows; the empty text stands for null. A column
/// that holds no text has none. Not thread-safe.
final class TextCounts {
    /// How many texts are told apart at most.
    private static final int MOST_TEXTS = 1000;

    private final String column;
    private final Map<String, Long> counts = new HashMap<>();

    TextCounts(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    void add(RowBatch batch, RowSelection rows) {
        if (rows.count() == 0 || !batch.isString(column)) {
            return;
        }
        DictionaryColumn texts = batch.stringColumn(column);
        long[] byId = new long[texts.dictionarySize()];
        long nulls = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (texts.ids().isNull(row)) {
                nulls++;
            } else {
                byId[texts.ids().get(row)]++;
            }
        }
        add("", nulls);
        for (int id = 0; id < byId.length; id++) {
            if (byId[id] > 0) {
                byte[] text = texts.dictionary().get(id);
                add(new String(text, StandardCharsets.UTF_8), byId[id]);
            }
        }
    }

    void add(TextCounts other) {
        other.counts.forEach(this::add);
    }

    /// The most frequent first, equally frequent ones by their text.
    SequencedMap<String, Long> byFrequency() {
        SequencedMap<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private void add(String text, long count) {
        if (count > 0 && (counts.size() < MOST_TEXTS || counts.containsKey(text))) {
            counts.merge(text, count, Long::sum);
        }
    }
}
