package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.source.TextForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Conditions on a column, as they stand in expressions of both forms.
final class MatcherText {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+([eE][0-9]+)?");

    private final NoOtherForm mistakes;

    MatcherText(NoOtherForm mistakes) {
        this.mistakes = mistakes;
    }

    String of(Name column, ColumnMatcher matcher) {
        String name = column(column);
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) -> name + equals(name, value) + literal(value);
            case ColumnMatcher.AnyOf(List<Scalar> values, _) ->
                    values.stream()
                            .map(this::literal)
                            .collect(Collectors.joining(", ", name + " in (", ")"));
            case ColumnMatcher.Regex(Scalar pattern, _) -> name + " ~ " + literal(pattern);
            case ColumnMatcher.DescendantsOf(List<Scalar> ancestors, _) ->
                    name + " descendants of " + texts(ancestors);
            case ColumnMatcher.Range(ValueBound min, ValueBound max, Span span) ->
                    range(name, min, max, span);
        };
    }

    private String texts(List<Scalar> texts) {
        return texts.size() == 1
                ? literal(texts.getFirst())
                : texts.stream().map(this::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    /// In the text form a code is just named: `code "X"`.
    private String equals(String column, Scalar value) {
        boolean isNamed =
                mistakes.target() == TextForm.COHORT
                        && column.equals("code")
                        && value.kind() == Scalar.Kind.STRING;
        return isNamed ? " " : " = ";
    }

    /// `3 <= value < 5`, or with one bound `value >= 3`.
    String range(String column, @Nullable ValueBound min, @Nullable ValueBound max, Span span) {
        String greater = min != null && isInclusive(min) ? " >= " : " > ";
        String less = max != null && isInclusive(max) ? " <= " : " < ";
        if (min != null && max != null) {
            return bound(min.value())
                    + greater.replace('>', '<')
                    + column
                    + less
                    + bound(max.value());
        }
        if (min != null) {
            return column + greater + bound(min.value());
        }
        if (max != null) {
            return column + less + bound(max.value());
        }
        mistakes.report(span, "a range without a bound", "give it one, or leave it out");
        return column;
    }

    private boolean isInclusive(ValueBound bound) {
        Scalar flag = bound.inclusive();
        return flag != null && isTrue(flag, "the flag");
    }

    /// Whether a flag is set; one that is neither a boolean nor null is reported.
    boolean isTrue(Scalar flag, String what) {
        if (flag.kind() != Scalar.Kind.BOOLEAN && !flag.isNull()) {
            mistakes.report(
                    flag.span(),
                    what + " `" + flag.text() + "`",
                    "write `true` or `false`, whichever is meant");
        }
        return flag.text().toLowerCase(Locale.ROOT).equals("true");
    }

    private String column(Name column) {
        boolean isWord =
                NoOtherForm.WORD.matcher(column.text()).matches()
                        && !DIGITS.matcher(column.text()).matches();
        if (!isWord || !ExpressionText.isColumn(column.text())) {
            mistakes.report(
                    column.span(),
                    "a condition on the column `" + column.text() + "`",
                    "rename it");
        }
        return column.text();
    }

    private String bound(Scalar value) {
        if (!value.isNumber() && value.kind() != Scalar.Kind.STRING) {
            mistakes.report(
                    value.span(), "the bound `" + value.text() + "`", "write a number or a time");
        }
        return literal(value);
    }

    String literal(Scalar value) {
        return switch (value.kind()) {
            case STRING -> mistakes.text(value);
            case BOOLEAN -> value.text().toLowerCase(Locale.ROOT);
            case NULL -> "null";
            case INTEGER, FLOAT -> numeral(value);
        };
    }

    /// YAML has more ways to write a number than expressions have.
    private String numeral(Scalar value) {
        String plain = value.text().replace("_", "");
        if (NUMBER.matcher(plain).matches()) {
            return plain;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        int prefix = lower.indexOf('0');
        int radix = prefix < 0 ? 0 : radix(lower.substring(prefix));
        if (radix > 0) {
            String sign = lower.startsWith("-") ? "-" : "";
            return sign + new BigInteger(lower.substring(prefix + 2), radix);
        }
        mistakes.report(value.span(), "the number `" + value.text() + "`", "write a finite number");
        return plain;
    }

    private static int radix(String digits) {
        return digits.startsWith("0x")
                ? 16
                : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 0;
    }
}
