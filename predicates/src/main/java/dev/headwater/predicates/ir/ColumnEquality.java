package dev.headwater.predicates.ir;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// The data column `column` equals `literal`: a Boolean, Long, Double or String, or null, which
/// never matches.
public record ColumnEquality(String column, @Nullable Serializable literal)
        implements RowCondition {}
