package dev.headwater.engine.conversion;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.report.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What MEDS wants to be said of a dataset. There is no time in it, so that the same data give the
/// same bytes.
final class DatasetJson {
    private static final String MEDS_VERSION = "0.4.1";

    private DatasetJson() {}

    static String of(String name, List<String> columns, Set<String> optionalColumns) {
        List<String> others =
                columns.stream()
                        .skip(3)
                        .filter(column -> !optionalColumns.contains(column))
                        .toList();
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("dataset_name", name);
            json.writeStringField("etl_name", "headwater convert-data");
            json.writeStringField("etl_version", EngineVersion.text());
            json.writeStringField("meds_version", MEDS_VERSION);
            writeNames("raw_source_id_columns", others, true, json);
            writeNames("other_extension_columns", others, false, json);
            json.writeEndObject();
        });
    }

    private static void writeNames(
            String key, List<String> columns, boolean areIds, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (String column : columns) {
            if (column.endsWith("_id") == areIds) {
                json.writeString(column);
            }
        }
        json.writeEndArray();
    }
}
