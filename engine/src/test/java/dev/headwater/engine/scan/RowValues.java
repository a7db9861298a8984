package dev.headwater.engine.scan;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/// The values of generated columns, each made from a number, and the bytes that store them.
final class RowValues {
    static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private RowValues() {}

    /// Spread over all of the range, with both signs.
    static long wide(int i) {
        return i * 1_234_567_890_123L;
    }

    /// Of more than 64 bits.
    static BigInteger huge(int i) {
        return BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(i)).add(BigInteger.ONE);
    }

    static String text(int i) {
        return i % 7 == 0 ? "" : "Größe//" + i;
    }

    static Binary binary(byte[] bytes) {
        return Binary.fromConstantByteArray(bytes);
    }

    static Binary little(short value) {
        return binary(
                ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(value).array());
    }

    /// Big-endian, with the sign repeated in front.
    static Binary signed(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = value.toByteArray();
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
        return binary(bytes);
    }

    /// Nanoseconds below a microsecond are to be cut off.
    static Binary int96(int i) {
        long nanos = Math.floorMod(wide(i), MICROS_PER_DAY) * 1000 + 999;
        int day = (int) Math.floorDiv(wide(i), MICROS_PER_DAY) + JULIAN_DAY_OF_EPOCH;
        return binary(
                ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(nanos)
                        .putInt(day)
                        .array());
    }

    /// Wraps, as no time that far away has nanoseconds.
    static long nanos(long micros) {
        return micros * 1000 + 999;
    }
}
