package dev.headwater.engine.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.attrition.JsonAttrition;
import dev.headwater.engine.identity.ContentHash;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.output.CohortOutput;
import dev.headwater.engine.output.OutputFile;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.report.JsonText;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A manifest as JSON, of the schema docs/schema/manifest.schema.json. What has no fixed place in a
/// list has a name.
public final class ManifestJson {
    /// Goes up when a reader of the last version would misunderstand.
    static final int VERSION = 1;

    private final Manifest manifest;
    private final JsonGenerator json;

    private ManifestJson(Manifest manifest, JsonGenerator json) {
        this.manifest = manifest;
        this.json = json;
    }

    public static String of(Manifest manifest) {
        return JsonText.of(json -> new ManifestJson(manifest, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("manifest", VERSION);
        json.writeStringField("headwater", EngineVersion.text());
        writeTask();
        writeOptions();
        json.writeArrayFieldStart("inputs");
        for (Manifest.Input input : manifest.inputs()) {
            writeFile(input.name(), input.digest());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        for (OutputFile output : manifest.outputs()) {
            writeFile(output.name(), output.digest());
        }
        json.writeEndArray();
        writeCounts();
        json.writeFieldName("attrition");
        JsonAttrition.write(manifest.summary().attrition(), json);
        json.writeEndObject();
    }

    private void writeTask() throws IOException {
        TaskIdentity identity = manifest.identity();
        json.writeObjectFieldStart("task");
        json.writeStringField("semantics", manifest.summary().plan().task().semantics().id());
        json.writeObjectFieldStart("hashes");
        writeHash("task", identity == null ? null : identity.task());
        writeHash("predicates", identity == null ? null : identity.predicates());
        writeHash("cohort", identity == null ? null : identity.cohort());
        json.writeEndObject();
        writeText("file", manifest.sources().task());
        writeText("predicates_file", manifest.sources().predicates());
        json.writeEndObject();
    }

    private void writeHash(String name, @Nullable ContentHash hash) throws IOException {
        json.writeStringField(name, hash == null ? null : hash.toString());
    }

    /// The name without folders, which differ between machines.
    private void writeText(String field, @Nullable SourceFile source) throws IOException {
        if (source == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("name", String.valueOf(Path.of(source.name()).getFileName()));
        json.writeStringField("text", source.text());
        json.writeEndObject();
    }

    private void writeOptions() throws IOException {
        ExtractionOptions options = manifest.options();
        Path labels = options.labelsPath();
        Path windows = options.windowsPath();
        String arrow = options.arrowPath();
        json.writeObjectFieldStart("options");
        json.writeStringField("format", word(options.format()));
        json.writeStringField("timestamp_format", options.timestampFormat());
        json.writeArrayFieldStart("splits");
        for (String split : options.splits().stream().sorted().toList()) {
            json.writeString(split);
        }
        json.writeEndArray();
        json.writeStringField("shards", options.shardIndex() + 1 + "/" + options.shardCount());
        json.writeStringField("per_subject", options.sampling().perSubject().word());
        json.writeFieldName("max_rows");
        json.writeObject(options.sampling().maxRows());
        json.writeNumberField("seed", options.sampling().seed());
        json.writeStringField(
                "labels",
                labels == null ? null : CohortOutput.isSingleFile(labels) ? "file" : "folder");
        json.writeStringField("labels_schema", word(options.labelsSchema()));
        json.writeStringField("windows", windows == null ? null : windowsForm(windows));
        json.writeStringField(
                "arrow",
                arrow == null || arrow.equals("-")
                        ? arrow
                        : CohortOutput.arrowForm(Path.of(arrow)));
        json.writeBooleanField("attrition", options.attritionPath() != null);
        json.writeFieldName("report_min_cell");
        json.writeObject(options.report() == null ? null : options.report().leastCount());
        json.writeStringField("input_hash", word(manifest.inputHash()));
        json.writeEndObject();
    }

    private static String windowsForm(Path windows) {
        return CohortOutput.isArrow(windows) ? CohortOutput.arrowForm(windows) : "parquet";
    }

    private void writeFile(String name, FileDigest digest) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeNumberField("bytes", digest.bytes());
        json.writeStringField("hash", digest.hash());
        json.writeEndObject();
    }

    private void writeCounts() throws IOException {
        json.writeObjectFieldStart("counts");
        writeCounts(manifest.summary().total());
        json.writeArrayFieldStart("splits");
        for (Map.Entry<String, ShardCounts> split :
                manifest.summary().counts().splits().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", split.getKey());
            writeCounts(split.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("predicates");
        List<Predicate> predicates = manifest.summary().plan().task().predicates();
        for (int id = 0; id < predicates.size(); id++) {
            MatchCounts matches = manifest.summary().matches().get(id);
            json.writeStartObject();
            json.writeStringField("name", predicates.get(id).name());
            json.writeFieldName("codes");
            json.writeObject(matches.codes());
            json.writeNumberField("rows", matches.rows());
            json.writeNumberField("subjects", matches.subjects());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCounts(ShardCounts counts) throws IOException {
        json.writeNumberField("rows", counts.rows());
        json.writeNumberField("triggers", counts.triggers());
        json.writeNumberField("cohort_rows", counts.cohortRows());
        json.writeNumberField("cohort_subjects", counts.cohortSubjects());
        json.writeNumberField("rows_without_trigger", counts.nullRows());
        json.writeFieldName("positive_labels");
        json.writeObject(manifest.summary().plan().label() == null ? null : counts.positives());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
