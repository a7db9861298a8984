package dev.headwater.engine.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What `metadata/dataset.json` of a MEDS root says: its texts and numbers, as text, in its order.
public record DatasetDescription(SequencedMap<String, String> fields) {

    /// Null if there is no such file.
    ///
    /// @throws DataException D055 if it is no JSON object; D007 if it cannot be read
    public static @Nullable DatasetDescription read(Path root) {
        Path file = root.resolve("metadata").resolve("dataset.json");
        if (!Files.exists(file)) {
            return null;
        }
        DataLocation location = DataLocation.of(file);
        try (JsonParser json = new JsonFactory().createParser(TextInput.read(file))) {
            return new DatasetDescription(fields(json, location));
        } catch (JsonProcessingException e) {
            throw location.error(DiagnosticCode.D055, "no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw location.unreadable(e);
        }
    }

    /// The value of a field, or null.
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    private static SequencedMap<String, String> fields(JsonParser json, DataLocation location)
            throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw location.error(DiagnosticCode.D055, "no JSON object");
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }
}
