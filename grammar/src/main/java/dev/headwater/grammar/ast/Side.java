package dev.headwater.grammar.ast;

/// An endpoint of a window.
public enum Side {
    START,
    END
}
