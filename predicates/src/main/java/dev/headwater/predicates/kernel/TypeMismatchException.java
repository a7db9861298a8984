package dev.headwater.predicates.kernel;

import java.io.Serializable;

/// A column equality compares kinds that cannot be compared, such as a string with a number.
public final class TypeMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    /// @param columnType what the data has, in words
    /// @param literal what the task asks for
    TypeMismatchException(String column, String columnType, Serializable literal) {
        super(
                "column `"
                        + column
                        + "` holds "
                        + columnType
                        + " and cannot equal `"
                        + literal
                        + "`");
        this.column = column;
    }

    public String column() {
        return column;
    }
}
