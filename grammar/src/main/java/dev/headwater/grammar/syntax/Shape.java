package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the values of a document for the shape they must have, and reports those that have another.
record Shape(Diagnostics diagnostics) {

    /// The mapping, or null. A null value is an empty mapping.
    @Nullable YamlMapping mapping(YamlValue value, String what) {
        if (value instanceof YamlMapping mapping) {
            return mapping;
        }
        if (value.isNull()) {
            return new YamlMapping(List.of(), value.span());
        }
        wrong(value, what + " must be a mapping");
        return null;
    }

    /// The scalar, or null. `value` is null when the key is absent.
    @Nullable Scalar scalar(@Nullable YamlValue value, String what) {
        if (value == null) {
            return null;
        }
        if (value instanceof YamlScalar scalar) {
            return scalar.value();
        }
        wrong(value, what + " must be a single value");
        return null;
    }

    void wrong(YamlValue value, String rule) {
        String message = rule + ", not " + value.description();
        diagnostics.add(Diagnostic.error(DiagnosticCode.S005, message, value.span(), ""));
    }

    /// Reports each key of `mapping` that is not one of `known`.
    void onlyKeys(YamlMapping mapping, List<String> known, String what) {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().value().text();
            if (!entry.key().isString() || !known.contains(key)) {
                diagnostics.add(unknownKey(entry, known, what));
            }
        }
    }

    private static Diagnostic unknownKey(Entry entry, List<String> known, String what) {
        String key = entry.key().value().text();
        String message = "unknown key `" + key + "` in " + what;
        Diagnostic error = Diagnostic.error(DiagnosticCode.S003, message, entry.key().span(), "");
        String nearest = NearestName.of(key, known);
        return nearest == null
                ? error.withHelp("known keys are `" + String.join("`, `", known) + "`")
                : error.withHelp("a key with a similar name exists: `" + nearest + "`");
    }
}
