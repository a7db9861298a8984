package dev.headwater.engine.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.UUIDType;
import org.apache.parquet.io.api.Binary;

/// A type of column and a use for it, with a value for every number.
record ColumnKind(
        String name,
        Type type,
        int length,
        LogicalType logical,
        ConvertedType converted,
        int scale,
        ColumnUse use,
        IntFunction<Object> stored,
        IntFunction<Object> expected) {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    /// First few values that repeat, then only new ones, so that dictionaries grow out of bounds.
    static int valueAt(int row) {
        return row < 450 ? row % 13 - 6 : row * 31 - 10_000;
    }

    GeneratedColumn column(String name, PageEncoding encoding, boolean isRequired) {
        return column(name, null, encoding, isRequired);
    }

    GeneratedColumn column(String name, String group, PageEncoding encoding, boolean isRequired) {
        SchemaElement element = new SchemaElement(name);
        element.setType(type);
        element.setType_length(length);
        element.setLogicalType(logical);
        element.setConverted_type(converted);
        if (scale >= 0) {
            element.setScale(scale);
            element.setPrecision(18);
        }
        element.setRepetition_type(
                isRequired ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL);
        return new GeneratedColumn(
                name,
                group,
                element,
                encoding,
                use,
                row -> stored.apply(valueAt(row)),
                row -> expected.apply(valueAt(row)));
    }

    static ColumnKind named(String name) {
        return all().stream().filter(kind -> kind.name.equals(name)).findFirst().orElseThrow();
    }

    static List<ColumnKind> all() {
        return List.of(
                of("subject", Type.INT64, null, ColumnUse.SUBJECT, ColumnKind::wide, i -> wide(i)),
                of("subject32", Type.INT32, null, ColumnUse.SUBJECT, i -> i, i -> (long) i),
                of(
                        "subject_u32",
                        Type.INT32,
                        integer(32, false),
                        ColumnUse.SUBJECT,
                        i -> i,
                        i -> Integer.toUnsignedLong(i)),
                of(
                        "number32",
                        Type.INT32,
                        integer(16, true),
                        ColumnUse.NUMBER,
                        i -> i,
                        i -> (double) i),
                of(
                        "number64",
                        Type.INT64,
                        null,
                        ColumnUse.NUMBER,
                        ColumnKind::wide,
                        i -> (double) wide(i)),
                of(
                        "number_u64",
                        Type.INT64,
                        integer(64, false),
                        ColumnUse.NUMBER,
                        ColumnKind::wide,
                        i -> new BigInteger(Long.toUnsignedString(wide(i))).doubleValue()),
                of("float", Type.FLOAT, null, ColumnUse.NUMBER, i -> i / 8f, i -> i / 8f),
                of("double", Type.DOUBLE, null, ColumnUse.NUMBER, i -> i / 7.0, i -> i / 7.0),
                time(
                        "millis",
                        true,
                        TimeUnit.MILLIS(new MilliSeconds()),
                        i -> wide(i) / 1000 * 1000),
                time("micros", false, TimeUnit.MICROS(new MicroSeconds()), ColumnKind::wide),
                time("nanos", true, TimeUnit.NANOS(new NanoSeconds()), ColumnKind::wide),
                of(
                        "date",
                        Type.INT32,
                        LogicalType.DATE(new DateType()),
                        ColumnUse.TIME,
                        i -> i,
                        i -> i * MICROS_PER_DAY),
                of("int96", Type.INT96, null, ColumnUse.TIME, ColumnKind::int96, ColumnKind::wide),
                of(
                        "text",
                        Type.BYTE_ARRAY,
                        LogicalType.STRING(new StringType()),
                        ColumnUse.CODE,
                        i -> binary(text(i).getBytes(UTF_8)),
                        ColumnKind::text),
                of("code32", Type.INT32, null, ColumnUse.CODE, i -> i, String::valueOf),
                of(
                        "code_u64",
                        Type.INT64,
                        integer(64, false),
                        ColumnUse.CODE,
                        ColumnKind::wide,
                        i -> Long.toUnsignedString(wide(i))),
                of("flag", Type.BOOLEAN, null, ColumnUse.ANY, i -> i % 3 == 0, i -> i % 3 == 0),
                decimal("decimal32", Type.INT32, 0, 2, i -> i),
                decimal("decimal64", Type.INT64, 0, 3, i -> (long) i),
                decimal("decimal_fixed", Type.FIXED_LEN_BYTE_ARRAY, 9, 5, i -> fixed(i, 9)),
                decimal(
                        "decimal_bytes",
                        Type.BYTE_ARRAY,
                        0,
                        4,
                        i -> binary(BigInteger.valueOf(i).toByteArray())),
                whole("whole_subject", ColumnUse.SUBJECT, i -> (long) i),
                whole("whole_number", ColumnUse.NUMBER, i -> (double) i),
                whole("whole_code", ColumnUse.CODE, String::valueOf),
                fixed(
                        "half",
                        2,
                        LogicalType.FLOAT16(new Float16Type()),
                        ColumnUse.NUMBER,
                        i -> little(Float.floatToFloat16(i)),
                        i -> Float.float16ToFloat(Float.floatToFloat16(i))),
                fixed(
                        "uuid",
                        16,
                        LogicalType.UUID(new UUIDType()),
                        ColumnUse.CODE,
                        i ->
                                binary(
                                        ByteBuffer.allocate(16)
                                                .putLong(wide(i))
                                                .putLong(~wide(i))
                                                .array()),
                        i -> new UUID(wide(i), ~wide(i)).toString()),
                fixed(
                        "fixed_text",
                        8,
                        null,
                        ColumnUse.CODE,
                        i -> binary(String.format("%08d", i & 0xfffff).getBytes(UTF_8)),
                        i -> String.format("%08d", i & 0xfffff)));
    }

    /// Spread over all of the range, with both signs.
    private static long wide(int i) {
        return i * 1_234_567_890_123L;
    }

    private static String text(int i) {
        return i % 7 == 0 ? "" : "Größe//" + i;
    }

    private static Binary binary(byte[] bytes) {
        return Binary.fromConstantByteArray(bytes);
    }

    private static Binary little(short value) {
        return binary(
                ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(value).array());
    }

    /// With the sign repeated in front.
    private static Binary fixed(int i, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = BigInteger.valueOf(i).toByteArray();
        Arrays.fill(bytes, (byte) (i < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
        return binary(bytes);
    }

    /// Nanoseconds below a microsecond are to be cut off.
    private static Binary int96(int i) {
        long nanos = Math.floorMod(wide(i), MICROS_PER_DAY) * 1000 + 999;
        int day = (int) Math.floorDiv(wide(i), MICROS_PER_DAY) + JULIAN_DAY_OF_EPOCH;
        return binary(
                ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(nanos)
                        .putInt(day)
                        .array());
    }

    private static LogicalType integer(int bits, boolean isSigned) {
        return LogicalType.INTEGER(new IntType((byte) bits, isSigned));
    }

    private static ColumnKind of(
            String name,
            Type type,
            LogicalType logical,
            ColumnUse use,
            IntFunction<Object> stored,
            IntFunction<Object> expected) {
        return new ColumnKind(name, type, 0, logical, null, -1, use, stored, expected);
    }

    private static ColumnKind time(
            String name, boolean isUtc, TimeUnit unit, IntToLongFunction micros) {
        return of(
                name,
                Type.INT64,
                LogicalType.TIMESTAMP(new TimestampType(isUtc, unit)),
                ColumnUse.TIME,
                i -> {
                    if (unit.isSetMILLIS()) {
                        return micros.applyAsLong(i) / 1000;
                    }
                    return unit.isSetMICROS()
                            ? micros.applyAsLong(i)
                            : nanos(micros.applyAsLong(i));
                },
                i ->
                        unit.isSetNANOS()
                                ? Math.floorDiv(nanos(micros.applyAsLong(i)), 1000L)
                                : micros.applyAsLong(i));
    }

    /// Wraps, as no time that far away has nanoseconds.
    private static long nanos(long micros) {
        return micros * 1000 + 999;
    }

    private static ColumnKind decimal(
            String name, Type type, int length, int scale, IntFunction<Object> stored) {
        return new ColumnKind(
                name,
                type,
                length,
                LogicalType.DECIMAL(new DecimalType(scale, 18)),
                ConvertedType.DECIMAL,
                scale,
                ColumnUse.NUMBER,
                stored,
                i -> new BigDecimal(BigInteger.valueOf(i), scale).doubleValue());
    }

    /// Decimals without fraction, annotated in the old way only.
    private static ColumnKind whole(String name, ColumnUse use, IntFunction<Object> expected) {
        return new ColumnKind(
                name,
                Type.FIXED_LEN_BYTE_ARRAY,
                16,
                null,
                ConvertedType.DECIMAL,
                0,
                use,
                i -> fixed(i, 16),
                expected);
    }

    private static ColumnKind fixed(
            String name,
            int length,
            LogicalType logical,
            ColumnUse use,
            IntFunction<Object> stored,
            IntFunction<Object> expected) {
        return new ColumnKind(
                name, Type.FIXED_LEN_BYTE_ARRAY, length, logical, null, -1, use, stored, expected);
    }
}
