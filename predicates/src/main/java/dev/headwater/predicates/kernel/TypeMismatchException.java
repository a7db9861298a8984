package dev.headwater.predicates.kernel;

import java.io.Serializable;

/// A condition on a column does not go with what the column holds, such as a string that must equal
/// a number.
public final class TypeMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    /// @param columnType what the data has, in words
    /// @param refused what the task asks for, such as "cannot equal `5`"
    private TypeMismatchException(String column, String columnType, String refused) {
        super("column `" + column + "` holds " + columnType + " and " + refused);
        this.column = column;
    }

    static TypeMismatchException notEqual(String column, String columnType, Serializable literal) {
        return new TypeMismatchException(column, columnType, "cannot equal `" + literal + "`");
    }

    static TypeMismatchException noNumber(String column, String columnType) {
        return new TypeMismatchException(column, columnType, "has no range of numbers");
    }

    static TypeMismatchException noTime(String column, String columnType) {
        return new TypeMismatchException(column, columnType, "has no range of times");
    }

    static TypeMismatchException noText(String column) {
        return new TypeMismatchException(column, "no strings", "cannot match a regex");
    }

    public String column() {
        return column;
    }
}
