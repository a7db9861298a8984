package dev.headwater.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostic.Label;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A check as JSON, for scripts and editors.
///
/// Lines and columns count from 1, offsets from 0; columns and offsets are Unicode code points, a
/// byte order mark not counted. The end of a range is the place behind it. Of `edits` each alone
/// mends the mistake.
public final class JsonReport {
    private JsonReport() {}

    public static String of(CheckReport report) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("file", report.file());
            json.writeNumberField("errors", report.errors());
            json.writeNumberField("warnings", report.warnings());
            writeTask(report.task(), json);
            if (report.task() != null && report.survey() != null) {
                json.writeFieldName("data");
                SurveyJson.write(report.survey(), report.task(), json);
            }
            json.writeArrayFieldStart("diagnostics");
            for (Diagnostic diagnostic : report.diagnostics()) {
                writeDiagnostic(diagnostic, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeTask(@Nullable Task task, JsonGenerator json) throws IOException {
        if (task == null) {
            json.writeNullField("task");
            return;
        }
        json.writeObjectFieldStart("task");
        json.writeStringField("semantics", task.semantics().id());
        json.writeNumberField("predicates", task.predicates().size());
        json.writeNumberField("windows", task.windows().size());
        json.writeBooleanField("label", task.label() != null);
        json.writeBooleanField("index_timestamp", task.indexTimestamp() != null);
        json.writeEndObject();
    }

    /// Writes one object.
    public static void writeDiagnostic(Diagnostic diagnostic, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("code", diagnostic.code().name());
        json.writeStringField("title", diagnostic.code().title());
        json.writeStringField("severity", word(diagnostic.severity()));
        json.writeStringField("message", diagnostic.message());
        Label primary = diagnostic.primary();
        if (primary == null) {
            json.writeNullField("location");
        } else {
            json.writeFieldName("location");
            writeLocation(primary, json);
        }
        json.writeArrayFieldStart("related");
        for (Label label : diagnostic.secondary()) {
            writeLocation(label, json);
        }
        json.writeEndArray();
        writeTexts("help", diagnostic.help(), json);
        json.writeArrayFieldStart("edits");
        for (Edit edit : diagnostic.edits()) {
            json.writeStartObject();
            writeRange(edit.span(), json);
            json.writeStringField("replacement", edit.replacement());
            json.writeStringField("applicability", word(edit.applicability()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeLocation(Label label, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeRange(label.span(), json);
        json.writeStringField("label", label.text());
        json.writeEndObject();
    }

    private static void writeRange(Span span, JsonGenerator json) throws IOException {
        json.writeStringField("file", span.source().name());
        json.writeFieldName("start");
        writePlace(span.source(), span.start(), json);
        json.writeFieldName("end");
        writePlace(span.source(), span.end(), json);
    }

    private static void writePlace(SourceFile source, int offset, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", source.lineOf(offset));
        json.writeNumberField("column", source.columnOf(offset));
        json.writeNumberField("offset", source.text().codePointCount(0, offset));
        json.writeEndObject();
    }

    private static void writeTexts(String field, List<String> texts, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
