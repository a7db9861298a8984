package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import dev.headwater.grammar.syntax.YamlValue.YamlSequence;

/// A YAML value under `metadata` -> AST.
final class MetadataReader {
    private MetadataReader() {}

    static Datum read(YamlValue value) {
        return switch (value) {
            case YamlScalar scalar -> new Datum.Value(scalar.value());
            case YamlSequence list ->
                    new Datum.Items(
                            list.items().stream().map(MetadataReader::read).toList(), list.span());
            case YamlMapping mapping ->
                    new Datum.Fields(
                            mapping.entries().stream()
                                    .map(entry ->
                                            new Datum.Field(
                                                    entry.key().name(), read(entry.value())))
                                    .toList(),
                            mapping.span());
        };
    }
}
