package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A YAML document as values with a place: aliases resolved, merge keys merged, keys unique.
///
/// A value behind an alias has the place of its anchor. Values may be shared, and never contain
/// themselves.
sealed interface YamlValue {
    Span span();

    /// What it is, to tell the user: `a list`, `the number 5`.
    String description();

    /// `origin` places the content, `value.span()` is the whole scalar with its quotes.
    record YamlScalar(Scalar value, ScalarOrigin origin, boolean isPlain) implements YamlValue {
        @Override
        public Span span() {
            return value.span();
        }

        @Override
        public String description() {
            return switch (value.kind()) {
                case NULL -> "null";
                case BOOLEAN -> "the boolean `" + text() + "`";
                case INTEGER, FLOAT -> "the number `" + text() + "`";
                case STRING -> "a text";
            };
        }

        String text() {
            return value.text();
        }

        Name name() {
            return new Name(text(), origin.span());
        }

        boolean isString() {
            return value.kind() == Scalar.Kind.STRING;
        }
    }

    record YamlSequence(List<YamlValue> items, Span span) implements YamlValue {
        @Override
        public String description() {
            return "a list";
        }
    }

    record YamlMapping(List<Entry> entries, Span span) implements YamlValue {
        @Override
        public String description() {
            return "a mapping";
        }

        /// The value of a string key, null when absent.
        @Nullable YamlValue get(String key) {
            for (Entry entry : entries) {
                if (entry.key().isString() && entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }
    }

    /// `valueIsMissing`: nothing stands after the key, as in `{key}` or `key:`.
    record Entry(YamlScalar key, YamlValue value, boolean valueIsMissing, Span span) {}

    default boolean isNull() {
        return this instanceof YamlScalar scalar && scalar.value().isNull();
    }
}
