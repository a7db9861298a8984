package dev.headwater.engine.output;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// The column types that tables have, and how each is stored.
enum ParquetLeafType {
    INTEGER(Type.INT64),
    TIMESTAMP(Type.INT64),
    BOOLEAN(Type.BOOLEAN),
    FLOAT(Type.FLOAT),
    DOUBLE(Type.DOUBLE),
    STRING(Type.BYTE_ARRAY);

    private final Type physicalType;

    ParquetLeafType(Type physicalType) {
        this.physicalType = physicalType;
    }

    /// @throws IllegalArgumentException for a type that no table has
    static ParquetLeafType of(ArrowType type) {
        return switch (type) {
            case ArrowType.Int integer when integer.getBitWidth() == 64 && integer.getIsSigned() ->
                    INTEGER;
            case ArrowType.Timestamp time
                    when time.getUnit() == TimeUnit.MICROSECOND && time.getTimezone() == null ->
                    TIMESTAMP;
            case ArrowType.Bool _ -> BOOLEAN;
            case ArrowType.FloatingPoint number
                    when number.getPrecision() == FloatingPointPrecision.SINGLE ->
                    FLOAT;
            case ArrowType.FloatingPoint number
                    when number.getPrecision() == FloatingPointPrecision.DOUBLE ->
                    DOUBLE;
            case ArrowType.Utf8 _ -> STRING;
            default ->
                    throw new IllegalArgumentException("no column of a table has the type " + type);
        };
    }

    Type physicalType() {
        return physicalType;
    }

    /// What the physical type stands for, null when it speaks for itself.
    @Nullable LogicalType logicalType() {
        return switch (this) {
            case TIMESTAMP ->
                    LogicalType.TIMESTAMP(
                            new TimestampType(
                                    false,
                                    org.apache.parquet.format.TimeUnit.MICROS(new MicroSeconds())));
            case STRING -> LogicalType.STRING(new StringType());
            case INTEGER, BOOLEAN, FLOAT, DOUBLE -> null;
        };
    }
}
