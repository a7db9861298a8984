package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;

/// A text in quotes, as the task language has it.
///
/// Between double quotes a backslash begins an escape, as in JSON; between single quotes everything
/// stands for itself, and two of them for one. A line end with the blanks around it is one blank.
final class TextLiteral {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int HEXADECIMAL_LENGTH = 4;

    private final Span span;
    private final String raw;
    private final Diagnostics diagnostics;
    private final StringBuilder content = new StringBuilder();
    private int at = 1;

    private TextLiteral(Span span, Diagnostics diagnostics) {
        this.span = span;
        this.raw = span.text();
        this.diagnostics = diagnostics;
    }

    /// The string between the quotes at both ends of `span`. A bad escape is reported and left as
    /// it is.
    static Scalar read(Span span, Diagnostics diagnostics) {
        return new Scalar(new TextLiteral(span, diagnostics).content(), Scalar.Kind.STRING, span);
    }

    private String content() {
        char quote = raw.charAt(0);
        while (at < raw.length() - 1) {
            char c = raw.charAt(at);
            if (c == '\n' || c == '\r') {
                fold();
            } else if (c == '\'' && quote == '\'') {
                content.append(c);
                at += 2;
            } else if (c == '\\' && quote == '"') {
                escape();
            } else {
                content.append(c);
                at++;
            }
        }
        return content.toString();
    }

    private void fold() {
        int blanks = 0;
        while (isBlank(raw.charAt(at - blanks - 1))) {
            blanks++;
        }
        content.setLength(content.length() - blanks);
        content.append(' ');
        while (at < raw.length() - 1 && Character.isWhitespace(raw.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void escape() {
        char escaped = raw.charAt(at + 1);
        int known = ESCAPES.indexOf(escaped);
        if (known >= 0) {
            content.append(ESCAPED.charAt(known));
            at += 2;
            return;
        }
        int end = at + 2 + HEXADECIMAL_LENGTH;
        if (escaped == 'u' && end < raw.length() && isHexadecimal(raw.substring(at + 2, end))) {
            content.append((char) Integer.parseInt(raw.substring(at + 2, end), 16));
            at = end;
            return;
        }
        reportEscape(escaped);
        content.append('\\');
        at++;
    }

    private static boolean isHexadecimal(String digits) {
        return digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 0x80);
    }

    private void reportEscape(char escaped) {
        int length = Character.isWhitespace(escaped) ? 1 : Character.isSurrogate(escaped) ? 3 : 2;
        int start = span.start() + at;
        Span place = span.source().span(start, Math.min(start + length, span.end()));
        diagnostics.add(
                Diagnostic.error(DiagnosticCode.S023, "unknown escape", place, "")
                        .withHelp("write the backslash twice, or the text between single quotes"));
    }
}
