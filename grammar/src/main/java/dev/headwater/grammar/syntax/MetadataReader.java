package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import dev.headwater.grammar.syntax.YamlValue.YamlSequence;
import java.util.IdentityHashMap;
import java.util.Map;

/// A YAML value under `metadata` -> AST. What aliases share stays shared, as it may be vast when
/// written out.
final class MetadataReader {
    private final Map<YamlValue, Datum> known = new IdentityHashMap<>();

    private MetadataReader() {}

    static Datum read(YamlValue value) {
        return new MetadataReader().datum(value);
    }

    private Datum datum(YamlValue value) {
        Datum datum = known.get(value);
        if (datum == null) {
            datum = create(value);
            known.put(value, datum);
        }
        return datum;
    }

    private Datum create(YamlValue value) {
        return switch (value) {
            case YamlScalar scalar -> new Datum.Value(scalar.value());
            case YamlSequence list ->
                    new Datum.Items(list.items().stream().map(this::datum).toList(), list.span());
            case YamlMapping mapping ->
                    new Datum.Fields(
                            mapping.entries().stream()
                                    .map(entry ->
                                            new Datum.Field(
                                                    entry.key().name(), datum(entry.value())))
                                    .toList(),
                            mapping.span());
        };
    }
}
