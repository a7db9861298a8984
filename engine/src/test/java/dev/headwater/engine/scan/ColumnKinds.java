package dev.headwater.engine.scan;

import static dev.headwater.engine.scan.RowValues.MICROS_PER_DAY;
import static dev.headwater.engine.scan.RowValues.binary;
import static dev.headwater.engine.scan.RowValues.huge;
import static dev.headwater.engine.scan.RowValues.little;
import static dev.headwater.engine.scan.RowValues.nanos;
import static dev.headwater.engine.scan.RowValues.signed;
import static dev.headwater.engine.scan.RowValues.text;
import static dev.headwater.engine.scan.RowValues.wide;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.UUIDType;

/// Every type of column that can be read, with every use it has.
final class ColumnKinds {
    private ColumnKinds() {}

    static ColumnKind named(String name) {
        return all().stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
    }

    static List<ColumnKind> all() {
        return List.of(
                of("subject", Type.INT64, null, ColumnUse.SUBJECT, RowValues::wide, i -> wide(i)),
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
                        RowValues::wide,
                        i -> (double) wide(i)),
                of(
                        "number_u64",
                        Type.INT64,
                        integer(64, false),
                        ColumnUse.NUMBER,
                        RowValues::wide,
                        i -> new BigInteger(Long.toUnsignedString(wide(i))).doubleValue()),
                of("float", Type.FLOAT, null, ColumnUse.NUMBER, i -> i / 8f, i -> i / 8f),
                of("double", Type.DOUBLE, null, ColumnUse.NUMBER, i -> i / 7.0, i -> i / 7.0),
                time(
                        "millis",
                        true,
                        TimeUnit.MILLIS(new MilliSeconds()),
                        i -> wide(i) / 1000 * 1000),
                time("micros", false, TimeUnit.MICROS(new MicroSeconds()), RowValues::wide),
                time("nanos", true, TimeUnit.NANOS(new NanoSeconds()), RowValues::wide),
                of(
                        "date",
                        Type.INT32,
                        LogicalType.DATE(new DateType()),
                        ColumnUse.TIME,
                        i -> i,
                        i -> i * MICROS_PER_DAY),
                of("int96", Type.INT96, null, ColumnUse.TIME, RowValues::int96, RowValues::wide),
                of(
                        "text",
                        Type.BYTE_ARRAY,
                        LogicalType.STRING(new StringType()),
                        ColumnUse.CODE,
                        i -> binary(text(i).getBytes(UTF_8)),
                        RowValues::text),
                of("code32", Type.INT32, null, ColumnUse.CODE, i -> i, String::valueOf),
                of(
                        "code_u64",
                        Type.INT64,
                        integer(64, false),
                        ColumnUse.CODE,
                        RowValues::wide,
                        i -> Long.toUnsignedString(wide(i))),
                of("flag", Type.BOOLEAN, null, ColumnUse.ANY, i -> i % 3 == 0, i -> i % 3 == 0),
                decimal("decimal32", Type.INT32, 0, 2, i -> i),
                decimal("decimal64", Type.INT64, 0, 3, i -> (long) i),
                decimal(
                        "decimal_fixed",
                        Type.FIXED_LEN_BYTE_ARRAY,
                        9,
                        5,
                        i -> signed(BigInteger.valueOf(i), 9)),
                decimal(
                        "decimal_bytes",
                        Type.BYTE_ARRAY,
                        0,
                        4,
                        i -> binary(BigInteger.valueOf(i).toByteArray())),
                new ColumnKind(
                        "decimal_huge",
                        Type.FIXED_LEN_BYTE_ARRAY,
                        16,
                        LogicalType.DECIMAL(new DecimalType(30, 38)),
                        ConvertedType.DECIMAL,
                        30,
                        ColumnUse.NUMBER,
                        i -> signed(huge(i), 16),
                        i -> new BigDecimal(huge(i), 30).doubleValue()),
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
                i -> signed(BigInteger.valueOf(i), 16),
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
