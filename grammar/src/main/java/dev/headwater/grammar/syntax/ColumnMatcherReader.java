package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import dev.headwater.grammar.syntax.YamlValue.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a further column of a plain predicate must be like: a value, or a mapping with `any`,
/// `regex` or bounds.
final class ColumnMatcherReader {
    private static final List<String> KEYS =
            List.of("any", "regex", "min", "max", "min_inclusive", "max_inclusive");
    private static final String HELP =
            "write `unit: mg`, `unit: { any: [mg, g] }`, `unit: { regex: \"^m\" }` or"
                    + " `dose: { min: 3, max: 5 }`";

    private final Diagnostics diagnostics;
    private final Shape shape;

    ColumnMatcherReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.shape = new Shape(diagnostics);
    }

    /// The matcher, or null after an error was reported.
    @Nullable ColumnMatcher read(Entry column) {
        return switch (column.value()) {
            case YamlScalar scalar -> new ColumnMatcher.Equal(scalar.value());
            case YamlMapping mapping -> matcher(mapping);
            case YamlSequence list -> {
                shape.wrong(list, "column `" + column.key().text() + "` must be a single value");
                yield null;
            }
        };
    }

    private @Nullable ColumnMatcher matcher(YamlMapping mapping) {
        YamlValue any = mapping.get("any");
        YamlValue regex = mapping.get("regex");
        if (any == null && regex == null) {
            return range(mapping);
        }
        if (mapping.entries().size() != 1) {
            malformed("`any` and `regex` stand alone", mapping.span());
            return null;
        }
        return any == null ? regex(regex, mapping.span()) : anyOf(any, mapping.span());
    }

    private @Nullable ColumnMatcher anyOf(YamlValue value, Span span) {
        if (!(value instanceof YamlSequence list) || list.items().isEmpty()) {
            malformed("`any` must be a list of values that is not empty", value.span());
            return null;
        }
        List<Scalar> values = new ArrayList<>();
        for (YamlValue item : list.items()) {
            if (!(item instanceof YamlScalar scalar)) {
                malformed("`any` lists single values, not " + item.description(), item.span());
                return null;
            }
            values.add(scalar.value());
        }
        return new ColumnMatcher.AnyOf(values, span);
    }

    private @Nullable ColumnMatcher regex(@Nullable YamlValue value, Span span) {
        if (value instanceof YamlScalar scalar && scalar.isString() && !scalar.text().isEmpty()) {
            return new ColumnMatcher.Regex(scalar.value(), span);
        }
        Span place = value == null ? span : value.span();
        malformed("`regex` must be a text that is not empty", place);
        return null;
    }

    private @Nullable ColumnMatcher range(YamlMapping mapping) {
        shape.onlyKeys(mapping, KEYS, "a column condition");
        ValueBound min = bound(mapping, "min");
        ValueBound max = bound(mapping, "max");
        if (min != null || max != null) {
            return new ColumnMatcher.Range(min, max, mapping.span());
        }
        if (mapping.entries().stream().allMatch(entry -> KEYS.contains(entry.key().text()))) {
            malformed("a range needs `min` or `max`", mapping.span());
        }
        return null;
    }

    private @Nullable ValueBound bound(YamlMapping mapping, String key) {
        Scalar value = shape.scalar(mapping, key);
        Scalar inclusive = shape.scalar(mapping, key + "_inclusive");
        return value == null || value.isNull() ? null : new ValueBound(value, inclusive);
    }

    private void malformed(String message, Span span) {
        diagnostics.add(Diagnostic.error(DiagnosticCode.S014, message, span, "").withHelp(HELP));
    }
}
