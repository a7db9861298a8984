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
    INT64,
    /// Integers with the bits they have, numbers and text with their value.
    UINT64,
    /// Decimals without a fraction.
    WHOLE_DECIMAL,
    DECIMAL,
    FLOAT16,
    FLOAT,
    DOUBLE,
    DATE,
    TIMESTAMP_MILLIS,
    TIMESTAMP_MICROS,
    TIMESTAMP_NANOS,
    /// Timestamps of old writers.
    INT96,
    TEXT,
    UUID,
    /// Nothing but nulls, which fit every use.
    NULLS,
    /// Times of day, intervals, geometries, variants.
    UNSUPPORTED;

    /// Whether all values are integers.
    boolean isInteger() {
        return switch (this) {
            case INT32, UINT32, INT64, UINT64, WHOLE_DECIMAL, NULLS -> true;
            case BOOLEAN,
                    DECIMAL,
                    FLOAT16,
                    FLOAT,
                    DOUBLE,
                    DATE,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    INT96,
                    TEXT,
                    UUID,
                    UNSUPPORTED ->
                    false;
        };
    }

    /// Whether all values are points in time.
    boolean isTime() {
        return switch (this) {
            case DATE, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS, INT96, NULLS -> true;
            case BOOLEAN,
                    INT32,
                    UINT32,
                    INT64,
                    UINT64,
                    WHOLE_DECIMAL,
                    DECIMAL,
                    FLOAT16,
                    FLOAT,
                    DOUBLE,
                    TEXT,
                    UUID,
                    UNSUPPORTED ->
                    false;
        };
    }

    /// As data frames call it.
    String typeName() {
        return switch (this) {
            case BOOLEAN -> "bool";
            case INT32 -> "int32";
            case UINT32 -> "uint32";
            case INT64 -> "int64";
            case UINT64 -> "uint64";
            case WHOLE_DECIMAL, DECIMAL -> "decimal";
            case FLOAT16 -> "halffloat";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case DATE -> "date32";
            case TIMESTAMP_MILLIS -> "timestamp[ms]";
            case TIMESTAMP_MICROS -> "timestamp[us]";
            case TIMESTAMP_NANOS -> "timestamp[ns]";
            case INT96 -> "timestamp[int96]";
            case TEXT -> "string";
            case UUID -> "uuid";
            case NULLS -> "null";
            case UNSUPPORTED -> "other";
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
        if (isDecimal(element)) {
            return scale(element) == 0 ? WHOLE_DECIMAL : DECIMAL;
        }
        return switch (physical) {
            case BOOLEAN -> BOOLEAN;
            case INT32 -> int32(element);
            case INT64 -> int64(element);
            case INT96 -> INT96;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case BYTE_ARRAY -> text(element);
            case FIXED_LEN_BYTE_ARRAY -> fixedBytes(element);
        };
    }

    /// The digits behind the point of a decimal.
    static int scale(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return logical != null && logical.isSetDECIMAL()
                ? logical.getDECIMAL().getScale()
                : element.getScale();
    }

    private static boolean isDecimal(SchemaElement element) {
        return element.getLogicalType() != null
                ? element.getLogicalType().isSetDECIMAL()
                : element.getConverted_type() == ConvertedType.DECIMAL;
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
        if (logical != null && logical.isSetINTEGER()) {
            return logical.getINTEGER().isSigned ? INT64 : UINT64;
        }
        if (logical != null) {
            return UNSUPPORTED;
        }
        return switch (converted) {
            case null -> INT64;
            case TIMESTAMP_MILLIS -> TIMESTAMP_MILLIS;
            case TIMESTAMP_MICROS -> TIMESTAMP_MICROS;
            case INT_64 -> INT64;
            case UINT_64 -> UINT64;
            default -> UNSUPPORTED;
        };
    }

    private static ColumnType timestamp(TimeUnit unit) {
        if (unit.isSetMILLIS()) {
            return TIMESTAMP_MILLIS;
        }
        return unit.isSetMICROS() ? TIMESTAMP_MICROS : TIMESTAMP_NANOS;
    }

    /// Bytes of which nothing is said count as text.
    private static ColumnType text(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        boolean isBinaryFormat =
                logical != null
                        && (logical.isSetVARIANT()
                                || logical.isSetGEOMETRY()
                                || logical.isSetGEOGRAPHY());
        return isBinaryFormat ? UNSUPPORTED : TEXT;
    }

    private static ColumnType fixedBytes(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSetUUID()) {
            return UUID;
        }
        if (logical != null && logical.isSetFLOAT16()) {
            return FLOAT16;
        }
        return logical == null && element.getConverted_type() == null ? TEXT : UNSUPPORTED;
    }
}
