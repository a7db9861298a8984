package dev.headwater.tests.golden;

import dev.headwater.tests.extraction.CohortTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an engine says to a case.
public sealed interface CaseAnswer {

    record Cohort(CohortTable table) implements CaseAnswer {}

    /// `error`: the reference system's name of the mistake, or our diagnostic codes, with blanks
    /// between. `stage`: `config`, `predicates` or `query`.
    record Failure(String error, String stage, String message) implements CaseAnswer {}

    /// An exception that tells of a bug.
    record Crash(String exception) implements CaseAnswer {}

    /// Writes the answer in the format of `expected.json`.
    default void write(Path file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        switch (this) {
            case Cohort(CohortTable table) -> {
                json.put("columns", table.columns());
                json.put("schema", table.schema());
                json.put("rows", table.rows());
            }
            case Failure failure -> {
                json.put("error", failure.error());
                json.put("stage", failure.stage());
                json.put("message", failure.message());
            }
            case Crash(String exception) -> json.put("crash", exception);
        }
        Json.write(file, json);
    }
}
