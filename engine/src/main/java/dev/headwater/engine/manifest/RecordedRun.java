package dev.headwater.engine.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionOptions.ManifestTarget;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.sample.PerSubject;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.scan.TextInput;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A run as a manifest file tells it: enough to do it again. `options` write below a folder that
/// need not exist.
public record RecordedRun(JsonNode manifest, Sources sources, ExtractionOptions options) {

    private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,8})");

    /// What a run needs beside the manifest.
    public record Surroundings(Path data, int threads, long memoryBytes, Path outputFolder) {}

    /// @throws DataException D001 or D007 if the file cannot be read, D022 if it is no manifest of
    ///   this version
    public static RecordedRun read(Path file, Surroundings surroundings) {
        JsonNode manifest = parse(TextInput.read(file), file);
        try {
            int version = manifest.required("manifest").asInt();
            if (version != ManifestJson.VERSION) {
                throw new IllegalArgumentException("it has version " + version);
            }
            JsonNode task = manifest.required("task");
            var sources =
                    new Sources(
                            source(task.required("file")),
                            task.required("predicates_file").isNull()
                                    ? null
                                    : source(task.required("predicates_file")));
            return new RecordedRun(manifest, sources, options(manifest, sources, surroundings));
        } catch (IllegalArgumentException e) {
            throw notAManifest(file, String.valueOf(e.getMessage()));
        }
    }

    /// What differs if `repeated`, the manifest of this run done again, is right.
    public List<String> differencesFrom(String repeated) {
        return ManifestDifferences.of(manifest, parse(repeated, Path.of("")));
    }

    /// The version of Headwater that wrote the manifest.
    public String engine() {
        return manifest.path("headwater").asText();
    }

    private static ExtractionOptions options(
            JsonNode manifest, Sources sources, Surroundings surroundings) {
        JsonNode options = manifest.required("options");
        JsonNode semantics = manifest.required("task").required("semantics");
        JsonNode part = options.required("shards");
        Matcher shards = PART.matcher(part.asText());
        if (!shards.matches()) {
            throw new IllegalArgumentException("what is " + part + "?");
        }
        Path folder = surroundings.outputFolder;
        String labels = text(options.required("labels"));
        String windows = text(options.required("windows"));
        String arrow = text(options.required("arrow"));
        return new ExtractionOptions(
                Path.of(sources.task().name()),
                sources.predicates() == null ? null : Path.of(sources.predicates().name()),
                surroundings.data,
                choice(InputFormat.class, options.required("format")),
                text(options.required("timestamp_format")),
                known(Semantics.named(semantics.asText()), semantics),
                StreamSupport.stream(options.required("splits").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                Integer.parseInt(shards.group(1)) - 1,
                Integer.parseInt(shards.group(2)),
                surroundings.threads,
                surroundings.memoryBytes,
                labels == null
                        ? null
                        : folder.resolve(labels.equals("file") ? "labels.parquet" : "labels"),
                choice(LabelsSchema.class, options.required("labels_schema")),
                windows == null ? null : folder.resolve("windows." + windows),
                arrow == null || arrow.equals("-")
                        ? arrow
                        : folder.resolve("labels." + arrow).toString(),
                options.required("attrition").asBoolean() ? folder.resolve("attrition.json") : null,
                false,
                sampling(options),
                new ManifestTarget(
                        folder.resolve("manifest.json"),
                        choice(FileDigest.Algorithm.class, options.required("input_hash"))),
                report(options, folder));
    }

    private static @Nullable ReportTarget report(JsonNode options, Path folder) {
        JsonNode leastCount = options.required("report_min_cell");
        return leastCount.isNull()
                ? null
                : new ReportTarget(folder.resolve("report.html"), leastCount.asInt());
    }

    private static Sampling sampling(JsonNode options) {
        JsonNode perSubject = options.required("per_subject");
        JsonNode maxRows = options.required("max_rows");
        return new Sampling(
                known(PerSubject.of(perSubject.asText()), perSubject),
                maxRows.isNull() ? null : maxRows.asInt(),
                options.required("seed").asLong());
    }

    private static SourceFile source(JsonNode file) {
        String name = file.required("name").asText();
        known(TextForm.of(name), file.required("name"));
        return new SourceFile(name, file.required("text").asText());
    }

    private static <T> T known(@Nullable T value, JsonNode written) {
        if (value == null) {
            throw new IllegalArgumentException("what is " + written + "?");
        }
        return value;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asText();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode word) {
        return Enum.valueOf(type, word.asText().toUpperCase(Locale.ROOT));
    }

    private static JsonNode parse(String text, Path file) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw notAManifest(file, e.getOriginalMessage());
        }
    }

    private static DataException notAManifest(Path file, String reason) {
        return new DataException(
                DiagnosticCode.D022,
                "not a manifest that can be read: " + reason + " (" + file + ")");
    }
}
