package dev.headwater.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostic.Label;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A check as a SARIF 2.1.0 log, for code hosts and editors. Columns count Unicode code points.
///
/// A diagnostic without a place gets the task file as its location, without a region.
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final CheckReport report;
    private final List<DiagnosticCode> rules;
    private final JsonGenerator json;

    private SarifReport(CheckReport report, JsonGenerator json) {
        this.report = report;
        this.rules =
                report.diagnostics().stream().map(Diagnostic::code).distinct().sorted().toList();
        this.json = json;
    }

    public static String of(CheckReport report) {
        return JsonText.of(json -> new SarifReport(report, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        writeTool();
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        for (Diagnostic diagnostic : report.diagnostics()) {
            writeResult(diagnostic);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "headwater");
        json.writeArrayFieldStart("rules");
        for (DiagnosticCode code : rules) {
            json.writeStartObject();
            json.writeStringField("id", code.name());
            writeText("shortDescription", code.title());
            writeText("help", "headwater explain-code " + code.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeResult(Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", diagnostic.code().name());
        json.writeNumberField("ruleIndex", rules.indexOf(diagnostic.code()));
        json.writeStringField("level", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        writeText("message", text(diagnostic));
        json.writeArrayFieldStart("locations");
        writePrimary(diagnostic);
        json.writeEndArray();
        json.writeArrayFieldStart("relatedLocations");
        for (Label label : diagnostic.secondary()) {
            json.writeStartObject();
            writePhysicalLocation(label.span());
            if (!label.text().isEmpty()) {
                writeText("message", label.text());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fixes");
        for (Edit edit : diagnostic.edits()) {
            writeFix(edit);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String text(Diagnostic diagnostic) {
        var text = new StringBuilder(diagnostic.message());
        Label primary = diagnostic.primary();
        if (primary != null && !primary.text().isEmpty()) {
            text.append(": ").append(primary.text());
        }
        diagnostic.help().forEach(help -> text.append("\nhelp: ").append(help));
        return text.toString();
    }

    private void writePrimary(Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        if (diagnostic.primary() == null) {
            json.writeObjectFieldStart("physicalLocation");
            writeArtifact(report.file());
            json.writeEndObject();
        } else {
            writePhysicalLocation(diagnostic.primary().span());
        }
        json.writeEndObject();
    }

    private void writePhysicalLocation(Span span) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        writeArtifact(span.source().name());
        writeRegion("region", span);
        json.writeEndObject();
    }

    private void writeFix(Edit edit) throws IOException {
        json.writeStartObject();
        writeText("description", edit.isSafe() ? "mends the mistake" : "a guess at what is meant");
        json.writeArrayFieldStart("artifactChanges");
        json.writeStartObject();
        writeArtifact(edit.span().source().name());
        json.writeArrayFieldStart("replacements");
        json.writeStartObject();
        writeRegion("deletedRegion", edit.span());
        writeText("insertedContent", edit.replacement());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRegion(String field, Span span) throws IOException {
        SourceFile source = span.source();
        json.writeObjectFieldStart(field);
        json.writeNumberField("startLine", span.line());
        json.writeNumberField("startColumn", span.column());
        json.writeNumberField("endLine", source.lineOf(span.end()));
        json.writeNumberField("endColumn", source.columnOf(span.end()));
        json.writeEndObject();
    }

    private void writeArtifact(String file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(Path.of(file)).toASCIIString());
        json.writeEndObject();
    }

    /// Relative paths stay relative: a code host resolves them against the repository.
    private static URI uri(Path file) {
        if (file.isAbsolute()) {
            return file.toUri();
        }
        try {
            return new URI(null, null, file.toString().replace('\\', '/'), null);
        } catch (URISyntaxException _) {
            return file.toUri();
        }
    }

    private void writeText(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
