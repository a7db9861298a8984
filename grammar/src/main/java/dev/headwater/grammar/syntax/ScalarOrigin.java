package dev.headwater.grammar.syntax;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.Arrays;

/// The content of a YAML scalar, or a part of it, and the place in the file of each of its
/// characters.
///
/// Quotes, escapes, indentation and folded line ends make the content differ from what stands in
/// the file. Indices are UTF-16 code units of `text`.
final class ScalarOrigin {
    private final SourceFile source;
    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final int limit;

    /// Character `i` of `text` stands at `starts[i] .. ends[i]`; `limit` is where the content ends
    /// in the file.
    ScalarOrigin(SourceFile source, String text, int[] starts, int[] ends, int limit) {
        this.source = source;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.limit = limit;
    }

    /// Content that stands in the file as it is, at `start`.
    static ScalarOrigin verbatim(SourceFile source, String text, int start) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start + i;
            ends[i] = start + i + 1;
        }
        return new ScalarOrigin(source, text, starts, ends, start + text.length());
    }

    String text() {
        return text;
    }

    /// The content for a message: in backquotes, on one line.
    String quoted() {
        return text.isBlank() ? "(empty)" : "`" + text.strip().replaceAll("\\s+", " ") + "`";
    }

    /// The whole content, without quotes.
    Span span() {
        return span(0, text.length());
    }

    /// Where the characters `from .. to` stand.
    Span span(int from, int to) {
        int start = from < starts.length ? starts[from] : limit;
        int end = to > from ? ends[to - 1] : start;
        return source.span(start, end);
    }

    /// As `span`, with indices that count code points.
    Span codePointSpan(int from, int to) {
        return span(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    ScalarOrigin part(int from, int to) {
        int end = span(from, to).end();
        return new ScalarOrigin(
                source,
                text.substring(from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to),
                end);
    }
}
