package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry under `windows`. Flags, label and index timestamp are the scalars as written, null
/// when the key is absent.
public record WindowDeclaration(
        Name name,
        BoundaryDeclaration start,
        BoundaryDeclaration end,
        @Nullable Scalar startInclusive,
        @Nullable Scalar endInclusive,
        List<ConstraintDeclaration> has,
        @Nullable Scalar label,
        @Nullable Scalar indexTimestamp,
        Span span) {

    public WindowDeclaration {
        has = List.copyOf(has);
    }
}
