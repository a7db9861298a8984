package dev.headwater.grammar.ast;

import org.jspecify.annotations.Nullable;

/// What a file says about itself. Each part is null when it is absent; a description that is no
/// text counts as absent.
public record Header(@Nullable Scalar description, @Nullable Datum metadata) {
    /// The field of the metadata that holds the name of the cohort.
    public static final String TITLE = "cohort";
}
