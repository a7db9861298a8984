package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import dev.headwater.grammar.syntax.YamlValue.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// Reads the `code` of a plain predicate.
final class CodeReader {
    private static final String HELP =
            "write `code: X`, `code: { any: [X, Y] }`, `code: { regex: \"^X\" }` or"
                    + " `code: { descendants_of: X }`";

    private CodeReader() {}

    static CodeDeclaration read(YamlValue code) {
        return switch (code) {
            case YamlScalar scalar -> new CodeDeclaration.Literal(scalar.value(), scalar.span());
            case YamlSequence list ->
                    unreadable("`code` must be a text or a mapping, not a list", list.span());
            case YamlMapping mapping -> matcher(mapping);
        };
    }

    private static CodeDeclaration matcher(YamlMapping mapping) {
        if (mapping.entries().size() != 1) {
            return unreadable(
                    "`code` must have exactly one of `any`, `regex` and `descendants_of`",
                    mapping.span());
        }
        Entry entry = mapping.entries().getFirst();
        return switch (entry.key().text()) {
            case "any" -> anyOf(entry.value(), mapping.span());
            case "regex" -> regex(entry.value(), mapping.span());
            case "descendants_of" -> descendantsOf(entry.value(), mapping.span());
            default ->
                    unreadable(
                            "`code` takes `any`, `regex` or `descendants_of` only",
                            entry.key().span());
        };
    }

    private static CodeDeclaration anyOf(YamlValue value, Span span) {
        if (!(value instanceof YamlSequence list) || list.items().isEmpty()) {
            return unreadable("`any` must be a list of codes that is not empty", value.span());
        }
        List<Scalar> codes = new ArrayList<>();
        for (YamlValue item : list.items()) {
            if (!(item instanceof YamlScalar scalar)) {
                return unreadable("a code must be a text, not " + item.description(), item.span());
            }
            codes.add(scalar.value());
        }
        return new CodeDeclaration.AnyOf(codes, span);
    }

    private static CodeDeclaration descendantsOf(YamlValue value, Span span) {
        List<? extends YamlValue> items =
                value instanceof YamlSequence list ? list.items() : List.of(value);
        List<Scalar> ancestors = new ArrayList<>();
        for (YamlValue item : items) {
            if (!(item instanceof YamlScalar scalar) || !scalar.isString()) {
                return unreadable(
                        "`descendants_of` takes codes, not " + item.description(), item.span());
            }
            ancestors.add(scalar.value());
        }
        return ancestors.isEmpty()
                ? unreadable("`descendants_of` needs a code", value.span())
                : new CodeDeclaration.DescendantsOf(ancestors, span);
    }

    private static CodeDeclaration regex(YamlValue value, Span span) {
        if (value instanceof YamlScalar scalar && scalar.isString() && !scalar.text().isEmpty()) {
            return new CodeDeclaration.Regex(scalar.value(), span);
        }
        return unreadable("`regex` must be a text that is not empty", value.span());
    }

    private static CodeDeclaration unreadable(String message, Span span) {
        Diagnostic mistake =
                Diagnostic.error(DiagnosticCode.S012, message, span, "").withHelp(HELP);
        return new CodeDeclaration.Unreadable(mistake, span);
    }
}
