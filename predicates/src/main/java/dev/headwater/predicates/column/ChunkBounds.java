package dev.headwater.predicates.column;

import org.jspecify.annotations.Nullable;

/// What a file says of the codes and values of a stretch of rows before any is read.
///
/// Codes are UTF-8 in the order of unsigned bytes; null = not known. Values are bounds on all that
/// are neither null nor NaN; -inf and inf = not known. `hasFloats`: values are stored as floats.
public record ChunkBounds(
        byte @Nullable [] lowestCode,
        byte @Nullable [] highestCode,
        double lowestValue,
        double highestValue,
        boolean hasFloats) {
    /// Nothing is known.
    public static final ChunkBounds UNKNOWN =
            new ChunkBounds(null, null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
}
