package dev.headwater.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// JSON as text, with `\n` line ends.
public final class JsonText {
    private JsonText() {}

    /// Writes one value.
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /// Indented.
    public static String of(Content content) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return text(json -> {
            json.setPrettyPrinter(printer);
            content.writeTo(json);
        });
    }

    /// In one line.
    public static String line(Content content) {
        return text(content);
    }

    private static String text(Content content) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }
}
