package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.source.Span;
import java.util.regex.Pattern;

/// A text between double or single quotes. A backslash stands for itself; a quote is written twice.
///
/// A line end with the blanks around it is one blank, an empty line is a line end.
final class TextLiteral {
    private static final Pattern FOLD = Pattern.compile("[ \\t]*(?:\\r\\n|\\n|\\r)\\s*");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

    private TextLiteral() {}

    /// The string that stands in `span`, quotes included.
    static Scalar read(Span span) {
        String raw = span.text();
        String quote = raw.substring(0, 1);
        String folded =
                FOLD.matcher(raw.substring(1, raw.length() - 1))
                        .replaceAll(fold -> folded(fold.group()));
        return new Scalar(folded.replace(quote + quote, quote), Scalar.Kind.STRING, span);
    }

    private static String folded(String lineEnds) {
        long count = LINE_END.matcher(lineEnds).results().count();
        return count == 1 ? " " : "\n".repeat((int) count - 1);
    }
}
