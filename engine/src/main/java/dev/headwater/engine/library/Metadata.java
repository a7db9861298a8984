package dev.headwater.engine.library;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file of the library says under `metadata`, by field. A field that is missing, or of
/// another form than is asked for, is empty.
record Metadata(@Nullable Datum datum) {
    static Metadata of(Header header) {
        return new Metadata(header.metadata());
    }

    String text(String field) {
        return text(get(field));
    }

    List<String> texts(String field) {
        return items(field).stream().map(Metadata::text).toList();
    }

    List<Metadata> entries(String field) {
        return items(field).stream().map(Metadata::new).toList();
    }

    private List<Datum> items(String field) {
        return get(field) instanceof Datum.Items list ? list.items() : List.of();
    }

    private @Nullable Datum get(String field) {
        return datum instanceof Datum.Fields all
                ? all.fields().stream()
                        .filter(entry -> entry.name().text().equals(field))
                        .map(Datum.Field::value)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String text(@Nullable Datum datum) {
        return datum instanceof Datum.Value value ? value.scalar().text() : "";
    }
}
