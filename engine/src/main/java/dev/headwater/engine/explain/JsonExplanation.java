package dev.headwater.engine.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Stage;
import dev.headwater.engine.report.JsonText;
import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Explanation -> JSON, as docs/explain.md describes it.
public final class JsonExplanation {
    private final Explanation explanation;
    private final ExtractionPlan plan;
    private final Task task;
    private final MomentText moments;
    private final JsonGenerator json;

    private JsonExplanation(Explanation explanation, JsonGenerator json) {
        this.explanation = explanation;
        this.plan = explanation.plan();
        this.task = plan.task();
        this.moments = new MomentText(task);
        this.json = json;
    }

    /// One object; ends in `\n`.
    public static String of(Explanation explanation) {
        return JsonText.of(json -> new JsonExplanation(explanation, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        writeTask();
        json.writeArrayFieldStart("predicates");
        for (int id = 0; id < task.predicates().size(); id++) {
            writePredicate(id);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("windows");
        for (int window = 0; window < task.windows().size(); window++) {
            writeWindow(window);
        }
        json.writeEndArray();
        writeFigures("triggers", TriggerFigures::triggers);
        json.writeArrayFieldStart("stages");
        List<Stage> stages = Stage.of(plan);
        for (int i = 0; i < stages.size(); i++) {
            writeStage(stages.get(i), i);
        }
        json.writeEndArray();
        writeFigures("positives", TriggerFigures::positives);
        json.writeEndObject();
    }

    private void writeTask() throws IOException {
        json.writeStringField("title", explanation.title());
        json.writeStringField("semantics", task.semantics().id());
        json.writeStringField("data_format", word(task.format()));
        json.writeArrayFieldStart("columns");
        for (String column : plan.columnNames()) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeBooleanField("needs_every_event", plan.needsEveryEvent());
        json.writeStringField("trigger", explanation.name(task.trigger()));
        Task.LabelDefinition label = task.label();
        if (label == null) {
            json.writeNullField("label");
        } else {
            json.writeObjectFieldStart("label");
            json.writeStringField("predicate", explanation.name(label.predicate()));
            json.writeStringField("window", task.windows().get(label.window()).name());
            json.writeEndObject();
        }
        Task.IndexTimestamp index = task.indexTimestamp();
        if (index == null) {
            json.writeNullField("index");
        } else {
            json.writeObjectFieldStart("index");
            json.writeStringField("window", task.windows().get(index.window()).name());
            json.writeStringField("side", word(index.side()));
            json.writeStringField("time", moments.bound(index.window(), index.side()));
            json.writeEndObject();
        }
    }

    private void writePredicate(int id) throws IOException {
        Predicate predicate = task.predicates().get(id);
        json.writeStartObject();
        json.writeStringField("name", predicate.name());
        json.writeStringField(
                "kind",
                switch (predicate) {
                    case Predicate.Plain _ -> "plain";
                    case Predicate.Derived _ -> "derived";
                    case Predicate.Special _ -> "special";
                });
        json.writeBooleanField("static", predicate.isStatic());
        json.writeStringField("condition", new PredicateText(task.predicates()).of(predicate));
        MatchCounts matches = explanation.matches(id);
        if (matches != null) {
            json.writeObjectFieldStart("matches");
            if (matches.codes() != null) {
                json.writeNumberField("codes", matches.codes());
            }
            json.writeNumberField("rows", matches.rows());
            json.writeNumberField("subjects", matches.subjects());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeWindow(int window) throws IOException {
        Window declared = task.windows().get(window);
        json.writeStartObject();
        json.writeStringField("name", declared.name());
        json.writeStringField("interval", moments.interval(window));
        json.writeStringField("start", moments.bound(window, WindowSide.START));
        json.writeStringField("end", moments.bound(window, WindowSide.END));
        json.writeBooleanField("start_inclusive", declared.startInclusive());
        json.writeBooleanField("end_inclusive", declared.endInclusive());
        json.writeArrayFieldStart("has");
        for (CountConstraint constraint : declared.constraints()) {
            json.writeStartObject();
            json.writeStringField("predicate", explanation.name(constraint.predicate()));
            if (constraint.min() != Long.MIN_VALUE) {
                json.writeNumberField("min", constraint.min());
            }
            if (constraint.max() != Long.MAX_VALUE) {
                json.writeNumberField("max", constraint.max());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStage(Stage stage, int position) throws IOException {
        String text = StageText.of(stage, plan);
        json.writeStartObject();
        json.writeStringField("step", StageText.endpoint(stage, plan));
        switch (stage) {
            case Stage.Static _ -> json.writeStringField("static", text);
            case Stage.Placing _ -> json.writeStringField("time", text);
            case Stage.Constraint _ -> json.writeStringField("constraint", text);
        }
        writeFigures("left", figures -> figures.left().get(position));
        json.writeEndObject();
    }

    private interface Figure {
        long of(TriggerFigures figures);
    }

    /// Nothing without data.
    private void writeFigures(String name, Figure figure) throws IOException {
        if (explanation.estimated() == null && explanation.actual() == null) {
            return;
        }
        json.writeObjectFieldStart(name);
        writeFigure("estimated", explanation.estimated(), figure);
        writeFigure("actual", explanation.actual(), figure);
        json.writeEndObject();
    }

    private void writeFigure(String name, @Nullable TriggerFigures figures, Figure figure)
            throws IOException {
        if (figures != null) {
            json.writeNumberField(name, figure.of(figures));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
