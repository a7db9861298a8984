package dev.headwater.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.identity.ContentHash;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.grammar.diagnostic.Diagnostic;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The hashes of a task, as lines or as JSON. Those that need a dataset are missing (null) without
/// one.
public final class IdentityReport {
    private IdentityReport() {}

    public static String text(TaskIdentity identity) {
        return line("task", identity.task())
                + line("predicates", identity.predicates())
                + line("cohort", identity.cohort());
    }

    public static String json(String file, TaskIdentity identity) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("file", file);
            write("task", identity.task(), json);
            write("predicates", identity.predicates(), json);
            write("cohort", identity.cohort(), json);
            json.writeArrayFieldStart("undefined");
            for (Diagnostic undefined : identity.undefined()) {
                json.writeString(undefined.message());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String line(String what, @Nullable ContentHash hash) {
        String text = hash == null ? "(needs a predicates file)" : hash.toString();
        return "%-12s%s\n".formatted(what, text);
    }

    private static void write(String field, @Nullable ContentHash hash, JsonGenerator json)
            throws IOException {
        json.writeStringField(field, hash == null ? null : hash.toString());
    }
}
