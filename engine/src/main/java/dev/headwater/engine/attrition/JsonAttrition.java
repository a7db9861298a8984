package dev.headwater.engine.attrition;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.plan.Alone;
import dev.headwater.engine.plan.Remaining;
import dev.headwater.engine.plan.Remaining.ByLabel;
import dev.headwater.engine.plan.Tally;
import dev.headwater.engine.report.JsonText;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attrition -> JSON, as docs/schema/attrition.schema.json and docs/attrition.md describe it.
public final class JsonAttrition {
    private final JsonGenerator json;

    private JsonAttrition(JsonGenerator json) {
        this.json = json;
    }

    /// One object; ends in `\n`.
    public static String of(Attrition attrition) {
        return JsonText.of(json -> new JsonAttrition(json).write(attrition));
    }

    /// Writes the same object as a value.
    public static void write(Attrition attrition, JsonGenerator json) throws IOException {
        new JsonAttrition(json).write(attrition);
    }

    private void write(Attrition attrition) throws IOException {
        json.writeStartObject();
        json.writeStringField("semantics", attrition.plan().task().semantics().id());
        json.writeStringField("trigger", attrition.trigger());
        json.writeStringField("label", attrition.label());
        json.writeArrayFieldStart("funnels");
        write(null, attrition.total());
        for (Map.Entry<String, Funnel> split : attrition.splits().entrySet()) {
            write(split.getKey(), split.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(@Nullable String split, Funnel funnel) throws IOException {
        json.writeStartObject();
        json.writeStringField("split", split);
        json.writeFieldName("triggers");
        write(funnel.triggers());
        json.writeArrayFieldStart("steps");
        for (AttritionStep step : funnel.steps()) {
            write(step);
        }
        json.writeEndArray();
        json.writeFieldName("cohort");
        write(funnel.cohort());
        json.writeFieldName("sample");
        write(funnel.sample());
        json.writeNumberField("null_rows", funnel.nullRows());
        json.writeEndObject();
    }

    private void write(AttritionStep step) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", StageText.kind(step.stage()));
        json.writeStringField("endpoint", step.endpoint());
        json.writeStringField("text", step.text());
        json.writeFieldName("before");
        write(step.before());
        json.writeFieldName("removed");
        write(step.removed());
        json.writeFieldName("after");
        write(step.after());
        Alone alone = step.alone();
        if (alone == null) {
            json.writeNullField("alone");
        } else {
            json.writeObjectFieldStart("alone");
            json.writeFieldName("before");
            write(alone.before());
            json.writeFieldName("removed");
            write(alone.removed());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(Remaining remaining) throws IOException {
        json.writeStartObject();
        writeFields(remaining.all());
        ByLabel labels = remaining.labels();
        if (labels == null) {
            json.writeNullField("by_label");
        } else {
            json.writeObjectFieldStart("by_label");
            json.writeFieldName("false");
            write(labels.negative());
            json.writeFieldName("true");
            write(labels.positive());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(@Nullable Tally tally) throws IOException {
        if (tally == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        writeFields(tally);
        json.writeEndObject();
    }

    private void writeFields(Tally tally) throws IOException {
        json.writeNumberField("triggers", tally.triggers());
        json.writeNumberField("subjects", tally.subjects());
    }
}
