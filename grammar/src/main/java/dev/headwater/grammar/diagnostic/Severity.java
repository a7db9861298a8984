package dev.headwater.grammar.diagnostic;

/// How bad a [Diagnostic] is. Only an error stops an extraction.
public enum Severity {
    ERROR,
    WARNING
}
