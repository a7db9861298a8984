package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.math.BigInteger;
import java.util.Locale;

/// A YAML scalar under the YAML 1.2 core rules: `yes`, `off` and `1:30` are strings, `None` is a
/// string, a quoted scalar is a string.
///
/// `text` is the scalar's content without quotes, `span` covers it with quotes.
public record Scalar(String text, Kind kind, Span span) {
    public enum Kind {
        NULL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.FLOAT;
    }

    /// The value of a number, whose text may be `0x1F`, `0o17`, `1_000`, `.5` or `-.inf`; of
    /// another scalar, not a number.
    public double doubleValue() {
        if (!isNumber()) {
            return Double.NaN;
        }
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        double magnitude = magnitude(unsigned);
        return negative ? -magnitude : magnitude;
    }

    private static double magnitude(String unsigned) {
        return switch (unsigned) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case ".nan" -> Double.NaN;
            case String hex when hex.startsWith("0x") ->
                    new BigInteger(hex.substring(2), 16).doubleValue();
            case String octal when octal.startsWith("0o") ->
                    new BigInteger(octal.substring(2), 8).doubleValue();
            case String binary when binary.startsWith("0b") ->
                    new BigInteger(binary.substring(2), 2).doubleValue();
            case String decimal -> Double.parseDouble(decimal);
        };
    }
}
