package dev.headwater.engine.why;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.explain.StageText;
import dev.headwater.engine.explain.TimeText;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.report.JsonText;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.window.TriggerTrace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fates -> JSON, as docs/schema/why.schema.json and docs/attrition.md describe it. Times are ISO
/// 8601 without a zone.
public final class JsonFate {
    private final ExtractionPlan plan;
    private final JsonGenerator json;

    private JsonFate(ExtractionPlan plan, JsonGenerator json) {
        this.plan = plan;
        this.json = json;
    }

    /// One object; ends in `\n`.
    public static String of(SubjectFate fate) {
        return JsonText.of(json -> new JsonFate(fate.plan(), json).write(fate));
    }

    private void write(SubjectFate fate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("subject", fate.subject());
        json.writeStringField("shard", fate.shard());
        json.writeStringField("semantics", plan.task().semantics().id());
        json.writeStringField("trigger", fate.trigger());
        json.writeBooleanField("null_row", fate.hasNullRow());
        json.writeArrayFieldStart("triggers");
        for (TriggerFate trigger : fate.triggers()) {
            write(trigger);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(TriggerFate trigger) throws IOException {
        json.writeStartObject();
        writeTime("time", trigger.time());
        switch (trigger.outcome()) {
            case Outcome.InCohort(Long time, Long label) -> {
                json.writeBooleanField("in_cohort", true);
                writeTime("prediction_time", time);
                json.writeFieldName("label");
                if (label == null) {
                    json.writeNull();
                } else {
                    json.writeNumber(label);
                }
                json.writeNullField("lost_at");
            }
            case Outcome.Lost(Stage stage) -> {
                json.writeBooleanField("in_cohort", false);
                json.writeNullField("prediction_time");
                json.writeNullField("label");
                json.writeObjectFieldStart("lost_at");
                json.writeStringField("kind", StageText.kind(stage));
                json.writeStringField("endpoint", StageText.endpoint(stage, plan));
                json.writeStringField("text", StageText.of(stage, plan));
                json.writeEndObject();
            }
        }
        json.writeArrayFieldStart("windows");
        for (int step = 0; step < trigger.windows().size(); step++) {
            write(step, trigger.windows().get(step));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(int step, WindowFate window) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", window.step().name());
        json.writeStringField("window", window.name());
        TriggerTrace.Window found = window.found();
        json.writeBooleanField("exists", found != null);
        if (found != null) {
            writeTime("start", found.earlier());
            writeTime("end", found.later());
            json.writeBooleanField("start_inclusive", window.step().startInclusive());
            json.writeBooleanField("end_inclusive", window.step().endInclusive());
            json.writeStringField("interval", window.interval());
            json.writeArrayFieldStart("constraints");
            for (int i = 0; i < found.counts().size(); i++) {
                writeConstraint(step, i, window, found.counts().get(i));
            }
            json.writeEndArray();
            writeEvents(window);
        }
        json.writeEndObject();
    }

    private void writeConstraint(int step, int position, WindowFate window, long count)
            throws IOException {
        CountConstraint constraint = window.step().constraints().get(position);
        json.writeStartObject();
        json.writeStringField(
                "predicate", plan.task().predicates().get(constraint.predicate()).name());
        json.writeStringField("text", StageText.of(new Stage.Constraint(step, position), plan));
        json.writeNumberField("count", count);
        json.writeBooleanField("met", constraint.admits(count));
        json.writeEndObject();
    }

    private void writeEvents(WindowFate window) throws IOException {
        json.writeNumberField("event_count", window.eventCount());
        json.writeArrayFieldStart("events");
        for (EventLine event : window.events()) {
            json.writeStartObject();
            writeTime("time", event.time());
            json.writeObjectFieldStart("predicates");
            for (Map.Entry<String, Long> counted : event.predicates().entrySet()) {
                json.writeNumberField(counted.getKey(), counted.getValue());
            }
            json.writeEndObject();
            writeCodes(event.codes());
            json.writeNumberField("further_codes", event.furtherCodes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCodes(List<String> codes) throws IOException {
        json.writeArrayFieldStart("codes");
        for (String code : codes) {
            json.writeString(code);
        }
        json.writeEndArray();
    }

    private void writeTime(String field, @Nullable Long micros) throws IOException {
        json.writeStringField(field, micros == null ? null : TimeText.of(micros).replace(' ', 'T'));
    }
}
