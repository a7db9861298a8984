package dev.headwater.engine.library;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.report.JsonText;
import java.io.IOException;
import java.util.List;

/// The library as JSON; task-configs/README.md describes it.
public final class LibraryJson {
    private final TaskLibrary library;
    private final JsonGenerator json;

    private LibraryJson(TaskLibrary library, JsonGenerator json) {
        this.library = library;
        this.json = json;
    }

    public static String of(TaskLibrary library) {
        return JsonText.of(json -> new LibraryJson(library, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("tasks");
        for (LibraryTask task : library.tasks()) {
            write(task);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("datasets");
        for (LibraryDataset dataset : library.datasets()) {
            json.writeStartObject();
            json.writeStringField("name", dataset.name());
            json.writeStringField("title", dataset.title());
            write("predicates", dataset.predicates().stream().sorted().toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(LibraryTask task) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", task.name());
        json.writeStringField("area", task.area());
        json.writeStringField("question", task.question());
        json.writeStringField("details", task.details());
        json.writeStringField("asked_at", task.askedAt());
        json.writeStringField("positive", task.positive());
        json.writeStringField("negative", task.negative().isEmpty() ? null : task.negative());
        json.writeStringField("limits", task.limits());
        write("keywords", task.keywords());
        write("references", task.references());
        write("predicates", task.predicates());
        write("datasets", library.supporting(task).stream().map(LibraryDataset::name).toList());
        json.writeObjectFieldStart("objections");
        for (LibraryDataset dataset : library.datasets()) {
            String objection = dataset.objection(task);
            if (objection != null) {
                json.writeStringField(dataset.name(), objection);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
