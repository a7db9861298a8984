package dev.headwater.tests.esgpt;

import dev.headwater.tests.esgpt.SmallTable.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A handful of events of ESGPT data, written short, as the files of a dataset.
///
/// An event is `subject hour types measurement...`, with `-` for no types and for no hour. A
/// measurement is `lab=K`, `lab=K:5.5`, `lab=K:5.5:mg`, `dept=X` or `rate=80`. A subject is
/// `subject gender`.
final class EsgptFiles {
    private static final long HOUR = 3_600_000_000L;
    private static final String CONFIGURATION =
            """
            {"measurement_configs": {
              "gender": {"values_column": null},
              "age": {"values_column": null},
              "dept": {"values_column": null},
              "rate": {"values_column": null},
              "lab": {"values_column": "lab_value"}
            }}
            """;

    final SmallTable subjects = new SmallTable();
    final SmallTable events = new SmallTable();
    final SmallTable measurements = new SmallTable();
    String configuration = CONFIGURATION;

    private final List<Map<String, @Nullable Object>> measured = new ArrayList<>();

    private EsgptFiles() {}

    static EsgptFiles of(List<String> subjects, List<String> events) {
        var files = new EsgptFiles();
        files.addSubjects(subjects.stream().map(line -> line.split(" ")).toList());
        files.addEvents(events.stream().map(line -> line.split(" ")).toList());
        files.addMeasurements();
        return files;
    }

    /// Writes the files to `folder`, which is made.
    Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.json"), configuration);
            subjects.write(folder.resolve("subjects_df.parquet"));
            events.write(folder.resolve("events_df.parquet"));
            measurements.write(folder.resolve("dynamic_measurements_df.parquet"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addSubjects(List<String[]> lines) {
        subjects.with(
                "subject_id",
                Kind.LONG,
                lines.stream().map(words -> Long.valueOf(words[0])).toList());
        subjects.with("gender", Kind.TEXT, lines.stream().map(words -> words[1]).toList());
    }

    private void addEvents(List<String[]> lines) {
        List<Long> ids = new ArrayList<>();
        List<Long> owners = new ArrayList<>();
        List<@Nullable Long> times = new ArrayList<>();
        List<@Nullable String> types = new ArrayList<>();
        List<Float> ages = new ArrayList<>();
        for (String[] words : lines) {
            long id = ids.size();
            ids.add(id);
            owners.add(Long.valueOf(words[0]));
            times.add(words[1].equals("-") ? null : Long.valueOf(HOUR * Long.parseLong(words[1])));
            types.add(words[2].equals("-") ? null : words[2]);
            ages.add(40f + id);
            Arrays.stream(words).skip(3).forEach(word -> measured.addFirst(measurement(id, word)));
        }
        events.with("event_id", Kind.LONG, ids)
                .with("subject_id", Kind.LONG, owners)
                .with("timestamp", Kind.TIME, times)
                .with("event_type", Kind.TEXT, types)
                .with("age", Kind.FLOAT, ages);
    }

    private static Map<String, @Nullable Object> measurement(long event, String word) {
        Map<String, @Nullable Object> row = new HashMap<>(Map.of("event_id", event));
        String[] sides = word.split("=");
        String[] parts = sides[1].split(":");
        if (sides[0].equals("rate")) {
            row.put("rate", Float.valueOf(parts[0]));
        } else {
            row.put(sides[0], parts[0]);
        }
        if (parts.length > 1) {
            row.put("lab_value", Float.valueOf(parts[1]));
        }
        if (parts.length > 2) {
            row.put("unit", parts[2]);
        }
        return row;
    }

    private void addMeasurements() {
        Map<String, Kind> kinds =
                Map.of(
                        "event_id", Kind.LONG,
                        "dept", Kind.TEXT,
                        "rate", Kind.FLOAT,
                        "lab", Kind.TEXT,
                        "lab_value", Kind.FLOAT,
                        "unit", Kind.TEXT);
        kinds.forEach((name, kind) -> {
            List<@Nullable Object> values = new ArrayList<>();
            measured.forEach(row -> values.add(row.get(name)));
            measurements.with(name, kind, values);
        });
    }
}
