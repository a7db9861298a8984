package dev.headwater.engine.output;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// The column types that cohort tables have, and how each is stored.
///
/// 64-bit integers and times are delta-encoded: sorted subjects, near times and small counts shrink to a few bits before compression.
enum ParquetLeafType {
    INTEGER(Type.INT64, Encoding.DELTA_BINARY_PACKED),
    TIMESTAMP(Type.INT64, Encoding.DELTA_BINARY_PACKED),
    BOOLEAN(Type.BOOLEAN, Encoding.PLAIN),
    FLOAT(Type.FLOAT, Encoding.PLAIN),
    STRING(Type.BYTE_ARRAY, Encoding.PLAIN);

    private static final int INITIAL_BYTES = 4096;
    private static final int PAGE_BYTES = 1 << 20;

    private final Type physicalType;
    private final Encoding encoding;

    ParquetLeafType(Type physicalType, Encoding encoding) {
        this.physicalType = physicalType;
        this.encoding = encoding;
    }

    /// @throws IllegalArgumentException for a type that no cohort table has
    static ParquetLeafType of(ArrowType type) {
        return switch (type) {
            case ArrowType.Int integer when integer.getBitWidth() == 64 && integer.getIsSigned() -> INTEGER;
            case ArrowType.Timestamp time when time.getUnit() == TimeUnit.MICROSECOND && time.getTimezone() == null ->
                TIMESTAMP;
            case ArrowType.Bool _ -> BOOLEAN;
            case ArrowType.FloatingPoint number when number.getPrecision() == FloatingPointPrecision.SINGLE -> FLOAT;
            case ArrowType.Utf8 _ -> STRING;
            default -> throw new IllegalArgumentException("no column of a cohort table has the type " + type);
        };
    }

    Type physicalType() {
        return physicalType;
    }

    Encoding encoding() {
        return encoding;
    }

    /// What the physical type stands for, null when it speaks for itself.
    @Nullable LogicalType logicalType() {
        return switch (this) {
            case TIMESTAMP ->
                LogicalType.TIMESTAMP(
                        new TimestampType(false, org.apache.parquet.format.TimeUnit.MICROS(new MicroSeconds())));
            case STRING -> LogicalType.STRING(new StringType());
            case INTEGER, BOOLEAN, FLOAT -> null;
        };
    }

    ValuesWriter newValuesWriter() {
        HeapByteBufferAllocator allocator = HeapByteBufferAllocator.getInstance();
        return switch (this) {
            case INTEGER, TIMESTAMP -> new DeltaBinaryPackingValuesWriterForLong(INITIAL_BYTES, PAGE_BYTES, allocator);
            case BOOLEAN -> new BooleanPlainValuesWriter();
            case FLOAT, STRING -> new PlainValuesWriter(INITIAL_BYTES, PAGE_BYTES, allocator);
        };
    }
}
