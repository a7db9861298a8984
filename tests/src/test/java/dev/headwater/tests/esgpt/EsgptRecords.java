package dev.headwater.tests.esgpt;

import dev.headwater.tests.esgpt.SmallTable.Kind;
import dev.headwater.tests.reference.DataRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows with codes as an ESGPT dataset that means the same.
///
/// A code with `//` is a text in a column of its own, with its value in another one; any other code
/// is a column of numbers. Events have no type, which would be one more row with a code.
public final class EsgptRecords {
    private static final String SEPARATOR = "//";
    private static final List<String> NUMBERS = List.of("A", "B", "M", "F", "NEVER", "OTHER");
    private static final List<String> TEXTS = List.of("LAB");

    private EsgptRecords() {}

    /// The row, changed so that ESGPT data can hold it: with a code, and with a value if that is
    /// all of it.
    public static DataRow writable(DataRow row) {
        String code = row.code() == null ? "OTHER" : row.code();
        Float value =
                row.value() == null && !code.contains(SEPARATOR) ? Float.valueOf(1) : row.value();
        return new DataRow(row.subject(), row.time(), code, value, row.unit());
    }

    /// @param apart whether each row is an event, or each time of a subject
    public static void write(List<DataRow> rows, boolean apart, Path folder) {
        List<DataRow> timed = rows.stream().filter(row -> row.time() != null).toList();
        Map<Object, Long> ids = new LinkedHashMap<>();
        List<DataRow> events = new ArrayList<>();
        List<Long> eventOfRow = new ArrayList<>();
        for (DataRow row : timed) {
            Object key = apart ? events.size() : row.subject() + "@" + row.time();
            if (!ids.containsKey(key)) {
                ids.put(key, (long) events.size());
                events.add(row);
            }
            eventOfRow.add(ids.get(key));
        }
        List<DataRow> fixed = rows.stream().filter(row -> row.time() == null).toList();
        try {
            Files.writeString(folder.resolve("config.json"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cells(fixed)
                .with("subject_id", Kind.LONG, fixed.stream().map(DataRow::subject).toList())
                .write(folder.resolve("subjects_df.parquet"));
        new SmallTable()
                .with("event_id", Kind.LONG, List.copyOf(ids.values()))
                .with("subject_id", Kind.LONG, events.stream().map(DataRow::subject).toList())
                .with("timestamp", Kind.TIME, events.stream().map(DataRow::time).toList())
                .with("event_type", Kind.TEXT, Collections.nCopies(events.size(), null))
                .write(folder.resolve("events_df.parquet"));
        cells(timed)
                .with("event_id", Kind.LONG, eventOfRow)
                .write(folder.resolve("dynamic_measurements_df.parquet"));
    }

    public static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static SmallTable cells(List<DataRow> rows) {
        SmallTable table = new SmallTable();
        for (String name : NUMBERS) {
            table.with(
                    name,
                    Kind.FLOAT,
                    rows.stream()
                            .map(row -> name.equals(row.code()) ? row.value() : null)
                            .toList());
        }
        for (String name : TEXTS) {
            table.with(name, Kind.TEXT, rows.stream().map(row -> key(name, row)).toList());
            table.with(
                    name + "_value",
                    Kind.FLOAT,
                    rows.stream().map(row -> key(name, row) == null ? null : row.value()).toList());
        }
        return table.with("unit", Kind.TEXT, rows.stream().map(DataRow::unit).toList());
    }

    private static @Nullable String key(String name, DataRow row) {
        String code = Objects.requireNonNull(row.code());
        String prefix = name + SEPARATOR;
        return code.startsWith(prefix) ? code.substring(prefix.length()) : null;
    }

    private static String configuration() {
        Stream<String> numbers = NUMBERS.stream().map(name -> measurement(name, "null"));
        Stream<String> texts =
                TEXTS.stream().map(name -> measurement(name, "\"" + name + "_value\""));
        return Stream.concat(numbers, texts)
                .collect(Collectors.joining(",", "{\"measurement_configs\": {", "}}"));
    }

    private static String measurement(String name, String values) {
        return "\"" + name + "\": {\"values_column\": " + values + "}";
    }
}
