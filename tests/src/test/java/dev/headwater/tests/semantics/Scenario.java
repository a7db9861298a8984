package dev.headwater.tests.semantics;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.analysis.TaskAnalyzer;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.DataRow;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A task and a handful of records, written short.
///
/// A record is `subject hour code`, with `-` for no time, and optionally a value and a unit: `1 24
/// LAB 5.5 mg`. A row of the answer is `subject@trigger`, then `index=`, `label=` and each window
/// as `name[start..end count...]`, times in hours, counts of the predicates in order.
record Scenario(String yaml, List<String> records) {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final Set<String> COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value", "unit");

    static Scenario of(String yaml, String... records) {
        return new Scenario(yaml, List.of(records));
    }

    /// The cohort, a line for each row.
    List<String> cohort(Semantics semantics) {
        return table(semantics).rows().stream().map(Scenario::line).toList();
    }

    List<String> columns(Semantics semantics) {
        return table(semantics).columns();
    }

    /// The codes of the errors that the task has.
    Set<String> errors(Semantics semantics) {
        return errors(semantics, InputFormat.MEDS);
    }

    Set<String> errors(Semantics semantics, InputFormat format) {
        Diagnostics diagnostics = new Diagnostics();
        TaskDocument document =
                TaskDocumentReader.readTask(new SourceFile("task.yaml", yaml), diagnostics);
        if (document != null) {
            Set<String> columns = format == InputFormat.MEDS ? COLUMNS : null;
            TaskAnalyzer.analyze(
                    document, null, new AnalysisOptions(semantics, format, columns), diagnostics);
        }
        return diagnostics.all().stream()
                .filter(Diagnostic::isError)
                .map(error -> error.code().name())
                .collect(Collectors.toSet());
    }

    private CohortTable table(Semantics semantics) {
        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.MEDS);
        List<DataRow> rows = records.stream().map(Scenario::row).toList();
        return ShardRun.ofScan(plan, allocator -> new InMemoryScan(rows, List.of(3), allocator));
    }

    private static DataRow row(String record) {
        List<String> parts = Arrays.asList(record.split(" ", -1));
        Long time =
                parts.get(1).equals("-")
                        ? null
                        : Long.valueOf(Long.parseLong(parts.get(1)) * 3_600_000_000L);
        Float value = parts.size() > 3 ? Float.valueOf(parts.get(3)) : null;
        return new DataRow(
                Long.valueOf(parts.get(0)),
                time,
                parts.get(2),
                value,
                parts.size() > 4 ? parts.get(4) : null);
    }

    private static String line(Map<String, @Nullable Object> row) {
        List<String> parts =
                new ArrayList<>(List.of(row.get("subject_id") + "@" + hour(row.get("trigger"))));
        for (Map.Entry<String, @Nullable Object> column : row.entrySet()) {
            switch (column.getKey()) {
                case "subject_id", "trigger" -> {}
                case "index_timestamp" -> parts.add("index=" + hour(column.getValue()));
                case "label" -> parts.add("label=" + column.getValue());
                default ->
                        parts.add(
                                window(column.getKey().replace("_summary", ""), column.getValue()));
            }
        }
        return String.join(" ", parts);
    }

    private static String window(String name, @Nullable Object summary) {
        if (!(summary instanceof Map<?, ?> fields)) {
            return name + "[null]";
        }
        String counts =
                fields.entrySet().stream()
                        .skip(3)
                        .map(count -> " " + count.getValue())
                        .collect(Collectors.joining());
        return name
                + "["
                + hour(fields.get("timestamp_at_start"))
                + ".."
                + hour(fields.get("timestamp_at_end"))
                + counts
                + "]";
    }

    private static @Nullable Object hour(@Nullable Object time) {
        return time == null
                ? null
                : Duration.between(EPOCH, LocalDateTime.parse(time.toString())).toHours();
    }
}
