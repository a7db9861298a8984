package dev.headwater.engine.scan;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/// What a column holds: physical and logical type in one. Integers of less than 32 bits are stored
/// as, and count as, `INT32`.
enum ColumnType {
    BOOLEAN,
    INT32,
    UINT32,
    /// Unsigned 64-bit integers too, with the bits they have.
    INT64,
    FLOAT,
    DOUBLE,
    DATE,
    TIMESTAMP_MILLIS,
    TIMESTAMP_MICROS,
    TIMESTAMP_NANOS,
    /// Timestamps of old writers.
    INT96,
    TEXT,
    /// Nothing but nulls, which fit every use.
    NULLS,
    /// Decimals, times of day, intervals, half floats, byte blocks of fixed length.
    UNSUPPORTED;

    /// Whether all values are integers.
    boolean isInteger() {
        return switch (this) {
            case INT32, UINT32, INT64, NULLS -> true;
            case BOOLEAN,
                    FLOAT,
                    DOUBLE,
                    DATE,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    INT96,
                    TEXT,
                    UNSUPPORTED ->
                    false;
        };
    }

    /// Whether all values are points in time.
    boolean isTime() {
        return switch (this) {
            case DATE, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS, INT96, NULLS -> true;
            case BOOLEAN, INT32, UINT32, INT64, FLOAT, DOUBLE, TEXT, UNSUPPORTED -> false;
        };
    }

    static ColumnType of(SchemaElement element) {
        Type physical = element.getType();
        if (physical == null) {
            return UNSUPPORTED;
        }
        if (element.getLogicalType() != null && element.getLogicalType().isSetUNKNOWN()) {
            return NULLS;
        }
        return switch (physical) {
            case BOOLEAN -> BOOLEAN;
            case INT32 -> int32(element);
            case INT64 -> int64(element);
            case INT96 -> INT96;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case BYTE_ARRAY -> text(element);
            case FIXED_LEN_BYTE_ARRAY -> UNSUPPORTED;
        };
    }

    private static ColumnType int32(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        ConvertedType converted = element.getConverted_type();
        if (logical != null && logical.isSetINTEGER()) {
            boolean isUnsigned = !logical.getINTEGER().isSigned;
            return isUnsigned && logical.getINTEGER().bitWidth == 32 ? UINT32 : INT32;
        }
        if (logical != null && logical.isSetDATE()) {
            return DATE;
        }
        if (logical != null) {
            return UNSUPPORTED;
        }
        return switch (converted) {
            case null -> INT32;
            case INT_8, INT_16, INT_32, UINT_8, UINT_16 -> INT32;
            case UINT_32 -> UINT32;
            case DATE -> DATE;
            default -> UNSUPPORTED;
        };
    }

    private static ColumnType int64(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        ConvertedType converted = element.getConverted_type();
        if (logical != null && logical.isSetTIMESTAMP()) {
            return timestamp(logical.getTIMESTAMP().unit);
        }
        if (logical != null) {
            return logical.isSetINTEGER() ? INT64 : UNSUPPORTED;
        }
        return switch (converted) {
            case null -> INT64;
            case TIMESTAMP_MILLIS -> TIMESTAMP_MILLIS;
            case TIMESTAMP_MICROS -> TIMESTAMP_MICROS;
            case INT_64, UINT_64 -> INT64;
            default -> UNSUPPORTED;
        };
    }

    private static ColumnType timestamp(TimeUnit unit) {
        if (unit.isSetMILLIS()) {
            return TIMESTAMP_MILLIS;
        }
        return unit.isSetMICROS() ? TIMESTAMP_MICROS : TIMESTAMP_NANOS;
    }

    private static ColumnType text(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        boolean isDecimal =
                logical != null
                        ? logical.isSetDECIMAL()
                        : element.getConverted_type() == ConvertedType.DECIMAL;
        return isDecimal ? UNSUPPORTED : TEXT;
    }
}
