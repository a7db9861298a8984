package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the values of a document for the shape they must have, and reports those that have another.
record Shape(Diagnostics diagnostics) {

    /// The mapping under `key`; an empty one when the key is absent, or its value is null or was
    /// reported.
    YamlMapping mapping(YamlMapping parent, String key) {
        YamlValue value = parent.get(key);
        if (value instanceof YamlMapping mapping) {
            return mapping;
        }
        if (value != null && !value.isNull()) {
            wrong(value, "`" + key + "` must be a mapping");
        }
        return new YamlMapping(List.of(), parent.span());
    }

    /// The scalar under `key`; null when the key is absent or its value was reported.
    @Nullable Scalar scalar(YamlMapping parent, String key) {
        YamlValue value = parent.get(key);
        if (value instanceof YamlScalar scalar) {
            return scalar.value();
        }
        if (value != null) {
            wrong(value, "`" + key + "` must be a single value");
        }
        return null;
    }

    /// Whether a key is a text; reported when not. `what` it names, such as `a window`.
    boolean isName(YamlScalar key, String what) {
        if (!key.isString()) {
            wrong(key, "the name of " + what + " must be a text");
        }
        return key.isString();
    }

    void wrong(YamlValue value, String rule) {
        String message = rule + ", not " + value.description();
        diagnostics.add(Diagnostic.error(DiagnosticCode.S005, message, value.span(), ""));
    }

    /// Reports each key of `mapping` that is not one of `known`.
    void onlyKeys(YamlMapping mapping, List<String> known, String what) {
        for (Entry entry : mapping.entries()) {
            if (!entry.key().isString() || !known.contains(entry.key().text())) {
                diagnostics.add(unknownKey(entry.key(), mapping, known, what));
            }
        }
    }

    /// The error of a key that is not one of `known`.
    static Diagnostic unknownKey(
            YamlScalar key, YamlMapping mapping, List<String> known, String what) {
        String message = "unknown key `" + key.text() + "` in " + what;
        Diagnostic error = Diagnostic.error(DiagnosticCode.S003, message, key.span(), "");
        String nearest = NearestName.of(key.text(), known);
        if (nearest == null) {
            return error.withHelp("known keys are `" + String.join("`, `", known) + "`");
        }
        Diagnostic guessed = error.withHelp("a key with a similar name exists: `" + nearest + "`");
        // A key that is there already cannot be meant again.
        return mapping.get(nearest) == null
                ? guessed.withFix(Edit.safe(key.span(), nearest))
                : guessed;
    }
}
