package dev.headwater.tests.properties;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.IsoTime;
import dev.headwater.tests.reference.Event;
import dev.headwater.tests.reference.ReferenceExtractor;
import dev.headwater.tests.reference.ReferenceRow;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reference extractor's cohort in the columns of the engine.
final class ReferenceTable {
    private static final String TIME = "Datetime(time_unit='us', time_zone=None)";

    private ReferenceTable() {}

    static CohortTable of(ReferenceTask task, Semantics semantics, List<Event> events) {
        ReferenceExtractor extractor = new ReferenceExtractor(task, semantics, events);
        boolean hasIndex = task.windows().stream().anyMatch(window -> window.index() != null);
        boolean hasLabel = task.windows().stream().anyMatch(window -> window.label() != null);
        Map<String, String> schema = new LinkedHashMap<>();
        schema.put("subject_id", "Int64");
        if (hasIndex) {
            schema.put("index_timestamp", TIME);
        }
        if (hasLabel) {
            schema.put("label", "Int64");
        }
        schema.put("trigger", TIME);
        String counts =
                task.countedNames().stream()
                        .map(name -> ", '" + name + "': Int64")
                        .collect(Collectors.joining());
        for (String name : extractor.summaryNames()) {
            schema.put(
                    name + "_summary",
                    "Struct({'window_name': String, 'timestamp_at_start': "
                            + TIME
                            + ", 'timestamp_at_end': "
                            + TIME
                            + counts
                            + "})");
        }
        return new CohortTable(
                schema,
                extractor.extract().stream().map(row -> row(row, hasIndex, hasLabel)).toList());
    }

    private static Map<String, @Nullable Object> row(
            ReferenceRow row, boolean hasIndex, boolean hasLabel) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("subject_id", row.subject());
        if (hasIndex) {
            values.put("index_timestamp", time(row.index()));
        }
        if (hasLabel) {
            values.put("label", row.label());
        }
        values.put("trigger", time(row.trigger()));
        row.summaries()
                .forEach((name, summary) -> values.put(name + "_summary", struct(name, summary)));
        return values;
    }

    private static @Nullable Map<String, @Nullable Object> struct(
            String name, @Nullable Summary summary) {
        if (summary == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("window_name", name);
        fields.put("timestamp_at_start", time(summary.start()));
        fields.put("timestamp_at_end", time(summary.end()));
        fields.putAll(summary.counts());
        return fields;
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : IsoTime.ofMicros(micros);
    }
}
