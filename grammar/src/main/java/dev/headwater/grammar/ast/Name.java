package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;

/// A name as written, with its place. May be empty (`start ->`) or malformed; analysis decides.
public record Name(String text, Span span) {}
