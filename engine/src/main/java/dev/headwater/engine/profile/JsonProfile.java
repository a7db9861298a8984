package dev.headwater.engine.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.explain.TimeText;
import dev.headwater.engine.profile.DatasetProfile.ColumnProfile;
import dev.headwater.engine.profile.DatasetProfile.ShardProfile;
import dev.headwater.engine.profile.DatasetProfile.SplitProfile;
import dev.headwater.engine.report.JsonText;
import dev.headwater.engine.scan.DatasetDescription;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A profile of a dataset, and what is wrong with it, as JSON (docs/schema/data.schema.json).
public final class JsonProfile {
    private final DatasetProfile profile;
    private final JsonGenerator json;

    private JsonProfile(DatasetProfile profile, JsonGenerator json) {
        this.profile = profile;
        this.json = json;
    }

    /// @param mostCodes how many codes are listed
    public static String of(DatasetProfile profile, int mostCodes, Diagnostics diagnostics) {
        return JsonText.of(json -> new JsonProfile(profile, json).write(mostCodes, diagnostics));
    }

    private void write(int mostCodes, Diagnostics diagnostics) throws IOException {
        json.writeStartObject();
        json.writeStringField("data", profile.name());
        writeDescription();
        json.writeNumberField("rows", profile.rows());
        json.writeNumberField("static_rows", profile.staticRows());
        json.writeNumberField("events", profile.events());
        json.writeNumberField("subjects", profile.subjects());
        json.writeBooleanField("scattered", profile.isScattered());
        json.writeStringField("first_time", time(profile.firstTime()));
        json.writeStringField("last_time", time(profile.lastTime()));
        writeShards();
        writeColumns();
        writeSplits();
        writeCodes(mostCodes);
        json.writeArrayFieldStart("problems");
        for (Diagnostic problem : diagnostics.all()) {
            json.writeStartObject();
            json.writeStringField("code", problem.code().name());
            json.writeStringField("title", problem.code().title());
            json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeDescription() throws IOException {
        DatasetDescription description = profile.description();
        if (description == null) {
            json.writeNullField("description");
            return;
        }
        json.writeObjectFieldStart("description");
        for (Map.Entry<String, String> field : description.fields().entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }

    private void writeShards() throws IOException {
        json.writeArrayFieldStart("shards");
        for (ShardProfile shard : profile.shards()) {
            json.writeStartObject();
            json.writeStringField("name", shard.name());
            json.writeNumberField("bytes", shard.bytes());
            json.writeNumberField("rows", shard.rows());
            json.writeNumberField("subjects", shard.subjects());
            json.writeNumberField("events", shard.events());
            json.writeBooleanField("sorted", shard.isSorted());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeColumns() throws IOException {
        json.writeArrayFieldStart("columns");
        for (ColumnProfile column : profile.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", column.type());
            json.writeNumberField("shards", column.shards());
            json.writeArrayFieldStart("shards_with_another_type");
            for (String shard : column.others()) {
                json.writeString(shard);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSplits() throws IOException {
        json.writeArrayFieldStart("splits");
        for (Map.Entry<String, SplitProfile> split : profile.splits().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", split.getKey());
            json.writeNumberField("subjects", split.getValue().subjects());
            json.writeFieldName("listed");
            json.writeObject(split.getValue().listed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCodes(int mostCodes) throws IOException {
        json.writeNumberField("codes", profile.codes().size());
        json.writeBooleanField("all_codes", profile.hasAllCodes());
        json.writeArrayFieldStart("top_codes");
        int told = Math.min(mostCodes, profile.codes().size());
        for (CodeProfile code : profile.codes().subList(0, told)) {
            boolean hasValues = code.values() > 0;
            json.writeStartObject();
            json.writeStringField("code", code.code());
            json.writeStringField("description", code.description());
            json.writeNumberField("rows", code.rows());
            json.writeNumberField("subjects", code.subjects());
            json.writeNumberField("values", code.values());
            json.writeFieldName("min");
            json.writeObject(hasValues ? code.min() : null);
            json.writeFieldName("max");
            json.writeObject(hasValues ? code.max() : null);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : TimeText.of(micros);
    }
}
