package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;

/// A YAML scalar under the YAML 1.2 core rules: `yes`, `off` and `1:30` are strings, `None` is a string, a quoted scalar is a string.
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
}
