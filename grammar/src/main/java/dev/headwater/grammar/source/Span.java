package dev.headwater.grammar.source;

/// A piece of a source file: offsets `start` (inclusive) to `end` (exclusive), `start <= end`.
public record Span(SourceFile source, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException(
                    "span " + start + ".." + end + " outside " + source.name());
        }
    }

    public int line() {
        return source.lineOf(start);
    }

    public int column() {
        return source.columnOf(start);
    }

    public String text() {
        return source.text().substring(start, end);
    }

    /// `name:line:column`, as editors read it.
    @Override
    public String toString() {
        return source.name() + ":" + line() + ":" + column();
    }
}
