package dev.headwater.engine.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of an ESGPT dataset: `config.json`, which declares the measurements, and a Parquet
/// file for each table.
record EsgptFolder(Path path) {
    static final String EVENT_ID = "event_id";
    static final String SUBJECT_ID = "subject_id";
    static final String TIMESTAMP = "timestamp";

    private static final String CONFIGURATION = "config.json";

    Path file(EsgptTable table) {
        return path.resolve(table.title() + ".parquet");
    }

    /// All files that are read.
    List<Path> files() {
        return Stream.concat(
                        Stream.of(path.resolve(CONFIGURATION)),
                        Stream.of(EsgptTable.values()).map(this::file))
                .toList();
    }

    /// @throws DataException if a file is missing or broken, or a table lacks a column that all
    ///   have
    EsgptLayout layout() {
        Map<String, @Nullable String> declared = declared();
        declared.put(EsgptMeasurement.EVENT_TYPE, null);
        Map<EsgptTable, Map<String, EsgptMeasurement.Kind>> columns =
                new EnumMap<>(EsgptTable.class);
        for (EsgptTable table : EsgptTable.values()) {
            columns.put(table, columns(table));
        }
        Set<String> measured = columns.getOrDefault(EsgptTable.MEASUREMENTS, Map.of()).keySet();
        List<EsgptMeasurement> measurements = new ArrayList<>();
        columns.forEach((table, kinds) ->
                kinds.forEach((name, kind) -> {
                    if (declared.containsKey(name) && isFoundIn(table, name, measured)) {
                        measurements.add(
                                new EsgptMeasurement(table, name, kind, declared.get(name)));
                    }
                }));
        return new EsgptLayout(declared.keySet(), List.copyOf(measurements), columns);
    }

    /// What the table of measurements has is not looked for among the events, nor the other way
    /// round the types of events.
    private static boolean isFoundIn(EsgptTable table, String name, Set<String> measured) {
        boolean isEventType = name.equals(EsgptMeasurement.EVENT_TYPE);
        return switch (table) {
            case SUBJECTS -> !isEventType;
            case MEASUREMENTS -> !isEventType;
            case EVENTS -> isEventType || !measured.contains(name);
        };
    }

    private Map<String, EsgptMeasurement.Kind> columns(EsgptTable table) {
        Map<String, EsgptMeasurement.Kind> kinds = new LinkedHashMap<>();
        try (ParquetFile opened = ParquetFile.open(file(table), new SpareArrays())) {
            Map<String, ParquetColumn> columns = opened.schema().columns();
            MissingColumns.check(identifying(table), columns.keySet(), opened.location());
            columns.forEach((name, column) -> kinds.put(name, kind(column)));
        }
        return kinds;
    }

    /// The columns that say whose a row is.
    static List<String> identifying(EsgptTable table) {
        return switch (table) {
            case SUBJECTS -> List.of(SUBJECT_ID);
            case EVENTS -> List.of(EVENT_ID, SUBJECT_ID, TIMESTAMP);
            case MEASUREMENTS -> List.of(EVENT_ID);
        };
    }

    private static EsgptMeasurement.Kind kind(ParquetColumn column) {
        return switch (column.type()) {
            case TEXT, UUID -> EsgptMeasurement.Kind.TEXT;
            case INT32,
                    UINT32,
                    INT64,
                    UINT64,
                    WHOLE_DECIMAL,
                    DECIMAL,
                    FLOAT16,
                    FLOAT,
                    DOUBLE,
                    NULLS ->
                    EsgptMeasurement.Kind.NUMBER;
            case BOOLEAN, DATE, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS, INT96 ->
                    EsgptMeasurement.Kind.OTHER;
            case UNSUPPORTED -> EsgptMeasurement.Kind.UNREADABLE;
        };
    }

    /// The column of values of each declared measurement, null where it has none.
    private Map<String, @Nullable String> declared() {
        Path file = path.resolve(CONFIGURATION);
        try {
            JsonNode configuration = new ObjectMapper().readTree(TextInput.read(file));
            JsonNode measurements = configuration.path("measurement_configs");
            if (!measurements.isObject()) {
                throw malformed(file, "it has no object `measurement_configs`");
            }
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            measurements
                    .fields()
                    .forEachRemaining(each ->
                            values.put(
                                    each.getKey(),
                                    each.getValue().path("values_column").textValue()));
            return values;
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null
                            ? ""
                            : " in line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr());
            throw malformed(file, e.getOriginalMessage() + place);
        }
    }

    private static DataException malformed(Path file, String reason) {
        return DataLocation.of(file)
                .error(DiagnosticCode.D040, "not the configuration of an ESGPT dataset: " + reason);
    }
}
