package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Scalar;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Metadata in the text form.
final class DatumText {
    private static final Pattern LITERAL =
            Pattern.compile("[-+]?[0-9]+(_[0-9]+)*(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final CohortNames names;

    DatumText(NoOtherForm mistakes) {
        this.names = new CohortNames(mistakes);
    }

    String of(Datum datum) {
        return switch (datum) {
            case Datum.Value(Scalar scalar) -> literal(scalar);
            case Datum.Items items ->
                    items.items().stream()
                            .map(this::of)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Datum.Fields fields when fields.fields().isEmpty() -> "{}";
            case Datum.Fields fields ->
                    fields.fields().stream()
                            .map(field -> names.of(field.name()) + " = " + of(field.value()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    /// A number that the text form has no numeral for becomes a text, as metadata mean nothing.
    private static String literal(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> "null";
            case BOOLEAN -> scalar.text();
            case INTEGER, FLOAT ->
                    LITERAL.matcher(scalar.text()).matches()
                            ? scalar.text()
                            : QuotedText.of(scalar.text());
            case STRING -> QuotedText.folded("", scalar.text());
        };
    }
}
