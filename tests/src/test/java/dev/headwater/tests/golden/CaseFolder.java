package dev.headwater.tests.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.tests.extraction.CohortTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder with `case.json` (how to read the data), `config.yaml` (the task), data, and
/// `expected.json` (the reference system's answer).
public record CaseFolder(Path path) {

    /// The case folders below `root`, by name.
    public static List<CaseFolder> below(Path root) {
        try (Stream<Path> folders = Files.walk(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve("case.json")))
                    .filter(folder -> Files.exists(folder.resolve("config.yaml")))
                    .sorted()
                    .map(CaseFolder::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return path.getFileName().toString();
    }

    public Path task() {
        return path.resolve("config.yaml");
    }

    public @Nullable Path predicates() {
        return settings().get("predicates") instanceof String file ? path.resolve(file) : null;
    }

    public Path data() {
        return path.resolve(String.valueOf(settings().get("data")));
    }

    public InputFormat format() {
        return InputFormat.valueOf(
                String.valueOf(settings().get("standard")).toUpperCase(Locale.ROOT));
    }

    public @Nullable String timestampFormat() {
        return (String) settings().get("ts_format");
    }

    /// What the case is about: the first line of the note.
    public String note() {
        try {
            return Files.readAllLines(path.resolve("note.md")).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CaseAnswer expected() {
        Map<String, @Nullable Object> answer =
                Json.read(path.resolve("expected.json"), new TypeReference<>() {});
        if (answer.get("error") instanceof String error) {
            return new CaseAnswer.Failure(
                    error,
                    String.valueOf(answer.get("stage")),
                    String.valueOf(answer.get("message")));
        }
        Expected table = Json.read(path.resolve("expected.json"), new TypeReference<>() {});
        return new CaseAnswer.Cohort(new CohortTable(table.schema(), table.rows()));
    }

    /// The label rows that the reference system's command line writes; null where it writes none.
    public @Nullable List<Map<String, @Nullable Object>> expectedLabels() {
        Path file = path.resolve("expected_labels.json");
        return Files.exists(file) ? Json.read(file, new TypeReference<>() {}) : null;
    }

    private record Expected(
            List<String> columns,
            Map<String, String> schema,
            List<Map<String, @Nullable Object>> rows) {}

    private Map<String, @Nullable Object> settings() {
        return Json.read(path.resolve("case.json"), new TypeReference<>() {});
    }
}
